import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/day.ts';
import { fsrs } from '../../src/schedule/fsrs.ts';
import { evenings } from '../../src/schedule/simulate/evenings.ts';
import { type SimulatedDay, simulate } from '../../src/schedule/simulate.ts';
import { knownCard, newCards, someCards, studyOf, today } from './simulate/studies.ts';

const unlimited = { newPerDay: 9999, reviewsPerDay: 9999 };
const someLimits = fc.record({ newPerDay: fc.nat(12), reviewsPerDay: fc.nat(30) });

function total(days: readonly SimulatedDay[], what: 'reviews' | 'newCards' | 'timeMs'): number {
  return days.reduce((sum, day) => sum + day[what], 0);
}

describe('whatever the cards and the limits', () => {
  test('the same seed gives the same days, in whichever order the cards come', () => {
    fc.assert(
      fc.property(
        someCards.chain((cards) =>
          fc.tuple(
            fc.constant(cards),
            fc.shuffledSubarray([...cards], { minLength: cards.length }),
          ),
        ),
        someLimits,
        fc.nat(),
        ([cards, shuffled], limits, seed) => {
          const course = { days: 40, limits };
          const days = (some: typeof cards) => simulate(studyOf(some, { seed }), course).days;
          expect(days(shuffled)).toEqual(days(cards));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('limits are never exceeded, today least of all', () => {
    const answered = fc.record({ newCards: fc.nat(8), reviews: fc.nat(20) });
    fc.assert(
      fc.property(someCards, someLimits, answered, (cards, limits, answeredToday) => {
        const { days } = simulate(studyOf(cards, { answeredToday }), { days: 30, limits });
        for (const { day, newCards: fresh, reviews } of days) {
          const used = day === today ? answeredToday : { newCards: 0, reviews: 0 };
          expect(fresh).toBeLessThanOrEqual(Math.max(0, limits.newPerDay - used.newCards));
          expect(reviews).toBeLessThanOrEqual(Math.max(0, limits.reviewsPerDay - used.reviews));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('new cards pause on every day on which reviews are over the limit', () => {
    fc.assert(
      fc.property(someCards, someLimits, (cards, limits) => {
        fc.pre(limits.reviewsPerDay > 0);
        for (const { newCards: fresh, waiting } of evenings(studyOf(cards), { days: 30, limits })) {
          if (waiting > 0) expect(fresh).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('each day adds up, and recall is a share', () => {
    fc.assert(
      fc.property(someCards, someLimits, (cards, limits) => {
        const known = cards.filter((card) => card.known !== null).length;
        const { days, remaining } = simulate(studyOf(cards), { days: 25, limits });
        expect(days.map(({ day }) => day)).toEqual(days.map((_, index) => addDays(today, index)));
        let learned = known;
        for (const day of days) {
          learned += day.newCards;
          expect(day.learned).toBe(learned);
          if (day.recall === null) expect(learned).toBe(0);
          else expect(day.recall >= 0 && day.recall <= 1).toBe(true);
          expect(day.timeMs > 0).toBe(day.newCards + day.reviews > 0);
        }
        expect(remaining).toBe(cards.length - learned);
      }),
      { numRuns: 40 },
    );
  });
});

describe('over a long time', () => {
  test('a faster pace of new cards is never less work on average', () => {
    const reviewsAt = (newPerDay: number) => {
      const seeds = Array.from({ length: 8 }, (_, seed) => seed);
      const course = { days: 180, limits: { ...unlimited, newPerDay } };
      return seeds.reduce(
        (sum, seed) =>
          sum + total(simulate(studyOf(newCards(400), { seed }), course).days, 'reviews'),
        0,
      );
    };
    const reviews = [0, 1, 2, 4, 8, 16].map(reviewsAt);
    expect(reviews).toEqual(reviews.toSorted((a, b) => a - b));
  });

  test.each([0.8, 0.9, 0.95])('FSRS that aims at %d recalls about as much', (desiredRetention) => {
    const scheduler = fsrs({ desiredRetention, fuzz: false });
    const course = { days: 400, limits: { ...unlimited, newPerDay: 10 } };
    let [reviews, recalled] = [0, 0];
    // Each judge asked about a card due on its day: what it foretells, seen from outside.
    const study = studyOf(newCards(1_000, scheduler));
    const judge = {
      ...study.judge,
      recall: (...asked: Parameters<typeof study.judge.recall>) => {
        const chance = study.judge.recall(...asked);
        reviews += 1;
        recalled += chance;
        return chance;
      },
    };
    for (const _ of evenings({ ...study, judge }, course));
    expect(reviews).toBeGreaterThan(5_000);
    expect(Math.abs(recalled / reviews - desiredRetention)).toBeLessThan(0.03);
  });

  test('a higher retention is more work and better remembered', () => {
    const outcome = (desiredRetention: number) => {
      const scheduler = fsrs({ desiredRetention, fuzz: false });
      const course = { days: 200, limits: { ...unlimited, newPerDay: 10 } };
      const { days } = simulate(studyOf(newCards(600, scheduler)), course);
      return { reviews: total(days, 'reviews'), recall: days.at(-1)?.recall ?? 0 };
    };
    const [low, high] = [outcome(0.8), outcome(0.95)];
    expect(high.reviews).toBeGreaterThan(low.reviews);
    expect(high.recall).toBeGreaterThan(low.recall);
  });
});

test('what waits is asked in the order of the queue: best remembered first', () => {
  // One interval has passed for the first, five for the second.
  const cards = [knownCard(0, 5), knownCard(1, 1)];
  const course = { days: 1, limits: { newPerDay: 0, reviewsPerDay: 1 } };
  const [evening] = evenings(studyOf(cards), course);
  const asked = evening?.learned.filter(({ known }) => known.schedule.lastDay === today);
  expect(asked?.map(({ card }) => card.id)).toEqual(['known1']);
  expect(evening?.waiting).toBe(1);
});

test('a limit of no reviews holds back reviews, and no new cards', () => {
  const limits = { newPerDay: 2, reviewsPerDay: 0 };
  const { days } = simulate(studyOf([knownCard(0, 9), ...newCards(4)]), { days: 3, limits });
  expect(days.map(({ newCards: fresh, reviews }) => [fresh, reviews])).toEqual([
    [2, 0],
    [2, 0],
    [0, 0],
  ]);
});

test('no new cards come from the day on that is set', () => {
  const course = { days: 4, limits: { ...unlimited, newPerDay: 3 }, newBefore: addDays(today, 2) };
  const { days, remaining } = simulate(studyOf(newCards(20)), course);
  expect(days.map((day) => day.newCards)).toEqual([3, 3, 0, 0]);
  expect(remaining).toBe(14);
});

describe('where a card stands for several', () => {
  const cards = [
    ...Array.from({ length: 205 }, (_, index) => knownCard(index, 3)),
    ...newCards(997),
  ];

  test('all are counted, and limits hold over any run of days', () => {
    const limits = { newPerDay: 20, reviewsPerDay: 55 };
    const { days, remaining } = simulate(studyOf(cards, { atMost: 150 }), { days: 60, limits });
    let [fresh, reviews] = [0, 0];
    for (const [index, day] of days.entries()) {
      fresh += day.newCards;
      reviews += day.reviews;
      expect(fresh).toBeLessThanOrEqual(20 * (index + 1));
      expect(reviews).toBeLessThanOrEqual(55 * (index + 1));
    }
    expect(remaining + fresh).toBe(997);
    expect(days.at(-1)?.learned).toBe(205 + fresh);
  });

  test('the days are about the same', () => {
    const course = { days: 120, limits: { ...unlimited, newPerDay: 20 } };
    const [all, some] = [1e9, 200].map(
      (atMost) => simulate(studyOf(cards, { atMost }), course).days,
    );
    if (all === undefined || some === undefined) throw new Error('two simulations were asked for');
    for (const what of ['newCards', 'reviews', 'timeMs'] as const) {
      expect(Math.abs(total(some, what) / total(all, what) - 1)).toBeLessThan(0.1);
    }
    expect(Math.abs((some.at(-1)?.recall ?? 0) - (all.at(-1)?.recall ?? 0))).toBeLessThan(0.03);
  });
});

test('without cards every day is empty', () => {
  const { days, remaining } = simulate(studyOf([]), { days: 2, limits: unlimited });
  expect(remaining).toBe(0);
  expect(days[1]).toEqual({
    day: addDays(today, 1),
    newCards: 0,
    reviews: 0,
    timeMs: 0,
    waiting: 0,
    recall: null,
    learned: 0,
  });
});
