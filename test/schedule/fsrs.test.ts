import fc from 'fast-check';
import { forgetting_curve, Rating, fsrs as reference } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber } from '../../src/day.ts';
import { type Grade, isPass } from '../../src/grade.ts';
import { fsrs, ratingOf } from '../../src/schedule/fsrs.ts';
import { defaultFsrsParameters } from '../../src/schedule/fsrs-parameters.ts';
import { maximumIntervalDays } from '../../src/schedule/scheduler.ts';
import type { Schedule, Scheduled } from '../../src/standing.ts';
import { anyGrade, base, firstDay } from './log.ts';

const { cardId } = base(0, firstDay);
const untouched: Schedule = { state: 'new' };
const scheduler = fsrs({ desiredRetention: 0.9, fuzz: false });

function answer(schedule: Schedule, grade: Grade, day = firstDay, by = scheduler): Scheduled {
  return by.next(schedule, { cardId, grade, day, at: 7 });
}

function answerOnTime(...given: readonly Grade[]): Scheduled {
  const [first = 4, ...rest] = given;
  return rest.reduce((card, grade) => answer(card, grade, card.dueOn), answer(untouched, first));
}

function memoryOf({ memory }: Scheduled): { stability: number; difficulty: number } {
  if (memory.scheduler !== 'fsrs') throw new Error('Not a memory of FSRS');
  return memory;
}

describe('FSRS', () => {
  test('rates grades as its four keys do', () => {
    expect(([0, 1, 2, 3, 4, 5] as const).map(ratingOf)).toEqual([
      Rating.Again,
      Rating.Again,
      Rating.Again,
      Rating.Hard,
      Rating.Good,
      Rating.Easy,
    ]);
  });

  test('starts with the published initial stabilities', () => {
    expect(([1, 3, 4, 5] as const).map((grade) => memoryOf(answerOnTime(grade)).stability)).toEqual(
      defaultFsrsParameters.slice(0, 4),
    );
  });

  test('remembers what ts-fsrs does over any answers, with our study days', () => {
    const history = fc.array(fc.tuple(anyGrade, fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 30,
    });
    const algorithm = reference({ enable_fuzz: false });
    fc.assert(
      fc.property(history, (given) => {
        let day = firstDay;
        let card: Schedule = untouched;
        let expected: { stability: number; difficulty: number } | null = null;
        for (const [grade, elapsed] of given) {
          day = addDays(day, elapsed);
          card = answer(card, grade, day);
          expected = algorithm.next_state(
            expected,
            expected === null ? 0 : elapsed,
            ratingOf(grade),
          );
          expect(memoryOf(card)).toMatchObject(expected);
        }
      }),
    );
  });

  test('promises the day on which recall falls to the desired retention', () => {
    for (const desiredRetention of [0.7, 0.9, 0.97]) {
      const by = fsrs({ desiredRetention, fuzz: false });
      let card = answer(untouched, 4, firstDay, by);
      card = answer(card, 4, card.dueOn, by);
      const { stability } = memoryOf(card);
      const recall = (days: number) => forgetting_curve(defaultFsrsParameters, days, stability);
      expect(recall(card.intervalDays - 1)).toBeGreaterThan(desiredRetention);
      expect(recall(card.intervalDays + 1)).toBeLessThan(desiredRetention);
    }
  });

  test('counts elapsed days by study days, never below none', () => {
    const card = answerOnTime(4, 4);
    const before = answer(card, 4, addDays(card.lastDay, -40));
    const same = answer(card, 4, card.lastDay);
    expect(memoryOf(before)).toEqual(memoryOf(same));
  });

  test('an early pass never brings the due day forward', () => {
    fc.assert(
      fc.property(
        fc.array(anyGrade, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(3 as const, 4 as const, 5 as const),
        fc.nat(400),
        fc.boolean(),
        (given, grade, early, fuzz) => {
          const by = fsrs({ desiredRetention: 0.9, fuzz });
          const [first = 4, ...rest] = given;
          const card = rest.reduce(
            (last, next) => answer(last, next, last.dueOn, by),
            answer(untouched, first, firstDay, by),
          );
          const day = dayFromNumber(Math.max(card.lastDay, card.dueOn - 1 - early));
          fc.pre(day < card.dueOn);
          const after = answer(card, grade, day, by);
          expect(after.dueOn).toBeGreaterThanOrEqual(card.dueOn);
          expect(after.dueOn - day).toBeLessThanOrEqual(after.intervalDays + (card.dueOn - day));
        },
      ),
    );
  });

  test('a drill on the same day changes what is remembered, and nothing that is counted', () => {
    const failed = answerOnTime(4, 4, 1);
    const { day, at } = { day: failed.lastDay, at: 9 };
    const drilled = scheduler.drilled(failed, { cardId, grade: 4, day, at });
    expect(memoryOf(drilled).stability).toBeGreaterThan(memoryOf(failed).stability);
    const { state, repetitions, lapses } = failed;
    expect(drilled).toMatchObject({ state, repetitions, lapses, lastDay: day, lastAt: 9 });
  });

  test('repeats on the same day what was forgotten, and nothing that was recalled', () => {
    expect(([0, 1, 2, 3, 4, 5] as const).filter(scheduler.needsDrill)).toEqual([0, 1, 2]);
  });

  test('names the parameters that it goes by', () => {
    const other = defaultFsrsParameters.map((value, index) => (index === 0 ? 0.5 : value));
    const trained = fsrs({ desiredRetention: 0.9, fuzz: false, parameters: other });
    expect(scheduler.version).toBe('fsrs-6/default');
    expect(trained.version).toMatch(/^fsrs-6\/[0-9a-f]{8}$/u);
    expect(memoryOf(answer(untouched, 1, firstDay, trained)).stability).toBe(0.5);
  });
});

test('whatever is answered whenever, the schedule stays whole', () => {
  const steps = fc.array(fc.tuple(anyGrade, fc.integer({ min: -400, max: 4000 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, fc.boolean(), (given, fuzz) => {
      const by = fsrs({ desiredRetention: 0.9, fuzz });
      let schedule: Schedule = untouched;
      let day = firstDay;
      for (const [grade, days] of given) {
        day = dayFromNumber(day + days);
        const next = answer(schedule, grade, day, by);
        const { stability, difficulty } = memoryOf(next);
        expect(stability).toBeGreaterThan(0);
        expect(difficulty).toBeGreaterThanOrEqual(1);
        expect(difficulty).toBeLessThanOrEqual(10);
        expect(Number.isInteger(next.intervalDays)).toBe(true);
        expect(next.intervalDays).toBeGreaterThanOrEqual(1);
        expect(next.intervalDays).toBeLessThanOrEqual(maximumIntervalDays);
        expect(next.dueOn).toBeGreaterThan(day);
        expect(next.state === 'review').toBe(isPass(grade));
        schedule = next;
      }
    }),
  );
});
