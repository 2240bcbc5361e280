import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionNamed } from '../src/section.ts';

const path = ['Amazon EC2', 'Pricing Models', 'Savings › Plans'];

describe('a section', () => {
  it.each([
    'pricing',
    'EC2',
    'Models',
    'EC2 > Pricing',
    'ec2›pricing',
    'Amazon EC2 › Pricing Models › Savings',
    'Savings › Plans',
    'plans',
  ])('is named by %j', (text) => {
    expect(sectionNamed(text)(path)).toBe(true);
  });

  it.each(['S3', 'Pricing > EC2', 'EC2 > Savings', 'EC2 Pricing', 'Plans > Savings'])(
    'is not named by %j',
    (text) => {
      expect(sectionNamed(text)(path)).toBe(false);
    },
  );

  it('is the same however its letters are composed', () => {
    expect(sectionNamed('CAFE\u0301')(['Le Café'])).toBe(true);
  });

  it('is everywhere where the name is empty, and nowhere without headings', () => {
    expect(sectionNamed('')([])).toBe(true);
    expect(sectionNamed('a')([])).toBe(false);
  });

  it('is named by its whole path, and by any end or beginning of it', () => {
    const heading = fc.stringMatching(/^[a-z]{1,5}( [A-Z]{1,3})?$/u);
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 5 }), fc.nat(), (headings, at) => {
        const cut = at % headings.length;
        for (const part of [headings, headings.slice(cut), headings.slice(0, cut + 1)]) {
          expect(sectionNamed(part.join(' > '))(headings)).toBe(true);
        }
      }),
    );
  });
});
