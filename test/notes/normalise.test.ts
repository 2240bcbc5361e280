import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions, normaliseText } from '../../src/notes/normalise.ts';

describe('a normalised text', () => {
  it('is the same for the same fact in other dress', () => {
    for (const same of [
      'Holds **up to** 5 GB.',
      'holds   up to\n5 GB',
      '*Holds* up to `5 GB`',
      '[Holds](https://example.org) up to 5 GB!',
      '“Holds” up to 5 GB…',
      '<b>Holds</b> up to 5&nbsp;GB',
      '[[Holds]] up to 5 GB<!-- check -->',
    ])
      expect(normaliseText(same)).toBe('holds up to 5 gb');
  });

  it('keeps digits, signs, units and negations', () => {
    const facts = [
      '5 GB',
      '5 TB',
      '-5 GB',
      '50 GB',
      '5.0 GB',
      '5 %',
      'not 5 GB',
      '>5 GB',
      'C',
      'C++',
      'C#',
    ];
    expect(new Set(facts.map(normaliseText)).size).toBe(facts.length);
  });

  it('leaves other scripts as they are', () => {
    expect(normaliseText('**锁**：关门。')).toBe('锁:关门');
  });

  it('is normal already', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Word', ' ', '5 GB', '—', '“', ',', 'é', '不')),
        (parts) => {
          const once = normaliseText(parts.join(''));
          expect(normaliseText(once)).toBe(once);
        },
      ),
    );
  });
});

describe('whether a text mentions a name', () => {
  it('looks at whole words, whatever case and markup', () => {
    expect(mentions('Name the *two* parts of the Key Pair.', 'key pair')).toBe(true);
    expect(mentions('Name the monkeys.', 'key')).toBe(false);
    expect(mentions('Anything', '')).toBe(false);
    expect(mentions('Anything', '--')).toBe(false);
  });
});
