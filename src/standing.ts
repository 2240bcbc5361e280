import type { Day } from './day.ts';

/**
 * Where a card stands in its schedule. `new` has never been answered; `learning` was answered but
 * never yet passed; `review` was passed; `relearning` was passed once and then forgotten.
 */
export type Schedule =
  | { readonly state: 'new' }
  | {
      readonly state: 'learning' | 'review' | 'relearning';
      readonly dueOn: Day;
      readonly intervalDays: number;
      /** Ease factor × 100: a whole number, never below 130. */
      readonly ease100: number;
      /** Passes in a row. */
      readonly repetitions: number;
      /** How often a card in `review` was forgotten. */
      readonly lapses: number;
      /** Study day and instant (ms UTC) of the last answer that counted. */
      readonly lastDay: Day;
      readonly lastAt: number;
    };

export type CardState = Schedule['state'];
export const cardStates: readonly CardState[] = ['new', 'learning', 'review', 'relearning'];

/** The starting ease factor × 100. */
export const initialEase100 = 250;

/** An interval of this many days or more is mature. */
export const matureIntervalDays = 21;

/** All that a card's events say about it: the value that the fold computes. */
export interface Standing {
  readonly schedule: Schedule;
  readonly suspended: boolean;
  /** Why the card is flagged; null when it is not. */
  readonly flag: string | null;
  /** The study day for which the card is put off; null when it is not. */
  readonly buriedOn: Day | null;
  /** The study day on which the card still has to be drilled; null when there is no drill left. */
  readonly drillOn: Day | null;
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
  drillOn: null,
  revision: null,
  leech: false,
};
