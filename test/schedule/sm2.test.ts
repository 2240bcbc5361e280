import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber } from '../../src/day.ts';
import { type Grade, isPass, parseGrade } from '../../src/grade.ts';
import { maximumIntervalDays } from '../../src/schedule/scheduler.ts';
import { minimumEase100, sm2 } from '../../src/schedule/sm2.ts';
import { ease100Of, type Schedule, type Scheduled } from '../../src/standing.ts';
import { anyGrade, base, firstDay } from './log.ts';
import vectors from './sm2-vectors.json' with { type: 'json' };

const untouched: Schedule = { state: 'new' };

const { cardId } = base(0, firstDay);

function answer(schedule: Schedule, grade: Grade, day = firstDay): Scheduled {
  return sm2({ fuzz: false }).next(schedule, { cardId, grade, day, at: 7 });
}

function ease(ease100: number) {
  return { memory: { scheduler: 'sm2', ease100 } };
}

/** Answers each on the day the card is due. */
function answerOnTime(...given: readonly Grade[]): Scheduled {
  const [first = 4, ...rest] = given;
  return rest.reduce((card, grade) => answer(card, grade, card.dueOn), answer(untouched, first));
}

describe('SM-2 to the letter', () => {
  test.each(Object.entries(vectors.sequences))('gives the exact fractions of %s', (_, steps) => {
    let schedule: Schedule = untouched;
    let day = firstDay;
    for (const [grade, repetitions, intervalDays, ease100] of steps) {
      const parsed = parseGrade(String(grade));
      if (parsed === undefined) throw new Error(`Not a grade: ${grade}`);
      const next = answer(schedule, parsed, day);
      expect(next).toMatchObject({ repetitions, intervalDays, memory: { ease100 } });
      schedule = next;
      day = next.dueOn;
    }
  });

  test('has every one of the 21 sequences and 155 steps', () => {
    const sequences = Object.values(vectors.sequences);
    expect(sequences).toHaveLength(21);
    expect(sequences.flat()).toHaveLength(155);
  });

  test('rounds up exactly: five fives give 150 days, not 151', () => {
    expect(answerOnTime(5, 5, 5, 5, 5)).toMatchObject({ intervalDays: 150, ...ease(300) });
  });

  test('multiplies the scheduled interval however late the answer is', () => {
    const card = answerOnTime(4, 4);
    expect(answer(card, 4, addDays(card.dueOn, 400)).intervalDays).toBe(15);
  });

  test('is due as many days after the answer as the interval says', () => {
    const card = answerOnTime(4, 4);
    const late = addDays(card.dueOn, 3);
    expect(answer(card, 4, late)).toMatchObject({ dueOn: late + 15, lastDay: late, lastAt: 7 });
  });

  test('never promises more than a hundred years', () => {
    const card = answerOnTime(...Array.from({ length: 14 }, (): Grade => 5));
    expect(card.intervalDays).toBe(maximumIntervalDays);
  });
});

describe('the states of a card', () => {
  test('a new card that is passed is in review, due tomorrow', () => {
    expect(answer(untouched, 4)).toEqual({
      state: 'review',
      dueOn: firstDay + 1,
      intervalDays: 1,
      ...ease(250),
      repetitions: 1,
      lapses: 0,
      lastDay: firstDay,
      lastAt: 7,
    });
  });

  test('a new card that is failed is learning, and stays so until it is passed', () => {
    const failed = answerOnTime(1);
    expect(failed).toMatchObject({ state: 'learning', intervalDays: 1, repetitions: 0, lapses: 0 });
    expect(answerOnTime(1, 0)).toMatchObject({ state: 'learning', repetitions: 0, lapses: 0 });
    expect(answerOnTime(1, 0, 3)).toMatchObject({ state: 'review', repetitions: 1, lapses: 0 });
  });

  test('a card in review that is failed lapses once, however often it fails before it is passed', () => {
    expect(answerOnTime(4, 4, 1)).toMatchObject({ state: 'relearning', lapses: 1, repetitions: 0 });
    expect(answerOnTime(4, 4, 1, 1, 2)).toMatchObject({ state: 'relearning', lapses: 1 });
    expect(answerOnTime(4, 4, 1, 1, 4)).toMatchObject({ state: 'review', lapses: 1 });
    expect(answerOnTime(4, 4, 1, 1, 4, 0)).toMatchObject({ state: 'relearning', lapses: 2 });
  });

  test('a failure leaves the ease factor alone', () => {
    expect(answerOnTime(4, 5, 0)).toMatchObject(ease(260));
  });
});

describe('an answer before the due day', () => {
  const card = answerOnTime(4, 4, 4);
  const early = addDays(card.dueOn, -5);

  test('that passes keeps what was promised and never raises the ease factor', () => {
    expect(answer(card, 5, early)).toEqual({ ...card, lastDay: early, lastAt: 7 });
    expect(answer(card, 3, early)).toEqual({ ...card, ...ease(236), lastDay: early, lastAt: 7 });
  });

  test('that fails is a failure', () => {
    expect(answer(card, 2, early)).toMatchObject({
      state: 'relearning',
      intervalDays: 1,
      dueOn: early + 1,
      lapses: 1,
    });
  });

  test('on the very day of the last answer is no different', () => {
    const passed = answer(untouched, 4);
    expect(answer(passed, 5)).toEqual(passed);
    const failed = answer(untouched, 1);
    expect(answer(failed, 5)).toEqual(failed);
  });

  test('from a clock that went back is defined the same way', () => {
    const before = addDays(card.lastDay, -30);
    expect(answer(card, 5, before)).toEqual({ ...card, lastDay: before, lastAt: 7 });
    expect(answer(card, 1, before)).toMatchObject({ dueOn: before + 1, lastDay: before });
  });
});

test('whatever is answered whenever, the schedule stays whole', () => {
  const steps = fc.array(fc.tuple(anyGrade, fc.integer({ min: -400, max: 4000 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (given) => {
      let schedule: Schedule = untouched;
      let day = firstDay;
      for (const [grade, days] of given) {
        day = dayFromNumber(day + days);
        const next = answer(schedule, grade, day);
        for (const value of Object.values(next)) {
          if (typeof value === 'number') expect(Number.isInteger(value)).toBe(true);
        }
        expect(ease100Of(next.memory)).toBeGreaterThanOrEqual(minimumEase100);
        expect(next.intervalDays).toBeGreaterThanOrEqual(1);
        expect(next.intervalDays).toBeLessThanOrEqual(maximumIntervalDays);
        expect(next.dueOn).toBeGreaterThan(day);
        expect(next.state === 'review').toBe(next.repetitions > 0);
        if (!isPass(grade)) expect(next.dueOn).toBe(day + 1);
        schedule = next;
      }
    }),
  );
});
