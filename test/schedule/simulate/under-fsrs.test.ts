import { expect, test } from 'vitest';
import { addDays } from '../../../src/day.ts';
import { underFsrs } from '../../../src/schedule/simulate/under-fsrs.ts';
import { judge, knownCard, newCard, today } from './studies.ts';

test.each([0.8, 0.9])('cards fall due when recall has fallen to %d', (desiredRetention) => {
  const [known, fresh] = underFsrs(
    [
      { card: knownCard(0, 10), standsFor: 2 },
      { card: newCard(1), standsFor: 1 },
    ],
    { parameters: null, desiredRetention },
  );
  const schedule = known?.card.known?.schedule;
  const memory = judge.after(null, 4, addDays(today, -10));
  if (schedule === undefined) throw new Error('the card was known');
  expect(judge.recall(memory, schedule.dueOn)).toBeCloseTo(desiredRetention, 1);
  expect(schedule.intervalDays).toBe(schedule.dueOn - memory.lastDay);
  expect(known?.standsFor).toBe(2);
  expect(fresh?.card.known).toBeNull();
  expect(fresh?.card.scheduler).toBe(known?.card.scheduler);
});
