import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/day.ts';
import { grades } from '../../src/grade.ts';
import { apply, fold } from '../../src/schedule/fold.ts';
import { comingBack, previewButtons } from '../../src/schedule/preview.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding } from '../../src/standing.ts';
import { answered, anyChanges, base, firstDay } from './log.ts';
import { ruleSets } from './rule-sets.ts';

const { cardId } = base(0, firstDay);
const moment = { cardId, day: firstDay, at: 1 };

test.each(ruleSets)('what a key promises is what its answer brings by %s', (_, rules) => {
  fc.assert(
    fc.property(anyChanges, fc.integer({ min: 0, max: 100 }), (changes, later) => {
      const standing = fold(changes, rules);
      const day = addDays(changes.at(-1)?.day ?? firstDay, later);
      for (const grade of grades) {
        const { schedule } = apply(standing, answered(1000, day, grade), rules);
        if (schedule.state === 'new') throw new Error('An answered card is not new');
        expect(comingBack(standing, grade, { cardId, day, at: 1 }, rules).days).toBe(
          Math.max(0, daysBetween(day, schedule.dueOn)),
        );
      }
    }),
  );
});

test('a new card comes back tomorrow whichever key is pressed', () => {
  expect(previewButtons(newStanding, moment, plainRules)).toEqual({
    again: 1,
    hard: 1,
    good: 1,
    easy: 1,
  });
});

test('a card seen twice comes back by its ease', () => {
  const standing = fold(
    [answered(1, firstDay, 4), answered(2, addDays(firstDay, 1), 4)],
    plainRules,
  );
  expect(
    previewButtons(standing, { cardId, day: addDays(firstDay, 7), at: 3 }, plainRules),
  ).toEqual({
    again: 1,
    hard: 15,
    good: 15,
    easy: 16,
  });
});

test('a drill changes nothing: every key shows what is scheduled already', () => {
  const standing = fold([answered(1, firstDay, 1)], plainRules);
  expect(previewButtons(standing, moment, plainRules)).toEqual({
    again: 1,
    hard: 1,
    good: 1,
    easy: 1,
  });
});
