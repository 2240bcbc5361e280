import type { Prediction } from './metrics.ts';
import { clampProbability, type Training } from './predictor.ts';
import type { RecallItem } from './recall-items.ts';

/** The log is cut into one block more: the first is only learnt from. */
export const foldCount = 5;

/** Reviews to predict, and those before them, from which may be learnt. */
export interface Fold {
  readonly earlier: readonly RecallItem[];
  readonly later: readonly RecallItem[];
}

/**
 * Six blocks of items in the order of time, as five folds: each block after the first is predicted
 * from all before it. Blocks are equally long; the first also takes what is left over.
 */
export function expandingFolds(items: readonly RecallItem[]): readonly Fold[] {
  const length = Math.floor(items.length / (foldCount + 1));
  const first = items.length - foldCount * length;
  return Array.from({ length: foldCount }, (_, index) => {
    const start = first + index * length;
    return { earlier: items.slice(0, start), later: items.slice(start, start + length) };
  });
}

/** One fold: the last part of the items, and the first `share` of them to learn from. */
export function splitOff(items: readonly RecallItem[], share: number): Fold {
  const start = Math.floor(items.length * share);
  return { earlier: items.slice(0, start), later: items.slice(start) };
}

/**
 * What a predictor that knows nothing but the earlier reviews says of the later ones, each before
 * its outcome is told.
 */
export async function predictFold(
  training: Training,
  { earlier, later }: Fold,
): Promise<readonly Prediction[]> {
  const { predict, observe } = await training(earlier);
  return later.map((item) => {
    const probability = clampProbability(predict(item));
    observe?.(item);
    return { item, probability };
  });
}
