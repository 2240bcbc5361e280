import type { Card, CardId } from '../card.ts';
import type { EventId } from '../event.ts';
import type { Grade } from '../grade.ts';
import type { Standing } from '../standing.ts';

/** A card and where it stands, as last heard from the store. */
export interface SessionCard {
  readonly card: Card;
  readonly standing: Standing;
}

/** Something done to the card on the screen that the store has to record. */
export type Act =
  | {
      readonly type: 'answer';
      readonly cardId: CardId;
      readonly grade: Grade;
      readonly durationMs: number;
    }
  | { readonly type: 'suspend'; readonly cardId: CardId }
  | { readonly type: 'bury'; readonly cardId: CardId }
  | { readonly type: 'flag'; readonly cardId: CardId; readonly reason: string };

/** Takes back the event that recorded an act. */
export interface Undo {
  readonly type: 'undo';
  readonly cardId: CardId;
  readonly target: EventId;
}

/** What the session asks of the world around it. Each but `finish` is reported on by an input. */
export type Effect = Act | Undo | { readonly type: 'finish' };

/** An act that is in the log, under the id of its event. */
export type RecordedAct = Act & {
  readonly eventId: EventId;
  /** Whether the card has to be repeated on this study day because of it. */
  readonly again: boolean;
};

/** A key pressed, or the store's report. `at` is the time of it in milliseconds. */
export type SessionInput = { readonly at: number } & (
  | { readonly type: 'show' }
  | { readonly type: 'grade'; readonly grade: Grade }
  | { readonly type: 'suspend' }
  | { readonly type: 'bury' }
  | { readonly type: 'flag'; readonly reason: string }
  | { readonly type: 'undo' }
  | { readonly type: 'quit' }
  /** The effect asked for is in the log as `eventId`, and its card now stands like this. */
  | { readonly type: 'recorded'; readonly eventId: EventId; readonly standing: Standing }
  /** The effect asked for could not be recorded: nothing has happened. */
  | { readonly type: 'refused' }
);

/**
 * A session as data: what was dealt, what was done since, and what is on the screen. Where the
 * session has got to follows from the first two, which is why an undo only has to drop an act.
 */
export interface SessionState {
  /** Every card of the session; the standing is replaced as the store reports it. */
  readonly cards: ReadonlyMap<CardId, SessionCard>;
  /** The cards to go through once, in order. */
  readonly order: readonly CardId[];
  /** The cards that came with a drill still owed from earlier in the day. */
  readonly owed: readonly CardId[];
  /** Oldest first, without what was taken back. */
  readonly acts: readonly RecordedAct[];
  /** The effect that the store has not reported on yet. Until it does, the session stands still. */
  readonly pending: Act | Undo | null;
  /** Whether the answer of the card on the screen can be seen. */
  readonly shown: boolean;
  /** When that card was put on the screen, in milliseconds. */
  readonly askedAt: number;
  /** Whether the person left before the end. */
  readonly quit: boolean;
}

/** The card on the screen, if the session is not over. */
export function currentCard(state: SessionState): SessionCard | undefined {
  const id = state.quit ? undefined : cardsToCome(state)[0];
  return id === undefined ? undefined : state.cards.get(id);
}

/**
 * The cards that are still to be asked, the one on the screen first; no card is in it twice.
 * All that is ever asked is one list: the cards in their order, the drills owed, and then each
 * card that an answer left a drill of, in the order of those answers. Every act but a flag moves on by one.
 */
export function cardsToCome(state: SessionState): readonly CardId[] {
  const again = state.acts.filter((act) => act.again);
  const asked = [...state.order, ...state.owed, ...again.map((act) => act.cardId)];
  return asked.slice(cardsDone(state));
}

/** How many of the cards to come belong to the drill round. */
export function drillsToCome(state: SessionState): number {
  const fromOrder = Math.max(0, state.order.length - cardsDone(state));
  return cardsToCome(state).length - fromOrder;
}

function cardsDone(state: SessionState): number {
  return state.acts.filter((act) => act.type !== 'flag').length;
}
