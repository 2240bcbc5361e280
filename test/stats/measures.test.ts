import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statsSchema } from '../../src/contract.ts';
import { measure } from '../../src/stats/measures.ts';
import { everything } from '../../src/stats/narrow.ts';
import type { StatsAnswer, StatsCard } from '../../src/stats/rows.ts';
import { anyHistory, anyNarrowing, noon, today } from './histories.ts';
import { reference } from './reference.ts';

const measured = (cards: readonly StatsCard[], answers: Iterable<StatsAnswer>, days = 20) =>
  measure({ cards, answers, today, asOf: noon, days });

describe('the statistics of any history', () => {
  it('equal what the slow and obvious computation gives', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.integer({ min: 0, max: 90 }),
        fc.oneof(fc.constant(everything), anyNarrowing),
        ({ cards, answers }, days, narrowedTo) => {
          const { sections, ...expected } = reference(cards, answers, { days, narrowedTo });
          const actual = measure({ cards, answers, today, asOf: noon, days, narrowedTo });
          expect(actual).toMatchObject(expected);
          expect(actual.sections).toHaveLength(sections.length);
          expect(actual.sections).toEqual(expect.arrayContaining(sections));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('have the shape that the contract fixes', () => {
    fc.assert(
      fc.property(anyHistory, ({ cards, answers }) => {
        const actual = measured(cards, answers);
        expect(statsSchema.parse(actual)).toEqual(actual);
      }),
    );
  });

  it('do not depend on the order in which the cards come', () => {
    fc.assert(
      fc.property(anyHistory, ({ cards, answers }) => {
        expect(measured(cards.toReversed(), answers)).toEqual(measured(cards, answers));
      }),
    );
  });

  it('add up: stages to cards, grades and hours to reviews, intervals to young and mature', () => {
    fc.assert(
      fc.property(anyHistory, ({ cards, answers }) => {
        const { totals, grades, hours, intervals, decks, sections } = measured(cards, answers);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(totals.new + totals.learning + totals.young + totals.mature).toBe(totals.cards);
        expect(sum(Object.values(grades))).toBe(totals.reviews);
        expect(sum(hours.map(({ reviews }) => reviews))).toBe(totals.reviews);
        expect(sum(intervals.map((bucket) => bucket.cards))).toBe(totals.young + totals.mature);
        expect(sum(decks.map((deck) => deck.cards))).toBe(totals.cards);
        expect(sum(sections.map((section) => section.cards))).toBe(totals.cards);
      }),
    );
  });

  it('read the answers once, so that they can be streamed', () => {
    fc.assert(
      fc.property(anyHistory, ({ cards, answers }) => {
        function* stream() {
          yield* answers;
        }
        expect(measured(cards, stream())).toEqual(measured(cards, answers));
      }),
    );
  });
});
