import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deckLineage, deckName, isWithinDeck } from '../src/deck.ts';

const deck = (text: string) => {
  const name = deckName(text);
  if (name === undefined) throw new Error('no name');
  return name;
};

describe('a deck name', () => {
  test('is trimmed part by part, empty parts left out', () => {
    expect(deckName(' aws ::  compute\n services :: ')).toBe('aws::compute services');
    expect(['', ' :: ', '\u200b', '::::'].map(deckName)).toEqual(Array(4).fill(undefined));
  });

  test('holds nothing that cannot be seen or that steers a terminal', () => {
    expect(deckName('esc\u001b[31m')).toBe('esc[31m');
    expect(deckName('\u202egpj\u0007')).toBe('gpj');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = deckName(text);
        if (name !== undefined) expect(name).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);
      }),
    );
  });

  test('is the same however its accents are written, and cleaned once is clean', () => {
    expect(deckName('cafe\u0301')).toBe(deckName('caf\u00e9'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = deckName(text);
        if (name !== undefined) expect(deckName(name)).toBe(name);
      }),
    );
  });
});

test('a deck lies within itself and what stands around it, not within one that begins alike', () => {
  expect(isWithinDeck(deck('a::b'), deck('a'))).toBe(true);
  expect(isWithinDeck(deck('a'), deck('a'))).toBe(true);
  expect(isWithinDeck(deck('ab'), deck('a'))).toBe(false);
  expect(deckLineage(deck('a::b::c'))).toEqual(['a', 'a::b', 'a::b::c']);
});
