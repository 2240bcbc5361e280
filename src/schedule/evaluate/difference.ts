import type { CardId } from '../../card.ts';
import { loss, type Prediction } from './metrics.ts';

/** How much larger one log loss is than another; below 0 the first one predicts better. */
export interface LossDifference {
  readonly difference: number;
  /** Where the difference lies with 95 % confidence. */
  readonly low95: number;
  readonly high95: number;
}

const resamples = 500;
const seed = 2023;

/**
 * Log loss of `ours` minus that of `theirs`, for predictions of the same reviews in the same order.
 * The interval is a percentile bootstrap over cards (500 resamples), since the reviews of one card
 * are not independent of each other; seeded, so that the same log gives the same interval.
 */
export function lossDifference(
  ours: readonly Prediction[],
  theirs: readonly Prediction[],
): LossDifference {
  const cards = [...differencesByCard(ours, theirs).values()];
  // Flat arrays: with many cards, 500 resamples visit them in an order that no cache foresees.
  const sums = Float64Array.from(cards, (card) => card.sum);
  const counts = Float64Array.from(cards, (card) => card.count);
  const random = randomNumbers(seed);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    let count = 0;
    for (let drawn = 0; drawn < cards.length; drawn += 1) {
      const card = Math.floor(random() * cards.length);
      sum += sums[card] ?? 0;
      count += counts[card] ?? 0;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const total = cards.reduce((sum, card) => sum + card.sum, 0);
  return {
    difference: total / ours.length,
    low95: quantile(means, 0.025),
    high95: quantile(means, 0.975),
  };
}

interface CardDifference {
  sum: number;
  count: number;
}

function differencesByCard(
  ours: readonly Prediction[],
  theirs: readonly Prediction[],
): Map<CardId, CardDifference> {
  const cards = new Map<CardId, CardDifference>();
  for (const [index, one] of ours.entries()) {
    const other = theirs[index];
    if (other?.item !== one.item) throw new RangeError('Not predictions of the same reviews.');
    const card = cards.get(one.item.cardId) ?? { sum: 0, count: 0 };
    card.sum += loss(one) - loss(other);
    card.count += 1;
    cards.set(one.item.cardId, card);
  }
  return cards;
}

/** The value below which a share of sorted values lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
}

/** Numbers from 0 up to 1 that follow from a seed: the generator Mulberry32 (T. Ettinger, 2017). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
