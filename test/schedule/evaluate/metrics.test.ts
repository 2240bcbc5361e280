import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId } from '../../../src/card.ts';
import { auc, logLoss, type Prediction, rmseBins } from '../../../src/schedule/evaluate/metrics.ts';
import type { PastAnswer } from '../../../src/schedule/evaluate/recall-items.ts';

const past: PastAnswer = { grade: 4, daysElapsed: 0, before: null };
const prompt = { cardId: cardId('a'), past, daysElapsed: 1, reviewNumber: 2, lapses: 0 };

function prediction(
  probability: number,
  recalled: boolean,
  facts: Partial<Facts> = {},
): Prediction {
  return { probability, item: { ...prompt, recalled, ...facts } };
}

type Facts = Pick<Prediction['item'], 'daysElapsed' | 'reviewNumber' | 'lapses'>;

const anyPredictions = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
    .map(([tenths, recalled]) => prediction(tenths / 10, recalled)),
  { minLength: 1, maxLength: 40 },
);

describe('log loss', () => {
  test('by hand: −(ln 0.8 + ln 0.4) / 2', () => {
    expect(logLoss([prediction(0.8, true), prediction(0.6, false)])).toBeCloseTo(0.569717, 6);
  });

  test('of saying one half every time is ln 2', () => {
    expect(logLoss([prediction(0.5, true), prediction(0.5, false)])).toBeCloseTo(Math.LN2, 12);
  });

  test('is least, of all constants, for the share that was recalled', () => {
    fc.assert(
      fc.property(
        anyPredictions,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (all, other) => {
          const share = all.filter(({ item }) => item.recalled).length / all.length;
          fc.pre(share > 0 && share < 1);
          const saying = (probability: number) =>
            logLoss(all.map(({ item }) => ({ item, probability })));
          expect(saying(share)).toBeLessThanOrEqual(saying(other) + 1e-12);
        },
      ),
    );
  });
});

describe('RMSE(bins)', () => {
  test('by hand: two bins, of three reviews and of one', () => {
    const seldom = { daysElapsed: 100, reviewNumber: 9, lapses: 0 };
    const predictions = [
      prediction(0.9, true),
      prediction(0.8, true),
      prediction(0.7, false),
      prediction(0.5, true, seldom),
    ];
    // Means of 0.8 against 2/3 in the one bin, 0.5 against 1 in the other.
    const byHand = Math.sqrt((3 * (0.8 - 2 / 3) ** 2 + 1 * (0.5 - 1) ** 2) / 4);
    expect(rmseBins(predictions)).toBeCloseTo(byHand, 12);
  });

  test.each<{ name: keyof Facts; bins: readonly (readonly [first: number, last: number])[] }>([
    {
      name: 'daysElapsed',
      bins: [
        [1, 3],
        [4, 13],
        [14, 47],
        [48, 171],
      ],
    },
    {
      name: 'reviewNumber',
      bins: [
        [2, 3],
        [4, 6],
        [7, 12],
        [13, 24],
      ],
    },
    {
      name: 'lapses',
      bins: [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 5],
        [6, 8],
      ],
    },
  ])('has the bins of the benchmark for $name', ({ name, bins }) => {
    // Opposite errors cancel within a bin, and nowhere else.
    const error = (a: number, b: number) =>
      rmseBins([prediction(0.5, true, { [name]: a }), prediction(0.5, false, { [name]: b })]);
    for (const [index, [first, last]] of bins.entries()) {
      expect([first, last, error(first, last)]).toEqual([first, last, 0]);
      const before = bins[index - 1];
      if (before !== undefined) expect(error(before[1], first)).toBe(0.5);
    }
  });

  test('is 0 for whoever says the share of each bin', () => {
    expect(rmseBins([prediction(0.5, true), prediction(0.5, false)])).toBe(0);
  });
});

describe('AUC', () => {
  test('by hand: of four pairs, two right, one tie, one wrong', () => {
    const predictions = [
      prediction(0.9, true),
      prediction(0.6, true),
      prediction(0.6, false),
      prediction(0.7, false),
    ];
    expect(auc(predictions)).toBe(2.5 / 4);
  });

  test('is the share of pairs in the right order, ties counting one half', () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        const recalled = predictions.filter(({ item }) => item.recalled);
        const forgotten = predictions.filter(({ item }) => !item.recalled);
        const right = recalled.flatMap((a) =>
          forgotten.map((b) => (Math.sign(a.probability - b.probability) + 1) / 2),
        );
        const share = right.reduce((sum, one) => sum + one, 0) / right.length;
        const got = auc(predictions);
        if (right.length === 0) expect(got).toBeNull();
        else expect(got).toBeCloseTo(share, 12);
      }),
    );
  });

  test('is one half for a constant, and unknown when nothing was forgotten', () => {
    expect(auc([prediction(0.7, true), prediction(0.7, false)])).toBe(0.5);
    expect(auc([prediction(0.7, true)])).toBeNull();
  });
});
