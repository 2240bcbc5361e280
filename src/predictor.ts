/**
 * Who foretells recall and is compared with the others: SM-2; FSRS as its authors give it, and with
 * parameters fitted to the person's own answers; the person's average; and a moving average.
 */
export const predictorNames = [
  'sm2',
  'fsrs-default',
  'fsrs-optimised',
  'average',
  'moving-average',
] as const;
export type PredictorName = (typeof predictorNames)[number];
