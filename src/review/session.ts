import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { owesDrill, type Standing } from '../standing.ts';
import {
  type Act,
  currentCard,
  type Effect,
  type SessionCard,
  type SessionInput,
  type SessionState,
  type Undo,
} from './state.ts';

/** Longer looks at a card are taken for time away from it. */
export const maximumDurationMs = 60_000;

export interface SessionStep {
  readonly state: SessionState;
  /** To be carried out in order. */
  readonly effects: readonly Effect[];
}

/** A session over `cards`, in the order given; those with a drill owed `today` come last. */
export function startSession(start: {
  readonly cards: readonly SessionCard[];
  readonly today: Day;
  readonly at: number;
}): SessionState {
  const cards = new Map(start.cards.map((item) => [item.card.id, item]));
  const isOwed = (item: SessionCard): boolean => owesDrill(item.standing, start.today);
  const dealt = [...cards.values()];
  return {
    cards,
    order: dealt.filter((item) => !isOwed(item)).map((item) => item.card.id),
    owed: dealt.filter(isOwed).map((item) => item.card.id),
    acts: [],
    pending: null,
    shown: false,
    askedAt: start.at,
    quit: false,
  };
}

/**
 * One step of a session. An input that makes no sense at this point changes nothing and has no
 * effect. An act takes hold when the store reports it recorded: no card comes on the screen before
 * the answer to the one before it is safe, and where the store refuses, the card is still there.
 */
export function step(state: SessionState, input: SessionInput): SessionStep {
  switch (input.type) {
    case 'recorded':
      return recorded(state, input);
    case 'refused':
      return move({ ...state, pending: null });
    case 'quit':
      return state.quit ? move(state) : move({ ...state, quit: true }, finish);
    case 'undo':
      return undo(state);
    default: {
      const item = currentCard(state);
      return item === undefined ? move(state) : atCard(state, item.card.id, input);
    }
  }
}

function atCard(
  state: SessionState,
  cardId: CardId,
  input: Extract<SessionInput, { type: 'show' | 'grade' | 'suspend' | 'bury' | 'flag' }>,
): SessionStep {
  switch (input.type) {
    case 'show':
      return move({ ...state, shown: true });
    case 'grade': {
      if (!state.shown) return move(state);
      const durationMs = Math.min(maximumDurationMs, Math.max(0, input.at - state.askedAt));
      return request(state, { type: 'answer', cardId, grade: input.grade, durationMs });
    }
    case 'suspend':
    case 'bury':
      return request(state, { type: input.type, cardId });
    case 'flag':
      return request(state, { type: 'flag', cardId, reason: input.reason });
  }
}

const finish: Effect = { type: 'finish' };

function move(state: SessionState, ...effects: readonly Effect[]): SessionStep {
  return { state, effects };
}

/** Asks the store for an effect, unless it is still at the one before. */
function request(state: SessionState, effect: Act | Undo): SessionStep {
  return state.pending === null ? move({ ...state, pending: effect }, effect) : move(state);
}

/** Asks to take back the last act. Still possible at the end, until the person has left. */
function undo(state: SessionState): SessionStep {
  const last = state.acts.at(-1);
  if (last === undefined || state.quit) return move(state);
  return request(state, { type: 'undo', cardId: last.cardId, target: last.eventId });
}

function recorded(
  state: SessionState,
  { at, eventId, standing }: Extract<SessionInput, { type: 'recorded' }>,
): SessionStep {
  const { pending } = state;
  if (pending === null) return move(state);
  const next: SessionState = {
    ...state,
    cards: withStanding(state.cards, pending.cardId, standing),
    acts:
      pending.type === 'undo'
        ? state.acts.slice(0, -1)
        : [...state.acts, { ...pending, eventId, again: isRepeated(pending, standing) }],
    pending: null,
  };
  if (pending.type === 'flag') return move(next);
  const asked: SessionState = { ...next, shown: false, askedAt: at };
  const over = !asked.quit && currentCard(asked) === undefined;
  return over ? move(asked, finish) : move(asked);
}

function isRepeated(act: Act, standing: Standing): boolean {
  return act.type === 'answer' && standing.drill !== null;
}

function withStanding(
  cards: SessionState['cards'],
  cardId: CardId,
  standing: Standing,
): SessionState['cards'] {
  const item = cards.get(cardId);
  return item === undefined ? cards : new Map(cards).set(cardId, { ...item, standing });
}
