import { computeDecayFactor, FSRSAlgorithm } from 'ts-fsrs';
import { type Day, daysBetween } from '../../day.ts';
import type { Grade } from '../../grade.ts';
import { ratingOf } from '../fsrs.ts';
import { defaultFsrsParameters } from '../fsrs-parameters.ts';
import { maximumIntervalDays } from '../scheduler.ts';

/** What FSRS takes to be remembered of a card since its last answer, on study day `lastDay`. */
export interface Remembered {
  readonly stability: number;
  readonly difficulty: number;
  readonly lastDay: Day;
}

/**
 * A model of memory that says how likely a card is recalled, whatever scheduler plans its due
 * days.
 */
export interface Judge {
  /** What is remembered after an answer on `day`; `before` is null for the first one. */
  after(before: Remembered | null, grade: Grade, day: Day): Remembered;
  /** The chance of recall on `day`, 0 to 1. */
  recall(memory: Remembered, day: Day): number;
}

/** FSRS-6 as a judge, with these parameters (the published ones for null); see `fsrs`. */
export function fsrsJudge(parameters: readonly number[] | null): Judge {
  const w = [...(parameters ?? defaultFsrsParameters)];
  const algorithm = new FSRSAlgorithm({
    w,
    maximum_interval: maximumIntervalDays,
    enable_fuzz: false,
    enable_short_term: true,
  });
  const { decay, factor } = computeDecayFactor(w);
  return {
    after: (before, grade, day) => {
      const elapsed = before === null ? 0 : elapsedDays(before, day);
      const { stability, difficulty } = algorithm.next_state(before, elapsed, ratingOf(grade));
      return { stability, difficulty, lastDay: day };
    },
    // Not the library's: it rounds, which takes most of its time, and this runs millions of times.
    recall: (memory, day) => (1 + (factor * elapsedDays(memory, day)) / memory.stability) ** decay,
  };
}

function elapsedDays({ lastDay }: Remembered, day: Day): number {
  return Math.max(0, daysBetween(lastDay, day));
}
