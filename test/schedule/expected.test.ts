import { expect, test } from 'vitest';
import { minutesExpected } from '../../src/schedule/expected.ts';

test('without a past, a card is expected to take eight seconds', () => {
  expect(minutesExpected(15, { cards: 0, timeMs: 0 })).toBe(2);
  expect(minutesExpected(16, { cards: 0, timeMs: 0 })).toBe(3);
});

test('a long past decides, a short one hardly', () => {
  expect(minutesExpected(60, { cards: 100_000, timeMs: 100_000 * 20_000 })).toBe(20);
  expect(minutesExpected(60, { cards: 1, timeMs: 60_000 })).toBe(11);
});

test('nothing to do takes no time', () => {
  expect(minutesExpected(0, { cards: 10, timeMs: 100_000 })).toBe(0);
});
