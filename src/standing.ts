import type { Day } from './day.ts';

/** What a scheduler remembers of how well a card is known. */
export type Memory =
  | {
      readonly scheduler: 'sm2';
      /** Ease factor × 100: a whole number, never below 130. */
      readonly ease100: number;
    }
  | {
      readonly scheduler: 'fsrs';
      /** Days after which recall has fallen to 90 %. */
      readonly stability: number;
      /** From 1, easy, to 10. */
      readonly difficulty: number;
    };

/** The schedule of a card that has been answered at least once. */
export interface Scheduled {
  readonly state: 'learning' | 'review' | 'relearning';
  readonly dueOn: Day;
  readonly intervalDays: number;
  readonly memory: Memory;
  /** Passes in a row. */
  readonly repetitions: number;
  /** How often a card in `review` was forgotten. */
  readonly lapses: number;
  /** Study day and instant (ms UTC) of the last answer that counted. */
  readonly lastDay: Day;
  readonly lastAt: number;
}

/**
 * Where a card stands in its schedule. `new` has never been answered; `learning` was answered but
 * never yet passed; `review` was passed; `relearning` was passed once and then forgotten.
 */
export type Schedule = { readonly state: 'new' } | Scheduled;

export type CardState = Schedule['state'];
export const cardStates: readonly CardState[] = ['new', 'learning', 'review', 'relearning'];

/** The starting ease factor × 100. */
export const initialEase100 = 250;

/** The ease factor × 100 that SM-2 goes by; the starting one where it has not seen the card. */
export function ease100Of(memory: Memory | null): number {
  return memory?.scheduler === 'sm2' ? memory.ease100 : initialEase100;
}

/** An interval of this many days or more is mature. */
export const matureIntervalDays = 21;

/** A repetition on the same study day that a card still owes. */
export interface Drill {
  readonly on: Day;
  /** The step of the learning (or relearning) steps that it waits at, from 0. */
  readonly step: number;
  readonly phase: 'learning' | 'relearning';
  /** The instant (ms UTC) from which it is asked; null for the end of the session. */
  readonly at: number | null;
}

/** All that a card's events say about it: the value that the fold computes. */
export interface Standing {
  readonly schedule: Schedule;
  readonly suspended: boolean;
  /** Why the card is flagged; null when it is not. */
  readonly flag: string | null;
  /** The study day for which the card is put off; null when it is not. */
  readonly buriedOn: Day | null;
  /** Null when no repetition is owed. One of an earlier study day is owed no more. */
  readonly drill: Drill | null;
  /** A change of substance in the note that has not been shown yet. */
  readonly revision: { readonly was: string; readonly now: string } | null;
  /** Marked after eight lapses, and again after every four more; an edit of substance clears it. */
  readonly leech: boolean;
}

export const newStanding: Standing = {
  schedule: { state: 'new' },
  suspended: false,
  flag: null,
  buriedOn: null,
  drill: null,
  revision: null,
  leech: false,
};

/** Whether a repetition is still owed on this study day. */
export function owesDrill(standing: Standing, day: Day): boolean {
  return standing.drill?.on === day;
}
