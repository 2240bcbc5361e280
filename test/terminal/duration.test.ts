import { describe, expect, test } from 'vitest';
import { formatElapsed, formatInterval } from '../../src/terminal/duration.ts';
import { formatCount, plural } from '../../src/terminal/plural.ts';

describe('an interval', () => {
  test.each([
    [0, 'today'],
    [1, '1 d'],
    [6, '6 d'],
    [29, '29 d'],
    [30, '1 mo'],
    [73, '2.4 mo'],
    [363, '11.9 mo'],
    [365, '1 y'],
    [475, '1.3 y'],
  ])('of %d days reads %s', (days, text) => {
    expect(formatInterval(days)).toBe(text);
  });
});

describe('time spent', () => {
  test.each([
    [0, '0 s'],
    [12_300, '12 s'],
    [250_000, '4 min 10 s'],
    [240_000, '4 min'],
    [3_900_000, '1 h 5 min'],
    [7_200_000, '2 h'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatElapsed(ms)).toBe(text);
  });
});

describe('a count', () => {
  test('agrees with its noun', () => {
    expect([0, 1, 2, 12_345].map((count) => plural(count, 'card'))).toEqual([
      '0 cards',
      '1 card',
      '2 cards',
      '12,345 cards',
    ]);
    expect(plural(2, 'day has', 'days have')).toBe('2 days have');
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
});
