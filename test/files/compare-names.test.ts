import { describe, expect, it } from 'vitest';
import { compareNames } from '../../src/files/compare-names.ts';

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
});
