import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PastAnswer, recallItems } from '../../../src/schedule/evaluate/recall-items.ts';
import { answered, anyAnswers } from './log.ts';

function grades(past: PastAnswer | null): readonly (readonly [number, number])[] {
  return past === null ? [] : [...grades(past.before), [past.daysElapsed, past.grade]];
}

describe('what a log says of memory', () => {
  test('is the first answer of each later day, with all that came before it', () => {
    const items = recallItems([
      answered('a', 0, 1, 'learn'),
      answered('a', 0, 4, 'drill'),
      answered('a', 1, 2),
      answered('a', 1, 4, 'drill'),
      answered('a', 8, 5),
    ]);
    expect(
      items.map(({ daysElapsed, recalled, reviewNumber, lapses, past }) => ({
        daysElapsed,
        recalled,
        reviewNumber,
        lapses,
        past: grades(past),
      })),
    ).toEqual([
      {
        daysElapsed: 1,
        recalled: false,
        reviewNumber: 3,
        lapses: 0,
        past: [
          [0, 1],
          [0, 4],
        ],
      },
      {
        daysElapsed: 7,
        recalled: true,
        reviewNumber: 5,
        lapses: 1,
        past: [
          [0, 1],
          [0, 4],
          [1, 2],
          [0, 4],
        ],
      },
    ]);
  });

  test('keeps cards apart, in the order of time', () => {
    const items = recallItems([
      answered('a', 0, 4),
      answered('b', 1, 4),
      answered('b', 2, 4),
      answered('a', 3, 4),
    ]);
    expect(items.map(({ cardId, daysElapsed }) => [cardId, daysElapsed])).toEqual([
      ['b', 1],
      ['a', 3],
    ]);
  });

  test('is nothing of a card that was answered on one day only', () => {
    expect(recallItems([answered('a', 0, 1), answered('a', 0, 4)])).toEqual([]);
  });

  test('leaves practice out, as what to predict and as history', () => {
    const review = [answered('a', 0, 4), answered('a', 6, 4)];
    const [first, second] = review;
    if (first === undefined || second === undefined) throw new Error('two answers');
    const practised = [first, answered('a', 3, 0, 'cram'), second, answered('a', 9, 0, 'cram')];
    expect(recallItems(practised)).toEqual(recallItems(review));
  });

  test('takes a day before the latest one for the same day', () => {
    const items = recallItems([
      answered('a', 5, 4),
      answered('a', 3, 1),
      answered('a', 5, 4),
      answered('a', 6, 4),
    ]);
    expect(items.map(({ daysElapsed, lapses }) => [daysElapsed, lapses])).toEqual([[1, 0]]);
  });

  test('has one item for each card and day at most, and never one without a past', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const items = recallItems(answers);
        const days = new Set(items.map(({ cardId, day }) => `${cardId} ${day}`));
        expect(days.size).toBe(items.length);
        for (const item of items) {
          expect(item.daysElapsed).toBeGreaterThanOrEqual(1);
          expect(item.reviewNumber).toBe(grades(item.past).length + 1);
        }
      }),
    );
  });
});
