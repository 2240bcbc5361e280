import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../src/files/compare-names.ts';

const collator = new Intl.Collator('en', { numeric: true });
const byCollation = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);

describe('the order of names', () => {
  it('takes numbers by their size', () => {
    const names = ['10-b.md', '9.md', 'B.md', '010.md', 'a.md', '10.md', 'é.md', '10 b.md'];
    expect(names.sort(compareNames)).toEqual([
      '9.md',
      '10 b.md',
      '10-b.md',
      '010.md',
      '10.md',
      'a.md',
      'B.md',
      'é.md',
    ]);
  });

  it('is that of one collation, whatever the names', () => {
    const letters = fc.constantFrom(...'aAbBzZ0129 _.-'.split(''), 'é', '(');
    const plain = fc.array(fc.constantFrom(...'aAbBzZ0019 _.-'.split('')), { maxLength: 12 });
    const name = fc.oneof(plain, fc.array(letters, { maxLength: 6 })).map((all) => all.join(''));
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(Math.sign(compareNames(one, other))).toBe(Math.sign(byCollation(one, other)));
      }),
      { numRuns: 2000 },
    );
  });
});
