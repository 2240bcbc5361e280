import type { CardId } from '../card.ts';
import { isPass } from '../grade.ts';
import { owesDrill, type Standing } from '../standing.ts';
import type { SessionCard, SessionState } from './state.ts';

/** The cards that are still to be asked, each once. */
export interface ToCome {
  /** Cards not asked yet, in their order. */
  readonly first: readonly CardId[];
  /** Cards to be repeated on this study day, in the order in which they were asked last. */
  readonly drills: readonly CardId[];
}

/** A drill may be asked so many milliseconds before its time, when nothing else is left. */
const learnAheadMs = 20 * 60_000;

/**
 * What is left of a session: it follows from what was dealt, what was done, and how cards stand.
 * Practice is repeated too, until what was failed is passed, but the log knows nothing of that.
 */
export function toCome(state: SessionState): ToCome {
  const lastAct = new Map<CardId, number>();
  state.acts.forEach((act, index) => {
    if (act.type !== 'flag') lastAct.set(act.cardId, index);
  });
  const isHere = (id: CardId): boolean => {
    const standing = state.cards.get(id)?.standing;
    return standing !== undefined && !isPutAway(standing, state);
  };
  const first = state.order.filter((id) => !lastAct.has(id) && isHere(id));
  const waiting = new Set(first);
  const dealt = new Map(state.owed.map((id, index) => [id, index - state.owed.length]));
  const askedLast = (id: CardId): number => lastAct.get(id) ?? dealt.get(id) ?? 0;
  const isOwed = ({ card: { id }, standing }: SessionCard): boolean => {
    if (state.mode === 'review') return owesDrill(standing, state.today);
    const act = state.acts[lastAct.get(id) ?? -1];
    return act?.type === 'answer' && !isPass(act.grade);
  };
  const drills = [...state.cards.values()]
    .filter((item) => isOwed(item) && !waiting.has(item.card.id))
    .map(({ card }) => card.id)
    .filter(isHere)
    .sort((a, b) => askedLast(a) - askedLast(b));
  return { first, drills };
}

function isPutAway(standing: Standing, { today }: SessionState): boolean {
  return standing.suspended || standing.buriedOn === today;
}

/**
 * The card to ask at an instant (ms UTC): a drill whose time has come, then what was not asked yet,
 * then drills without a time, then the drill whose time comes next, if that is soon. Not the card
 * `last` again while there is another. Null when nothing is left, or no time.
 */
export function nextCard(state: SessionState, at: number, last: CardId | null): CardId | null {
  if (state.until !== null && at >= state.until) return null;
  const { first, drills } = toCome(state);
  const timeOf = (id: CardId): number | null =>
    state.mode === 'cram' ? null : (state.cards.get(id)?.standing.drill?.at ?? null);
  const timed = drills
    .flatMap((id) => {
      const from = timeOf(id);
      return from === null ? [] : [{ id, from }];
    })
    .sort((a, b) => a.from - b.from);
  const inOrder = [
    ...timed.filter(({ from }) => from <= at).map(({ id }) => id),
    ...first,
    ...drills.filter((id) => timeOf(id) === null),
    ...timed.filter(({ from }) => from > at && from <= at + learnAheadMs).map(({ id }) => id),
  ];
  return inOrder.find((id) => id !== last) ?? inOrder[0] ?? null;
}

/** When the next repetition is due that the session does not wait for; null when there is none. */
export function nextDrillAt(state: SessionState): number | null {
  const times = toCome(state).drills.flatMap((id) => state.cards.get(id)?.standing.drill?.at ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
