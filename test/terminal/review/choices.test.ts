import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledChoices } from '../../../src/terminal/review/choices.ts';

const choices = ['a', 'b', 'c', 'd'].map((text) => ({ text, correct: text === 'a' }));

test('shuffling keeps every choice, and is the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const shuffled = shuffledChoices(choices, seed);
      expect([...shuffled].sort((x, y) => x.text.localeCompare(y.text))).toEqual(choices);
      expect(shuffledChoices(choices, seed)).toEqual(shuffled);
    }),
  );
});

test('the right choice stands in every place about as often', () => {
  const places = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed += 1) {
    const place = shuffledChoices(choices, 1_700_000_000_000 + seed * 997).findIndex(
      (each) => each.correct,
    );
    places[place] = (places[place] ?? 0) + 1;
  }
  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
