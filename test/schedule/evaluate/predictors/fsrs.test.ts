import fc from 'fast-check';
import { createEmptyCard, fsrs } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import type { Grade } from '../../../../src/grade.ts';
import { fsrsPredictor, fsrsRating } from '../../../../src/schedule/evaluate/predictors/fsrs.ts';
import {
  checkedFsrsParameters,
  defaultFsrsParameters,
} from '../../../../src/schedule/fsrs-parameters.ts';
import { anyGrade } from '../../log.ts';
import { itemsOf } from '../log.ts';

const noon = Date.UTC(2026, 0, 1, 12);

/** What the whole scheduler of ts-fsrs says of a card at its next review, in UTC days at noon. */
function oracle(parameters: readonly number[], steps: readonly (readonly [number, Grade])[]) {
  const scheduler = fsrs({ w: parameters, learning_steps: [], relearning_steps: [] });
  let card = createEmptyCard(new Date(noon));
  let at = noon;
  return steps.flatMap(([days, grade], index) => {
    at += days * 86_400_000;
    const said = scheduler.get_retrievability(card, new Date(at), false);
    card = scheduler.next(card, new Date(at), fsrsRating(grade)).card;
    return index > 0 && days > 0 ? [said] : [];
  });
}

const anySteps = fc
  .array(fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })), anyGrade), {
    minLength: 2,
    maxLength: 20,
  })
  .map((steps) => steps.map(([days, grade], index) => [index === 0 ? 0 : days, grade] as const));

describe('FSRS as a predictor', () => {
  test('takes grades below 3 for Again', () => {
    expect(([0, 1, 2, 3, 4, 5] as const).map(fsrsRating)).toEqual([1, 1, 1, 2, 3, 4]);
  });

  test('says what ts-fsrs says, whatever the history', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { predict } = fsrsPredictor(defaultFsrsParameters);
        const said = itemsOf(...steps).map(predict);
        const expected = oracle(defaultFsrsParameters, steps);
        expect(said).toHaveLength(expected.length);
        for (const [index, probability] of said.entries()) {
          expect(probability).toBeCloseTo(expected[index] ?? Number.NaN, 6);
        }
      }),
    );
  });

  test('depends on its parameters', () => {
    const [item] = itemsOf([0, 4], [10, 4]);
    const slower = defaultFsrsParameters.map((w, index) => (index === 2 ? 50 : w));
    if (item === undefined) throw new Error('an item');
    expect(fsrsPredictor(slower).predict(item)).toBeGreaterThan(
      fsrsPredictor(defaultFsrsParameters).predict(item),
    );
  });

  test('bears a day of ten thousand answers', () => {
    const many = Array.from({ length: 10_000 }, () => [0, 1] as const);
    const [item] = itemsOf(...many, [1, 4]);
    expect(item && fsrsPredictor(defaultFsrsParameters).predict(item)).toBeGreaterThan(0);
  });
});

describe('parameters', () => {
  test('are kept to four decimals', () => {
    const long = defaultFsrsParameters.map((w, index) => (index === 3 ? 8.295_649 : w));
    expect(checkedFsrsParameters(long)?.[3]).toBe(8.2956);
    expect(checkedFsrsParameters(defaultFsrsParameters)).toEqual(defaultFsrsParameters);
  });

  test.each([
    ['too few', defaultFsrsParameters.slice(1)],
    ['too many', [...defaultFsrsParameters, 0.1]],
    ['not a number', defaultFsrsParameters.with(7, Number.NaN)],
    ['without end', defaultFsrsParameters.with(0, Number.POSITIVE_INFINITY)],
    ['below its range', defaultFsrsParameters.with(0, -1)],
    ['above its range', defaultFsrsParameters.with(20, 0.9)],
  ])('are refused: %s', (_, numbers) => {
    expect(checkedFsrsParameters(numbers)).toBeUndefined();
  });
});
