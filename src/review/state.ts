import type { Card, CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { EventId } from '../event.ts';
import type { Grade } from '../grade.ts';
import type { AnswerMode } from '../schedule/answer.ts';
import type { Standing } from '../standing.ts';
import type { Attempt } from './attempt.ts';

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

/**
 * Takes back the event that recorded an act of this session; without a target, the latest act of
 * the study day before it.
 */
export type Undo =
  | { readonly type: 'undo'; readonly cardId: CardId; readonly target: EventId }
  | { readonly type: 'undo-earlier' };

/** Opens the note of a card, and reads it again. */
export interface Edit {
  readonly type: 'edit';
  readonly cardId: CardId;
}

/** What the session asks of the world around it. Each but `finish` is reported on by an input. */
export type Effect = Act | Undo | Edit | { readonly type: 'finish' };

/** An act that is in the log, under the id of its event. */
export type RecordedAct = Act & { readonly eventId: EventId };

/** A key pressed, or the report of the world. `at` is the time of it in milliseconds. */
export type SessionInput = {
  readonly at: number;
} /** The answer, or the next item of a list. */ & (
  | { readonly type: 'show' }
  /** Every item of a list. */
  | { readonly type: 'show-all' }
  /** The item shown last had not come to mind; again, it had. */
  | { readonly type: 'miss' }
  /** A choice, by its place on the card. */
  | { readonly type: 'pick'; readonly choice: number }
  /** What was typed as the answer. */
  | { readonly type: 'submit'; readonly text: string }
  | { readonly type: 'grade'; readonly grade: Grade }
  | { readonly type: 'suspend' }
  | { readonly type: 'bury' }
  | { readonly type: 'flag'; readonly reason: string }
  | { readonly type: 'edit' }
  | { readonly type: 'undo' }
  | { readonly type: 'quit' }
  | Report
);

export type Report =
  /** The effect asked for is in the log as `eventId`, and its card now stands like this. */
  | { readonly type: 'recorded'; readonly eventId: EventId; readonly standing: Standing }
  /** An act from before this session was taken back: its card, as it is now. */
  | { readonly type: 'restored'; readonly item: SessionCard }
  /** The cards of the session as they are now; those that are missing are gone. */
  | { readonly type: 'reloaded'; readonly cards: ReadonlyMap<CardId, SessionCard> }
  /** The effect asked for could not be carried out, or there was nothing to do: nothing happened. */
  | { readonly type: 'refused' };

/**
 * A session as data: what was dealt, what was done since, and what is on the screen. What is still
 * to come follows from the first two, which is why an undo only has to drop an act.
 */
export interface SessionState {
  readonly today: Day;
  /** Whether answers count for the schedule. */
  readonly mode: AnswerMode;
  /** Every card of the session; the standing is replaced as the store reports it. */
  readonly cards: ReadonlyMap<CardId, SessionCard>;
  /** The cards to go through once, in order. */
  readonly order: readonly CardId[];
  /** The cards that came with a drill still owed from earlier in the day. */
  readonly owed: readonly CardId[];
  /** Whether the answer to a card is typed. */
  readonly isTyped: (card: Card) => boolean;
  /** The instant (ms UTC) after which no other card is asked; null for none. */
  readonly until: number | null;
  /** Oldest first, without what was taken back. */
  readonly acts: readonly RecordedAct[];
  /** The effect that the world has not reported on yet. Until it does, the session stands still. */
  readonly pending: Act | Undo | Edit | null;
  /** The card on the screen; null when there is none left to ask. */
  readonly current: CardId | null;
  /** What the person has made of it so far, and whether the whole answer can be seen. */
  readonly attempt: Attempt;
  readonly shown: boolean;
  /** When that card was put on the screen, in milliseconds. */
  readonly askedAt: number;
  /** Whether the person left before the end. */
  readonly quit: boolean;
}

/** The card on the screen, if the session is not over. */
export function currentCard(state: SessionState): SessionCard | undefined {
  return state.quit || state.current === null ? undefined : state.cards.get(state.current);
}
