import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/day.ts';
import { grades } from '../../src/grade.ts';
import { apply, fold } from '../../src/schedule/fold.ts';
import { daysUntilDue, previewButtons } from '../../src/schedule/preview.ts';
import { newStanding } from '../../src/standing.ts';
import { answered, anyChanges, firstDay } from './log.ts';

const moment = { day: firstDay, at: 1 };

test('what a key promises is what its answer brings', () => {
  fc.assert(
    fc.property(anyChanges, fc.integer({ min: 0, max: 100 }), (changes, later) => {
      const standing = fold(changes);
      const day = addDays(changes.at(-1)?.day ?? firstDay, later);
      for (const grade of grades) {
        const { schedule } = apply(standing, answered(1000, day, grade));
        if (schedule.state === 'new') throw new Error('An answered card is not new');
        expect(daysUntilDue(standing, grade, { day, at: 1 })).toBe(
          Math.max(0, daysBetween(day, schedule.dueOn)),
        );
      }
    }),
  );
});

test('a new card comes back tomorrow whichever key is pressed', () => {
  expect(previewButtons(newStanding, moment)).toEqual({ again: 1, hard: 1, good: 1, easy: 1 });
});

test('a card seen twice comes back by its ease', () => {
  const standing = fold([answered(1, firstDay, 4), answered(2, addDays(firstDay, 1), 4)]);
  expect(previewButtons(standing, { day: addDays(firstDay, 7), at: 3 })).toEqual({
    again: 1,
    hard: 15,
    good: 15,
    easy: 16,
  });
});

test('a drill changes nothing: every key shows what is scheduled already', () => {
  const standing = fold([answered(1, firstDay, 1)]);
  expect(previewButtons(standing, moment)).toEqual({ again: 1, hard: 1, good: 1, easy: 1 });
});
