import { describe, expect, test } from 'vitest';
import { parseGrade } from '../../../../src/grade.ts';
import { sm2Predictor } from '../../../../src/schedule/evaluate/predictors/sm2.ts';
import vectors from '../../sm2-vectors.json' with { type: 'json' };
import { itemsOf } from '../log.ts';

describe('SM-2 as a predictor', () => {
  test.each(Object.entries(vectors.sequences))('says 0.9 after each interval of %s', (_, steps) => {
    const { predict } = sm2Predictor();
    const reviews = steps.map(([grade], index) => {
      const parsed = parseGrade(String(grade));
      if (parsed === undefined) throw new Error(`Not a grade: ${grade}`);
      return [Number(steps[index - 1]?.[2] ?? 0), parsed] as const;
    });
    const items = itemsOf(...reviews);
    expect(items).toHaveLength(steps.length - 1);
    for (const item of items) expect(predict(item)).toBeCloseTo(0.9, 12);
  });

  test('says more before the interval has passed, and less after it', () => {
    const { predict } = sm2Predictor();
    // I(2) is 6 days.
    const probability = (days: number) => {
      const [, item] = itemsOf([0, 4], [1, 4], [days, 4]);
      return item === undefined ? Number.NaN : predict(item);
    };
    expect(probability(3)).toBeCloseTo(0.9 ** 0.5, 12);
    expect(probability(12)).toBeCloseTo(0.81, 12);
  });

  test('sees the first grade of a day, and no drill', () => {
    const { predict } = sm2Predictor();
    const [once] = itemsOf([0, 4], [1, 4]);
    const [drilled] = itemsOf([0, 1], [0, 4], [0, 4], [1, 4]);
    const last = (items: ReturnType<typeof itemsOf>) => {
      const item = items.at(-1);
      return item === undefined ? Number.NaN : predict(item);
    };
    expect(once && predict(once)).toBeCloseTo(0.9, 12);
    expect(drilled && predict(drilled)).toBeCloseTo(0.9, 12);
    // Failed and drilled on the second day: from I(1) again.
    expect(last(itemsOf([0, 4], [1, 4], [6, 1], [0, 5], [0, 5], [1, 4]))).toBeCloseTo(0.9, 12);
  });
});
