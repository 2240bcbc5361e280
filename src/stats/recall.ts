import type { RecallTally } from './tallies.ts';

/** All that some tallies count together. */
export function together(tallies: Iterable<RecallTally>): RecallTally {
  let counted = 0;
  let passed = 0;
  for (const tally of tallies) {
    counted += tally.counted;
    passed += tally.passed;
  }
  return { counted, passed };
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
