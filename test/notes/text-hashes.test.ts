import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOfText, hashSet, longHashOfText, shortHash } from '../../src/notes/text-hashes.ts';

test('a set of hashes knows what was added, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (texts, others) => {
      const set = hashSet();
      const known = new Set<number>();
      for (const hash of texts.map(longHashOfText)) {
        expect(set.add(hash)).toBe(!known.has(hash));
        known.add(hash);
      }
      expect(set.size).toBe(known.size);
      expect([...set].sort()).toEqual([...known].sort());
      for (const hash of others.map(longHashOfText)) expect(set.has(hash)).toBe(known.has(hash));
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

test('a long hash holds the short one by which a stored question is found', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(shortHash(longHashOfText(text))).toBe(hashOfText(text));
      expect(Number.isSafeInteger(longHashOfText(text))).toBe(true);
    }),
  );
});
