import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deal } from '../../src/schedule/deal.ts';

interface Card {
  readonly section: string;
  readonly place: number;
}

const card = (section: string, place: number): Card => ({ section, place });
const cardsOf = (sections: string): readonly Card[] => [...sections].map(card);
const inOneLane = (cards: readonly Card[], previous?: string): readonly Card[] =>
  deal([{ cards, taken: 0 }], previous);
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
        const separated = read(inOneLane(cardsOf(sections), previous));
        expect(runs((previous ?? '') + separated)).toBe(Math.max(...excess));
      }),
    );
  });

  test('are all kept, and in their order within a section', () => {
    fc.assert(
      fc.property(anySections, anyPrevious, (sections, previous) => {
        const cards = cardsOf(sections);
        const separated = inOneLane(cards, previous);
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
      expect(read(inOneLane(cardsOf(sections)))).toBe(expected);
    },
  );

  test('of several lanes are spread evenly, each in its order', () => {
    const lanes = ['a', 'b', 'c'].map((name, index) => ({
      cards: Array.from({ length: [8, 4, 2][index] ?? 0 }, (_, place) =>
        card(`${name}${place}`, place),
      ),
      taken: 0,
    }));
    expect(read(deal(lanes)).replaceAll(/\d/g, '')).toBe('abaacbaabacaba');
    expect(deal(lanes).filter(({ section }) => section.startsWith('b'))).toEqual(lanes[1]?.cards);
  });

  test('of several lanes go on where they were left', () => {
    const anyLanes = fc.array(fc.tuple(anySections, fc.nat(3)), { maxLength: 3 });
    fc.assert(
      fc.property(anyLanes, anyPrevious, fc.nat(20), (parts, previous, count) => {
        const lanes = parts.map(([sections, taken]) => ({ cards: cardsOf(sections), taken }));
        const dealt = deal(lanes, previous);
        const gone = new Set(dealt.slice(0, count));
        const rest = lanes.map(({ cards, taken }) => {
          const left = cards.filter((item) => !gone.has(item));
          return { cards: left, taken: taken + cards.length - left.length };
        });
        const last = dealt.slice(0, count).at(-1)?.section ?? previous;
        expect(deal(rest, last)).toEqual(dealt.slice(count));
      }),
    );
  });
});
