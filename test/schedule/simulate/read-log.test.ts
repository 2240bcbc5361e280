import { describe, expect, test } from 'vitest';
import { cardId } from '../../../src/card.ts';
import { addDays } from '../../../src/day.ts';
import { fsrs } from '../../../src/schedule/fsrs.ts';
import type { LoggedAnswer } from '../../../src/schedule/simulate/habits.ts';
import { readLog } from '../../../src/schedule/simulate/read-log.ts';
import { judge, today } from './studies.ts';

const card = cardId('card00000001');

function answer(day: number, change: Partial<LoggedAnswer> = {}): LoggedAnswer {
  const base = { cardId: card, kind: 'review', grade: 4, durationMs: 5_000 } as const;
  return { ...base, day: addDays(today, day), ...change };
}

describe('memory', () => {
  const history = [
    answer(0, { kind: 'learn', grade: 1 }),
    answer(0, { kind: 'drill' }),
    answer(1, { kind: 'learn' }),
    answer(2, { kind: 'cram', grade: 0 }),
    answer(7, { grade: 3 }),
  ];

  test('is what FSRS makes of the answers, practice left out', () => {
    const scheduler = fsrs({ desiredRetention: 0.9, fuzz: false });
    const given = (day: number, grade: 1 | 3 | 4) =>
      ({ cardId: card, grade, day: addDays(today, day), at: 0 }) as const;
    const first = scheduler.drilled(scheduler.next({ state: 'new' }, given(0, 1)), given(0, 4));
    const folded = scheduler.next(scheduler.next(first, given(1, 4)), given(7, 3));
    const memory = readLog(history, judge).memories.get(card);
    expect(memory).toMatchObject({ lastDay: addDays(today, 7) });
    expect({ scheduler: 'fsrs', ...memory }).toMatchObject(folded.memory);
    for (const days of [0, 1, 30, 1000]) {
      const day = addDays(today, 7 + days);
      if (memory === undefined) throw new Error('the card was answered');
      expect(judge.recall(memory, day)).toBeCloseTo(scheduler.recall(folded, day), 6);
    }
  });

  test('is known of answered cards alone', () => {
    expect(readLog([], judge)).toMatchObject({ memories: new Map(), answers: 0 });
    expect(readLog(history, judge).answers).toBe(4);
  });
});

describe('habits', () => {
  const share = (shares: readonly (readonly [number, number])[], grade: number): number =>
    shares.find(([one]) => one === grade)?.[1] ?? 0;

  test('are those of everyone before the first answer', () => {
    const { firstGrades, passGrades, timeMs } = readLog([], judge).habits;
    expect(share(firstGrades, 4)).toBeCloseTo(0.495);
    expect(share(passGrades, 4)).toBeCloseTo(0.631);
    expect(timeMs.review).toBe(13_000);
  });

  test('come near to those of the answers as these become many', () => {
    const log = Array.from({ length: 5_000 }, (_, index) =>
      answer(index, {
        cardId: cardId(`card${index % 1_000}`),
        kind: index < 1_000 ? 'learn' : 'review',
        grade: index < 1_000 ? 0 : index % 10 === 0 ? 1 : 5,
        // Once in a while someone is called away: the median is not impressed.
        durationMs: index % 20 === 0 ? 3_600_000 : 2_000,
      }),
    );
    const { firstGrades, passGrades, timeMs } = readLog(log, judge).habits;
    expect(share(firstGrades, 1)).toBeGreaterThan(0.95);
    expect(share(passGrades, 5)).toBeGreaterThan(0.95);
    expect(timeMs.review / 2_000).toBeCloseTo(1, 0);
    expect(timeMs.drill).toBe(10_000);
  });

  test('are shares that add up to one', () => {
    const { firstGrades, passGrades } = readLog(
      [answer(0, { kind: 'learn' }), answer(3)],
      judge,
    ).habits;
    for (const shares of [firstGrades, passGrades]) {
      expect(shares.reduce((sum, [, part]) => sum + part, 0)).toBeCloseTo(1);
    }
  });
});
