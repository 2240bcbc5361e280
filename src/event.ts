import type { CardId } from './card.ts';
import type { Day } from './day.ts';
import type { Grade } from './grade.ts';
import type { Memory } from './standing.ts';

declare const eventIdBrand: unique symbol;

/** Globally unique; a UUID of version 7, so that ids sort by the time they were made. */
export type EventId = string & { readonly [eventIdBrand]: true };

export function eventId(text: string): EventId {
  return text as EventId;
}

/**
 * What an answer was to the schedule when it was given: the first ones of a new card (`learn`),
 * one that was due (`review`) or due again after a lapse (`relearn`), a repetition within the day
 * of what scored below 4 (`drill`), or practice apart from the schedule (`cram`).
 */
export const answerKinds = ['learn', 'review', 'relearn', 'drill', 'cram'] as const;
export type AnswerKind = (typeof answerKinds)[number];

interface EventBase {
  readonly id: EventId;
  readonly cardId: CardId;
  /** The machine that recorded it; breaks ties between events of the same millisecond. */
  readonly device: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** Minutes that local time was ahead of UTC. */
  readonly offsetMinutes: number;
  /** The study day as it was then; never computed again. */
  readonly day: Day;
}

/** What the scheduler made of an answer at the time: evidence, which the fold does not rely on. */
export interface RecordedOutcome {
  readonly intervalDays: number;
  /** Null while the card stays new. */
  readonly memory: Memory | null;
  readonly dueOn: Day | null;
}

/**
 * Everything that changes a card's standing. Events are appended and never edited: taking one
 * back is an event too.
 */
export type Event = EventBase &
  (
    | {
        readonly type: 'answer';
        readonly kind: AnswerKind;
        readonly grade: Grade;
        /** Milliseconds from the question to the grade. */
        readonly durationMs: number;
        /** Name and version of the scheduler that was in force, such as `sm2/1`. */
        readonly scheduler: string;
        readonly outcome: RecordedOutcome;
      }
    /** Takes back the event `target`. */
    | { readonly type: 'undo'; readonly target: EventId }
    | { readonly type: 'suspend' }
    | { readonly type: 'resume' }
    /** Not shown again until the next study day. */
    | { readonly type: 'bury' }
    | { readonly type: 'flag'; readonly reason: string }
    | { readonly type: 'unflag' }
    /** Starts the card over as new; what came before stays in the log. */
    | { readonly type: 'reset' }
    /** The note changed in substance: due again, and the change is shown once. */
    | { readonly type: 'revise'; readonly was: string; readonly now: string }
  );

export type AnswerEvent = Extract<Event, { type: 'answer' }>;
export type EventType = Event['type'];
