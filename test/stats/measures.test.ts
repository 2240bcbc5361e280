import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statsSchema } from '../../src/contract.ts';
import { addDays, formatDay } from '../../src/day.ts';
import { measure } from '../../src/stats/measures.ts';
import type { StatsAnswer, StatsCard } from '../../src/stats/rows.ts';
import { anyHistory, noon, today } from './histories.ts';

/**
 * Every figure computed again the slow and obvious way: by filtering the whole history for each
 * number, with no state carried from answer to answer.
 */
function reference(cards: readonly StatsCard[], all: readonly StatsAnswer[], days: number) {
  const known = all.filter((answer) => cards.some((card) => card.id === answer.cardId));
  const live = cards.filter((card) => !card.retired);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);
  const share = (of: readonly StatsAnswer[]) => ({
    retention: of.length === 0 ? null : of.filter(({ grade }) => grade > 2).length / of.length,
    counted: of.length,
    passed: of.filter(({ grade }) => grade > 2).length,
  });
  const earlier = (answer: StatsAnswer) =>
    known
      .slice(0, known.indexOf(answer))
      .filter(({ cardId, kind }) => cardId === answer.cardId && kind !== 'cram');
  const counted = known.filter(
    (answer) => answer.kind === 'review' && !earlier(answer).some(({ day }) => day === answer.day),
  );
  const intervalBefore = (answer: StatsAnswer) =>
    earlier(answer)
      .filter(({ kind }) => kind !== 'drill')
      .at(-1)?.intervalDays;
  const young = counted.filter((answer) => (intervalBefore(answer) ?? 21) < 21);
  const mature = counted.filter((answer) => (intervalBefore(answer) ?? 0) >= 21);
  const last30 = counted.filter(({ day }) => day <= today && day > today - 30);
  const shares = [share(counted), share(young), share(mature), share(last30)] as const;
  const named = (key: 'retention' | 'counted' | 'passed') => ({
    overall: shares[0][key],
    young: shares[1][key],
    mature: shares[2][key],
    last30Days: shares[3][key],
  });

  const studied = (day: number) => known.some((answer) => answer.day === day);
  const runEndingOn = (day: number): number => (studied(day) ? 1 + runEndingOn(day - 1) : 0);
  const past = Array.from({ length: 120 }, (_, back) => today - back);

  const inReview = live.filter(({ state }) => state === 'review');
  const isMature = (card: StatsCard) => card.state === 'review' && card.intervalDays >= 21;
  const askedOn = (card: StatsCard) => {
    const day = Math.max(card.dueOn ?? 0, today);
    return card.buriedOn === day ? day + 1 : day;
  };
  const asked = (day: number) =>
    live.filter((card) => card.state !== 'new' && !card.suspended && askedOn(card) === day);
  const bounds = [1, 3, 7, 14, 20, 30, 60, 90, 180, 365, 36_500];
  const answersOf = (of: readonly StatsAnswer[], match: (card: StatsCard) => boolean) =>
    of.filter((answer) => cards.some((card) => card.id === answer.cardId && match(card)));
  const sameSection = (a: StatsCard, b: StatsCard) =>
    a.deck === b.deck && JSON.stringify(a.path) === JSON.stringify(b.path);

  return {
    totals: {
      cards: live.length,
      new: live.filter(({ state }) => state === 'new').length,
      learning: live.filter(({ state }) => state === 'learning' || state === 'relearning').length,
      young: inReview.filter((card) => !isMature(card)).length,
      mature: inReview.filter(isMature).length,
      suspended: live.filter(({ suspended }) => suspended).length,
      retired: cards.length - live.length,
      reviews: known.length,
      timeMs: sum(known.map(({ durationMs }) => durationMs)),
    },
    retention: { ...named('retention'), counted: named('counted'), passed: named('passed') },
    streak: {
      current: runEndingOn(studied(today) ? today : today - 1),
      longest: Math.max(...past.map(runEndingOn)),
    },
    activity: Array.from({ length: days }, (_, index) => {
      const day = addDays(today, index - days + 1);
      const of = known.filter((answer) => answer.day === day);
      return {
        day: formatDay(day),
        reviews: of.length,
        new: of.filter((answer) => answer.kind === 'learn' && earlier(answer).length === 0).length,
        again: of.filter(({ grade }) => grade < 3).length,
        timeMs: sum(of.map(({ durationMs }) => durationMs)),
      };
    }),
    forecast: Array.from({ length: 30 }, (_, index) => ({
      day: formatDay(addDays(today, index)),
      due: asked(today + index).length,
    })),
    grades: Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((grade) => [
        String(grade),
        known.filter((answer) => answer.grade === grade).length,
      ]),
    ),
    intervals: bounds.map((upToDays, index) => ({
      upToDays,
      cards: inReview.filter(
        ({ intervalDays }) =>
          (index === 0 || intervalDays > (bounds[index - 1] ?? 0)) &&
          (intervalDays <= upToDays || index === bounds.length - 1),
      ).length,
    })),
    hours: Array.from({ length: 24 }, (_, hour) => {
      const local = ({ at, offsetMinutes }: StatsAnswer) =>
        new Date(at + offsetMinutes * 60_000).getUTCHours();
      return {
        hour,
        reviews: known.filter((answer) => local(answer) === hour).length,
        ...share(counted.filter((answer) => local(answer) === hour)),
      };
    }),
    decks: [...new Set(live.map(({ deck }) => deck))].sort().map((deck) => ({
      deck,
      cards: live.filter((card) => card.deck === deck).length,
      mature: live.filter((card) => card.deck === deck && isMature(card)).length,
      dueToday: asked(today).filter((card) => card.deck === deck).length,
      ...share(answersOf(counted, (card) => card.deck === deck)),
    })),
    sections: live
      .filter((card, index) => live.findIndex((other) => sameSection(card, other)) === index)
      .map((first) => ({
        deck: first.deck,
        path: first.path,
        cards: live.filter((card) => sameSection(card, first)).length,
        ...share(answersOf(counted, (card) => sameSection(card, first))),
      })),
  };
}

const measured = (cards: readonly StatsCard[], answers: Iterable<StatsAnswer>, days = 20) =>
  measure({ cards, answers, today, asOf: noon, days });

describe('the statistics of any history', () => {
  it('equal what the slow and obvious computation gives', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 90 }), ({ cards, answers }, days) => {
        const { sections, ...expected } = reference(cards, answers, days);
        const actual = measured(cards, answers, days);
        expect(actual).toMatchObject(expected);
        expect(actual.sections).toHaveLength(sections.length);
        expect(actual.sections).toEqual(expect.arrayContaining(sections));
      }),
      { numRuns: 300 },
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
