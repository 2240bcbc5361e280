import type { RecallPrompt } from './recall-items.ts';

/** A prediction beside what came of it. */
export interface Prediction {
  readonly item: RecallPrompt & { readonly recalled: boolean };
  /** Above 0 and below 1. */
  readonly probability: number;
}

/** What a prediction cost: −ln of the probability that it gave to what came about. */
export function loss({ item, probability }: Prediction): number {
  return -Math.log(item.recalled ? probability : 1 - probability);
}

/**
 * Log loss: the mean of `loss`. 0 is perfect; saying 0.5 every time gives ln 2 = 0.693. It rewards
 * nothing but honest probabilities. NaN when there are none.
 */
export function logLoss(predictions: readonly Prediction[]): number {
  return predictions.reduce((sum, one) => sum + loss(one), 0) / predictions.length;
}

/**
 * RMSE(bins): reviews are put into bins by days elapsed, review number and lapses; it is
 * √(Σ n·(mean prediction − share recalled)² / Σ n) over the bins, n the reviews in a bin. The bins
 * are those of the srs-benchmark. 0 is perfect calibration, which a predictor can feign.
 */
export function rmseBins(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; error: number }>();
  for (const { item, probability } of predictions) {
    const key = binOf(item);
    const bin = bins.get(key) ?? { count: 0, error: 0 };
    bin.count += 1;
    bin.error += probability - (item.recalled ? 1 : 0);
    bins.set(key, bin);
  }
  const squares = [...bins.values()].reduce((sum, { count, error }) => sum + error ** 2 / count, 0);
  return Math.sqrt(squares / predictions.length);
}

/**
 * The bin of a review: each of its three numbers x stands for the whole step of a geometric series,
 * a·b^⌊log_b x⌋, with the constants of the srs-benchmark.
 */
function binOf({ daysElapsed, reviewNumber, lapses }: RecallPrompt): string {
  return [
    stepOf(daysElapsed, 3.62),
    stepOf(reviewNumber, 1.89),
    lapses === 0 ? 'none' : stepOf(lapses, 1.73),
  ].join(' ');
}

function stepOf(value: number, base: number): number {
  return Math.floor(Math.log(value) / Math.log(base));
}

/**
 * AUC: how often, of a recalled and a forgotten review, the recalled one was given the higher
 * probability, a tie counting one half. 0.5 is chance. By ranks (Mann and Whitney, 1947):
 * (Σ ranks of the recalled − r(r+1)/2) / (r·f), equal probabilities sharing their mean rank. Null
 * when all were recalled, or none.
 */
export function auc(predictions: readonly Prediction[]): number | null {
  const recalled = predictions.filter(({ item }) => item.recalled).length;
  const forgotten = predictions.length - recalled;
  if (recalled === 0 || forgotten === 0) return null;
  const sorted = [...predictions].sort((a, b) => a.probability - b.probability);
  let ranks = 0;
  for (let start = 0; start < sorted.length; ) {
    const probability = sorted[start]?.probability;
    let end = start;
    let recalledHere = 0;
    for (; sorted[end]?.probability === probability && end < sorted.length; end += 1) {
      if (sorted[end]?.item.recalled) recalledHere += 1;
    }
    ranks += (recalledHere * (start + 1 + end)) / 2;
    start = end;
  }
  return (ranks - (recalled * (recalled + 1)) / 2) / (recalled * forgotten);
}
