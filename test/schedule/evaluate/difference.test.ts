import { describe, expect, test } from 'vitest';
import { lossDifference } from '../../../src/schedule/evaluate/difference.ts';
import { logLoss, loss } from '../../../src/schedule/evaluate/metrics.ts';
import { recallItems } from '../../../src/schedule/evaluate/recall-items.ts';
import { simulatedAnswers } from './log.ts';

const items = recallItems(simulatedAnswers(100));
const saying = (probability: (recalled: boolean, index: number) => number) =>
  items.map((item, index) => ({ item, probability: probability(item.recalled, index) }));

describe('the difference of two log losses', () => {
  const better = saying((recalled) => (recalled ? 0.9 : 0.6));
  const worse = saying((recalled) => (recalled ? 0.8 : 0.7));

  test('is what it says, and lies in its interval', () => {
    const { difference, low95, high95 } = lossDifference(better, worse);
    expect(difference).toBeCloseTo(logLoss(better) - logLoss(worse), 12);
    expect(low95).toBeLessThan(difference);
    expect(high95).toBeGreaterThan(difference);
    expect(high95).toBeLessThan(0);
  });

  test('has the interval that theory gives for many cards: 1.96 standard errors around it', () => {
    const byCard = new Map<string, { sum: number; count: number }>();
    for (const [index, one] of better.entries()) {
      const other = worse[index];
      if (other === undefined) throw new Error('as many');
      const card = byCard.get(one.item.cardId) ?? { sum: 0, count: 0 };
      card.sum += loss(one) - loss(other);
      card.count += 1;
      byCard.set(one.item.cardId, card);
    }
    const { difference, low95, high95 } = lossDifference(better, worse);
    const squares = [...byCard.values()].map(({ sum, count }) => (sum - count * difference) ** 2);
    const error = Math.sqrt(squares.reduce((all, one) => all + one, 0)) / better.length;
    for (const reach of [difference - low95, high95 - difference]) {
      expect(reach / (1.96 * error)).toBeGreaterThan(0.85);
      expect(reach / (1.96 * error)).toBeLessThan(1.15);
    }
  });

  test('is the same each time, and turns its sign around with its sides', () => {
    const forth = lossDifference(better, worse);
    expect(lossDifference(better, worse)).toEqual(forth);
    expect(lossDifference(worse, better).difference).toBeCloseTo(-forth.difference, 12);
  });

  test('is nothing between a predictor and itself', () => {
    expect(lossDifference(better, better)).toEqual({ difference: 0, low95: 0, high95: 0 });
  });

  test('resamples whole cards: luck with cards gives a wider interval than with reviews', () => {
    const cards = new Map([...new Set(items.map(({ cardId }) => cardId))].map((id, n) => [id, n]));
    const width = (lucky: (item: (typeof items)[number], index: number) => boolean) => {
      const ours = items.map((item, index) => ({
        item: { ...item, recalled: true },
        probability: lucky(item, index) ? 0.9 : 0.6,
      }));
      const theirs = ours.map(({ item }) => ({ item, probability: 0.75 }));
      const { low95, high95 } = lossDifference(ours, theirs);
      return high95 - low95;
    };
    const byCard = width((item) => (cards.get(item.cardId) ?? 0) % 2 === 0);
    const byReview = width((_, index) => index % 2 === 0);
    expect(byCard).toBeGreaterThan(2 * byReview);
  });

  test('wants predictions of the same reviews', () => {
    expect(() => lossDifference(better, worse.slice(1))).toThrow(RangeError);
  });
});
