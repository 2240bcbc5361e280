import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfText, hashSet, longHashOfText } from '../../src/notes/text-hashes.ts';

const hash = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.string().map(hashOfText),
  fc.string().map(longHashOfText),
);

test('a set of hashes knows what was added, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(hash), fc.array(hash), (hashes, others) => {
      const set = hashSet();
      const known = new Set<number>();
      for (const one of hashes) {
        expect(set.add(one)).toBe(!known.has(one));
        known.add(one);
      }
      expect(set.size).toBe(known.size);
      expect([...set].sort()).toEqual([...known].sort());
      for (const one of others) expect(set.has(one)).toBe(known.has(one));
    }),
  );
});

test('it grows with what is added, and texts that differ a little have hashes of their own', () => {
  const set = hashSet();
  for (let index = 0; index < 50_000; index += 1) {
    expect(set.add(longHashOfText(`What is term ${index}?`))).toBe(true);
  }
  expect(set.size).toBe(50_000);
  expect(set.has(longHashOfText('What is term 49999?'))).toBe(true);
  expect(set.has(longHashOfText('What is term 50000?'))).toBe(false);
});

test('the hash of a text is that which databases have of it', () => {
  expect(hashOfText('')).toBe(2_166_136_261);
  expect(hashOfText('what is card0')).toBe(910_780_067);
});

test('a long hash is a number that is told exactly', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Number.isSafeInteger(longHashOfText(text))).toBe(true);
    }),
  );
});
