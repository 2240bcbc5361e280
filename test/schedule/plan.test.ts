import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/day.ts';
import { fsrs } from '../../src/schedule/fsrs.ts';
import { allows, calendarPace, planFor, reviewDays } from '../../src/schedule/plan.ts';
import { simulate } from '../../src/schedule/simulate.ts';
import { knownCard, newCards, someCards, studyOf, today } from './simulate/studies.ts';

const enough = { newPerDay: 9999, reviewsPerDay: 9999 };

test('the pace finishes exactly in time, and one card a day less does not', () => {
  fc.assert(
    fc.property(
      someCards,
      fc.integer({ min: 1, max: 40 }),
      fc.record({ newPerDay: fc.nat(30), reviewsPerDay: fc.nat(60) }),
      fc.record({ newCards: fc.nat(6), reviews: fc.nat(6) }),
      (cards, days, limits, answeredToday) => {
        const study = studyOf(cards, { answeredToday });
        const plan = planFor({ study, exam: addDays(today, days), limits });
        const newBefore = addDays(plan.lastNewDay, 1);
        const remaining = (newPerDay: number, reviewsPerDay: number): number =>
          simulate(study, { days, newBefore, limits: { newPerDay, reviewsPerDay } }).remaining;
        const { newPerDay, reviewsPerDay } = plan.needed;
        expect(plan.simulation.remaining).toBe(0);
        expect(plan.simulation.days).toHaveLength(days);
        if (newPerDay > 0) expect(remaining(newPerDay - 1, reviewsPerDay)).toBeGreaterThan(0);
        if (allows(limits, plan.needed)) expect(plan.remaining).toBe(0);
        else expect(plan.remaining).toBe(remaining(limits.newPerDay, limits.reviewsPerDay));
      },
    ),
    { numRuns: 120 },
  );
});

test('the pace of the calendar is the least that is enough', () => {
  const bring = (pace: number, days: number, used: number): number =>
    Math.max(0, pace - used) + pace * (days - 1);
  fc.assert(
    fc.property(fc.nat(300), fc.integer({ min: 1, max: 40 }), fc.nat(20), (cards, days, used) => {
      const pace = calendarPace(cards, days, { newCards: used, reviews: 0 });
      expect(bring(pace, days, used)).toBeGreaterThanOrEqual(cards);
      if (pace > 0) expect(bring(pace - 1, days, used)).toBeLessThan(cards);
    }),
  );
});

describe('the last days are for reviews alone', () => {
  const daysFor = (days: number, retention?: number): number => {
    const scheduler =
      retention === undefined ? undefined : fsrs({ desiredRetention: retention, fuzz: false });
    return reviewDays(studyOf(newCards(3, scheduler)), days);
  };

  test.each([
    [1, 0],
    [2, 1],
    [10, 1],
    [30, 3],
    [70, 7],
    [1000, 7],
  ])('of %d days, %d', (days, expected) => {
    expect(daysFor(days)).toBe(expected);
  });

  test('as many as the first interval, where that is longer', () => {
    expect(daysFor(60, 0.9)).toBe(6);
    expect(daysFor(60, 0.75)).toBeGreaterThan(7);
    expect(daysFor(10, 0.75)).toBe(5);
  });

  test('so that every card is seen again before the exam', () => {
    const study = studyOf(newCards(60));
    const exam = addDays(today, 15);
    const { needed, lastNewDay, days } = planFor({ study, exam, limits: enough });
    const course = { days, limits: needed, newBefore: addDays(lastNewDay, 1) };
    const { days: load } = simulate(study, course);
    expect(load.at(-1)?.newCards).toBe(0);
    expect(load.at(-1)?.reviews).toBeGreaterThan(0);
  });
});

describe('when reviews are what is short', () => {
  const overdue = Array.from({ length: 300 }, (_, index) => knownCard(index, 50));
  const study = studyOf([...overdue, ...newCards(40)]);
  const exam = addDays(today, 20);

  test('the least limit that is enough comes with the pace', () => {
    const limits = { newPerDay: 20, reviewsPerDay: 5 };
    const { needed, remaining } = planFor({ study, exam, limits });
    expect(remaining).toBe(40);
    expect(needed.reviewsPerDay).toBeGreaterThan(5);
    expect(planFor({ study, exam, limits: needed }).remaining).toBe(0);
    const fewer = { newPerDay: needed.newPerDay, reviewsPerDay: needed.reviewsPerDay - 1 };
    expect(planFor({ study, exam, limits: fewer }).remaining).toBeGreaterThan(0);
  });

  test('new cards that had to pause come faster, where that is enough', () => {
    const limits = { newPerDay: 20, reviewsPerDay: 80 };
    const { needed } = planFor({ study, exam, limits });
    expect(needed.reviewsPerDay).toBe(80);
    expect(needed.newPerDay).toBeGreaterThan(calendarPace(40, 18, { newCards: 0, reviews: 0 }));
  });
});

test('without new cards there is no pace to keep', () => {
  const study = studyOf([knownCard(0, 3)]);
  const plan = planFor({ study, exam: addDays(today, 5), limits: enough });
  expect(plan).toMatchObject({ newCards: 0, remaining: 0, needed: { newPerDay: 0 } });
  expect(plan.simulation.days.some(({ reviews }) => reviews > 0)).toBe(true);
});
