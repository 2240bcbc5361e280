import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { separateSections } from '../../src/schedule/sections.ts';

interface Card {
  readonly section: string;
  readonly place: number;
}

const card = (section: string, place: number): Card => ({ section, place });
const deal = (sections: string): readonly Card[] => [...sections].map(card);
const read = (cards: readonly Card[]): string => cards.map(({ section }) => section).join('');

function runs(sections: string): number {
  return [...sections].filter((section, index) => index > 0 && section === sections[index - 1])
    .length;
}

const anySections = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 14 });
const anyPrevious = fc.constantFrom('a', undefined);

describe('cards by section', () => {
  test('follow each other within a section only as often as cannot be helped', () => {
    fc.assert(
      fc.property(anySections, anyPrevious, (sections, previous) => {
        const count = (section: string): number => sections.split(section).length - 1;
        // A section has room before, between and after the others, but not beside `previous`.
        const excess = ['a', 'b', 'c', 'd'].map((section) => {
          const room = sections.length - count(section) + (section === previous ? 0 : 1);
          return Math.max(0, count(section) - room);
        });
        const separated = read(separateSections(deal(sections), previous));
        expect(runs((previous ?? '') + separated)).toBe(Math.max(...excess));
      }),
    );
  });

  test('are all kept, and in their order within a section', () => {
    fc.assert(
      fc.property(anySections, anyPrevious, (sections, previous) => {
        const cards = deal(sections);
        const separated = separateSections(cards, previous);
        for (const section of 'abcd') {
          const of = (all: readonly Card[]): readonly Card[] =>
            all.filter((item) => item.section === section);
          expect(of(separated)).toEqual(of(cards));
        }
        expect(separated).toHaveLength(cards.length);
      }),
    );
  });

  test.each([
    ['abab', 'abab'],
    ['aab', 'aba'],
    ['aabbcc', 'abacbc'],
    ['bcaaa', 'abaca'],
    ['cdbba', 'cdbab'],
    ['aaa', 'aaa'],
    ['', ''],
  ])(
    '%s become %s: held back until there is room, or put into the last gap',
    (sections, expected) => {
      expect(read(separateSections(deal(sections)))).toBe(expected);
    },
  );
});
