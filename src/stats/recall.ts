import { isPass } from '../grade.ts';
import { matureIntervalDays } from '../standing.ts';
import type { StatsAnswer } from './rows.ts';

/** What an answer says about memory, where it says anything. */
export interface Recall {
  readonly passed: boolean;
  /** By the interval the card had before the answer; null when no earlier answer tells it. */
  readonly maturity: 'young' | 'mature' | null;
}

/** How many reviews counted, and how many of them were passed. */
export interface RecallTally {
  readonly counted: number;
  readonly passed: number;
}

export const noRecall: RecallTally = { counted: 0, passed: 0 };

export function tallied(tally: RecallTally, recall: Recall): RecallTally {
  return { counted: tally.counted + 1, passed: tally.passed + (recall.passed ? 1 : 0) };
}

/**
 * True retention: the share of reviews that were passed. Null when none counted, for nothing is
 * known then.
 */
export function retention({ counted, passed }: RecallTally): number | null {
  return counted === 0 ? null : passed / counted;
}

/** The 97.5th percentile of the standard normal distribution. */
const z95 = 1.959963984540054;

/**
 * The range in which the true share lies with 95 % confidence; null when nothing counted.
 * E. B. Wilson's score interval (1927): sound for few reviews and for shares near 0 or 1.
 */
export function retentionRange({ counted, passed }: RecallTally): [number, number] | null {
  if (counted === 0) return null;
  const share = passed / counted;
  const z2 = z95 * z95;
  const scale = 1 + z2 / counted;
  const middle = (share + z2 / (2 * counted)) / scale;
  const reach =
    (z95 / scale) * Math.sqrt((share * (1 - share)) / counted + z2 / (4 * counted * counted));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

/** What an answer to a card says about memory, given the card's interval until then. */
export function recallOf(answer: StatsAnswer, intervalBefore: number | null): Recall {
  return { passed: isPass(answer.grade), maturity: maturityOf(intervalBefore) };
}

function maturityOf(intervalDays: number | null): Recall['maturity'] {
  if (intervalDays === null) return null;
  return intervalDays >= matureIntervalDays ? 'mature' : 'young';
}
