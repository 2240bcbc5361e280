import fc from 'fast-check';
import { get_fuzz_range } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { fuzzed, fuzzRange } from '../../src/schedule/fuzz.ts';

const anyInterval = fc.integer({ min: 1, max: 36_500 });
const maximumDays = 36_500;

describe('fuzz', () => {
  test('leaves intervals under two and a half days alone', () => {
    const card = { id: cardId('a'), repetitions: 1, lapses: 0 };
    expect(fuzzed(1, card, { before: 0, maximumDays })).toBe(1);
    expect(fuzzed(2, card, { before: 0, maximumDays })).toBe(2);
  });

  test('reaches a day either way, and more by shares that shrink', () => {
    // 10 days: 1 + 15 % of 4.5 + 10 % of 3 = 1.975.
    expect(fuzzRange(10, 0, maximumDays)).toEqual({ shortest: 8, longest: 12 });
    // 100 days: 1 + 0.675 + 1.3 + 5 % of 80 = 6.975.
    expect(fuzzRange(100, 0, maximumDays)).toEqual({ shortest: 93, longest: 107 });
  });

  test('has the ranges of ts-fsrs', () => {
    fc.assert(
      fc.property(anyInterval, fc.nat(40_000), (interval, before) => {
        fc.pre(interval >= 3);
        const { min_ivl, max_ivl } = get_fuzz_range(interval, before, maximumDays);
        expect(fuzzRange(interval, before, maximumDays)).toEqual({
          shortest: min_ivl,
          longest: max_ivl,
        });
      }),
    );
  });

  test('stays within its range, is the same each time, and uses all of the range', () => {
    fc.assert(
      fc.property(anyInterval, fc.nat(100), fc.nat(20), (interval, repetitions, lapses) => {
        const card = { id: cardId('k3m9x'), repetitions, lapses };
        const { shortest, longest } = fuzzRange(interval, 0, maximumDays);
        const days = fuzzed(interval, card, { before: 0, maximumDays });
        expect(days).toBeGreaterThanOrEqual(shortest);
        expect(days).toBeLessThanOrEqual(longest);
        expect(fuzzed(interval, card, { before: 0, maximumDays })).toBe(days);
      }),
    );
    const found = new Set(
      Array.from({ length: 500 }, (_, index) =>
        fuzzed(
          10,
          { id: cardId(`card${index}`), repetitions: 3, lapses: 0 },
          {
            before: 0,
            maximumDays,
          },
        ),
      ),
    );
    expect([...found].sort((a, b) => a - b)).toEqual([8, 9, 10, 11, 12]);
  });

  test('never undoes growth', () => {
    expect(fuzzRange(10, 9, maximumDays)).toEqual({ shortest: 10, longest: 12 });
  });
});
