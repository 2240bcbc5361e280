import type { Card, CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { AnswerMode } from '../schedule/answer.ts';
import { owesDrill } from '../standing.ts';
import {
  type Attempt,
  newAttempt,
  withAllItems,
  withChoice,
  withLastItemMissed,
  withNextItem,
} from './attempt.ts';
import {
  type Act,
  currentCard,
  type Edit,
  type Effect,
  type SessionCard,
  type SessionInput,
  type SessionState,
  type Undo,
} from './state.ts';
import { nextCard, toCome } from './to-come.ts';

/** Longer looks at a card are taken for time away from it. */
export const maximumDurationMs = 60_000;

export interface SessionStep {
  readonly state: SessionState;
  /** To be carried out in order. */
  readonly effects: readonly Effect[];
}

export interface SessionStart {
  readonly cards: readonly SessionCard[];
  readonly today: Day;
  readonly at: number;
  /** `review` unless told otherwise. */
  readonly mode?: AnswerMode;
  /** No answer is typed unless told otherwise. */
  readonly isTyped?: (card: Card) => boolean;
  /** The session ends with the card that is on the screen at that instant. */
  readonly until?: number | null;
}

/** A session over `cards`, in the order given; those with a drill owed `today` come last. */
export function startSession(start: SessionStart): SessionState {
  const { today, at, mode = 'review', isTyped = () => false, until = null } = start;
  const cards = new Map(start.cards.map((item) => [item.card.id, item]));
  const isOwed = ({ standing }: SessionCard): boolean =>
    mode === 'review' && owesDrill(standing, today);
  const dealt = [...cards.values()];
  const state: SessionState = {
    today,
    mode,
    cards,
    order: dealt.filter((item) => !isOwed(item)).map((item) => item.card.id),
    owed: dealt.filter(isOwed).map((item) => item.card.id),
    isTyped,
    until,
    acts: [],
    pending: null,
    current: null,
    attempt: { type: 'thought' },
    shown: false,
    askedAt: at,
    quit: false,
  };
  return asking(state, nextCard(state, at, null), at);
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
    case 'restored':
      return restored(state, input);
    case 'reloaded':
      return reloaded(state, input);
    case 'refused':
      return move({ ...state, pending: null });
    case 'quit':
      return state.quit ? move(state) : move({ ...state, quit: true }, finish);
    case 'undo':
      return undo(state);
    default: {
      const item = currentCard(state);
      return item === undefined ? move(state) : atCard(state, item, input);
    }
  }
}

type AtCard = Exclude<
  SessionInput,
  { type: 'recorded' | 'restored' | 'reloaded' | 'refused' | 'quit' | 'undo' }
>;

function atCard(state: SessionState, { card }: SessionCard, input: AtCard): SessionStep {
  const { attempt, shown } = state;
  const cardId = card.id;
  switch (input.type) {
    case 'show':
      if (shown || attempt.type !== 'items') return move({ ...state, shown: true });
      return move({ ...state, ...withNextItem(attempt, card.face) });
    case 'show-all':
      if (shown || attempt.type !== 'items') return move({ ...state, shown: true });
      return move({ ...state, attempt: withAllItems(attempt, card.face), shown: true });
    case 'miss':
      // Where nothing can be missed it is a key like any other: those show the answer.
      if (attempt.type !== 'items') return move({ ...state, shown: true });
      return move({ ...state, attempt: withLastItemMissed(attempt) });
    case 'pick':
      if (shown || attempt.type !== 'choices') return move(state);
      return move({ ...state, ...withChoice(attempt, input.choice, card.face) });
    case 'submit':
      if (shown || attempt.type !== 'typed') return move(state);
      return move({ ...state, attempt: { ...attempt, text: input.text }, shown: true });
    case 'grade': {
      if (!shown) return move(state);
      const durationMs = Math.min(maximumDurationMs, Math.max(0, input.at - state.askedAt));
      return request(state, { type: 'answer', cardId, grade: input.grade, durationMs });
    }
    case 'suspend':
    case 'bury':
    case 'edit':
      return request(state, { type: input.type, cardId });
    case 'flag':
      return request(state, { type: 'flag', cardId, reason: input.reason });
  }
}

const finish: Effect = { type: 'finish' };

function move(state: SessionState, ...effects: readonly Effect[]): SessionStep {
  return { state, effects };
}

/** Asks the world for an effect, unless it is still at the one before. */
function request(state: SessionState, effect: Act | Undo | Edit): SessionStep {
  return state.pending === null ? move({ ...state, pending: effect }, effect) : move(state);
}

/** Asks to take back the last act. Still possible at the end, until the person has left. */
function undo(state: SessionState): SessionStep {
  if (state.quit) return move(state);
  const last = state.acts.at(-1);
  if (last === undefined) return request(state, { type: 'undo-earlier' });
  return request(state, { type: 'undo', cardId: last.cardId, target: last.eventId });
}

function recorded(
  state: SessionState,
  { at, eventId, standing }: Extract<SessionInput, { type: 'recorded' }>,
): SessionStep {
  const { pending } = state;
  if (pending === null || pending.type === 'undo-earlier' || pending.type === 'edit') {
    return move(state);
  }
  const next: SessionState = {
    ...state,
    cards: withStanding(state.cards, pending.cardId, standing),
    acts:
      pending.type === 'undo' ? state.acts.slice(0, -1) : [...state.acts, { ...pending, eventId }],
    pending: null,
  };
  if (pending.type === 'flag') return move(next);
  if (pending.type === 'undo') return back(next, pending.cardId, at);
  return goOn(next, nextCard(next, at, pending.cardId), at);
}

/** An act from before the session was taken back: its card is asked now. */
function restored(
  state: SessionState,
  { at, item }: Extract<SessionInput, { type: 'restored' }>,
): SessionStep {
  const { id } = item.card;
  const isNew = !state.order.includes(id) && !owesDrill(item.standing, state.today);
  const next: SessionState = {
    ...state,
    cards: new Map(state.cards).set(id, item),
    order: isNew ? [id, ...state.order] : state.order,
    pending: null,
  };
  return back(next, id, at);
}

/** Puts a card on the screen again, if it is one that can be asked. */
function back(state: SessionState, id: CardId, at: number): SessionStep {
  const { first, drills } = toCome(state);
  const isToCome = first.includes(id) || drills.includes(id);
  return goOn(state, isToCome ? id : nextCard(state, at, null), at);
}

function goOn(state: SessionState, id: CardId | null, at: number): SessionStep {
  const next = asking(state, id, at);
  return !next.quit && next.current === null ? move(next, finish) : move(next);
}

/** Goes on with the cards as they are now, with the one on the screen if it is still there. */
function reloaded(
  state: SessionState,
  { at, cards }: Extract<SessionInput, { type: 'reloaded' }>,
): SessionStep {
  const next: SessionState = { ...state, cards, pending: null };
  const { current } = state;
  const before = current === null ? undefined : state.cards.get(current);
  const after = current === null ? undefined : cards.get(current);
  if (before === undefined || after === undefined) return goOn(next, nextCard(next, at, null), at);
  const isSame = JSON.stringify(before.card.face) === JSON.stringify(after.card.face);
  // What was begun of another list or typed for another answer is no use any more.
  return move(isSame ? next : asking(next, current, at));
}

/** The state with a card on the screen that nothing was done to yet. */
function asking(state: SessionState, id: CardId | null, at: number): SessionState {
  const card = id === null ? undefined : state.cards.get(id)?.card;
  const attempt: Attempt =
    card === undefined ? { type: 'thought' } : newAttempt(card.face, state.isTyped(card));
  return { ...state, current: card?.id ?? null, attempt, shown: false, askedAt: at };
}

function withStanding(
  cards: SessionState['cards'],
  cardId: CardId,
  standing: SessionCard['standing'],
): SessionState['cards'] {
  const item = cards.get(cardId);
  return item === undefined ? cards : new Map(cards).set(cardId, { ...item, standing });
}
