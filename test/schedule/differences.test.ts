import { expect, test } from 'vitest';
import { addDays } from '../../src/day.ts';
import { differencesOf } from '../../src/schedule/differences.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { newStanding, type Standing } from '../../src/standing.ts';
import { answered, firstDay } from './log.ts';

const passed = fold([answered(1, firstDay, 4)], plainRules);

test('what is the same has none', () => {
  expect(differencesOf(passed, passed)).toEqual([]);
});

test('each value that differs is named with both', () => {
  if (passed.schedule.state === 'new') throw new Error('The card was answered');
  const kept: Standing = {
    ...passed,
    schedule: { ...passed.schedule, dueOn: addDays(firstDay, 9), lapses: 3 },
    leech: true,
  };
  expect(differencesOf(kept, passed)).toEqual([
    { field: 'due', kept: '2024-10-13', replayed: '2024-10-05' },
    { field: 'lapses', kept: '3', replayed: '0' },
    { field: 'leech', kept: 'yes', replayed: null },
  ]);
});

test('where nothing is kept, all that the history gives is missing', () => {
  expect(differencesOf(null, newStanding)).toEqual([
    { field: 'state', kept: null, replayed: 'new' },
  ]);
});

test('a damaged value beyond the calendar is shown as the number that it is', () => {
  if (passed.schedule.state === 'new') throw new Error('The card was answered');
  const kept = { ...passed, schedule: { ...passed.schedule, dueOn: addDays(firstDay, 1e12) } };
  expect(differencesOf(kept, passed)).toMatchObject([{ field: 'due', kept: '1000000020000' }]);
});
