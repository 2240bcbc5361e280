import { expect, test } from 'vitest';
import { hasPlainLetters } from '../../src/notes/plain-letters.ts';

test('what stands beside the letters of ASCII is no letter and no digit', () => {
  const characters = Array.from({ length: 0x10_000 }, (_, unit) => String.fromCharCode(unit));
  const plain = characters.filter(hasPlainLetters);
  expect(plain.filter((text) => /[^A-Za-z0-9]/.test(text) && /[\p{L}\p{N}]/u.test(text))).toEqual(
    [],
  );
  for (const sign of '—–“”‘’…•→⇒≥✓') expect(plain).toContain(sign);
  for (const letter of 'äßıøяλ中ー²½ⅷ①𝒜') expect(hasPlainLetters(letter)).toBe(false);
});
