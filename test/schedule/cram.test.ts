import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { addDays } from '../../src/day.ts';
import { type CramCandidate, cramOrder } from '../../src/schedule/cram.ts';
import { ease100Of } from '../../src/standing.ts';
import { due, ids, today } from './candidates.ts';

function known(
  id: string,
  { ease100 = 250, lapses = 0, intervalDays = 10, section = id } = {},
): CramCandidate {
  const memory = { scheduler: 'sm2', ease100 } as const;
  const schedule = { ...due(0, intervalDays), lastDay: addDays(today, -10), memory, lapses };
  return { id: cardId(id), section, position: 0, schedule };
}

function fresh(id: string, position: number, section = id): CramCandidate {
  return { id: cardId(id), section, position, schedule: { state: 'new' } };
}

const anyCards = fc.array(
  fc.record({
    ease100: fc.integer({ min: 130, max: 133 }),
    lapses: fc.nat(2),
    intervalDays: fc.integer({ min: 1, max: 3 }),
    section: fc.constantFrom('a', 'b', 'c'),
    isNew: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('cramming', () => {
  test('begins with the lowest ease factor, then the most lapses, then the least recalled', () => {
    const cards = [
      known('easy', { ease100: 280 }),
      known('fresh in mind', { ease100: 200, lapses: 1, intervalDays: 90 }),
      known('fading', { ease100: 200, lapses: 1, intervalDays: 5 }),
      known('lapsed', { ease100: 200, lapses: 4, intervalDays: 90 }),
      known('hard', { ease100: 130 }),
    ];
    expect(cramOrder(cards, today, 10)).toEqual(
      ids('hard', 'lapsed', 'fading', 'fresh in mind', 'easy'),
    );
  });

  test('ends with what was never answered, as in the notes', () => {
    const cards = [fresh('second', 2), fresh('first', 1), known('easy', { ease100: 300 })];
    expect(cramOrder(cards, today, 10)).toEqual(ids('easy', 'first', 'second'));
    expect(cramOrder(cards, today, 1)).toEqual(ids('easy'));
    expect(cramOrder(cards, today, 0)).toEqual([]);
  });

  test('keeps the cards of a heading apart', () => {
    const cards = ['EC2', 'EC2', 'S3', 'S3'].map((section, index) =>
      known(`card${index}`, { section, ease100: 200 + index }),
    );
    expect(cramOrder(cards, today, 10)).toEqual(ids('card0', 'card2', 'card1', 'card3'));
  });

  test('mixes what is equally hard differently from day to day', () => {
    const cards = Array.from({ length: 20 }, (_, index) => known(`card${index}`));
    const tomorrow = cramOrder(cards, addDays(today, 1), 20);
    expect(tomorrow).not.toEqual(cramOrder(cards, today, 20));
    expect(tomorrow.toSorted()).toEqual(cramOrder(cards, today, 20).toSorted());
  });

  test('chooses the hardest of any number of cards, in whatever order they come', () => {
    fc.assert(
      fc.property(anyCards, fc.nat(10), (parts, limit) => {
        const cards = parts.map(({ isNew, ...part }, index) =>
          isNew ? fresh(`card${index}`, index, part.section) : known(`card${index}`, part),
        );
        const order = cramOrder(cards, today, limit);
        expect(order).toEqual(cramOrder(cards.toReversed(), today, limit));
        expect(order).toHaveLength(Math.min(limit, cards.length));
        const byId = new Map(cards.map((card) => [card.id, card]));
        const easeOf = (card: CramCandidate | undefined): number =>
          card === undefined || card.schedule.state === 'new'
            ? 999
            : ease100Of(card.schedule.memory);
        const hardest = cards
          .map(easeOf)
          .toSorted((a, b) => a - b)
          .slice(0, limit);
        expect(order.map((id) => easeOf(byId.get(id))).toSorted((a, b) => a - b)).toEqual(hardest);
      }),
    );
  });
});
