import { describe, expect, test } from 'vitest';
import { averagePredictor } from '../../../../src/schedule/evaluate/predictors/average.ts';
import { movingAveragePredictor } from '../../../../src/schedule/evaluate/predictors/moving-average.ts';
import { itemsOf } from '../log.ts';

const items = itemsOf([0, 4], [1, 4], [1, 4], [1, 1], [1, 4]);
const [passed, , forgotten] = items;
if (passed === undefined || forgotten === undefined) throw new Error('items');

describe('the average', () => {
  test('is the share that was recalled, and stays', () => {
    const { predict, observe } = averagePredictor(items);
    expect(predict(passed)).toBe(0.75);
    expect(observe).toBeUndefined();
  });

  test('knows nothing without earlier reviews', () => {
    expect(averagePredictor([]).predict(passed)).toBe(0.5);
  });
});

describe('the moving average', () => {
  test('by hand: from 1.2, after a pass and a failure', () => {
    const { predict, observe } = movingAveragePredictor([]);
    const logistic = (x: number) => 1 / (1 + Math.exp(-x));
    expect(predict(passed)).toBeCloseTo(logistic(1.2), 12);
    observe?.(passed);
    const raised = 1.2 + 0.3 * (1 - logistic(1.2));
    expect(predict(passed)).toBeCloseTo(logistic(raised), 12);
    observe?.(forgotten);
    expect(predict(passed)).toBeCloseTo(logistic(raised - 0.3 * logistic(raised)), 12);
  });

  test('has learnt from the earlier reviews', () => {
    const told = movingAveragePredictor([]);
    for (const item of items) told.observe?.(item);
    expect(movingAveragePredictor(items).predict(passed)).toBe(told.predict(passed));
  });
});
