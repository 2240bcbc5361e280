import { addDays, formatDay } from '../../src/day.ts';
import type { Narrowing } from '../../src/stats/narrow.ts';
import type { StatsAnswer, StatsCard } from '../../src/stats/rows.ts';
import { today } from './histories.ts';

/**
 * Every figure computed again the slow and obvious way: by filtering the whole history for each
 * number, with no state carried from answer to answer.
 */
export function reference(
  allCards: readonly StatsCard[],
  all: readonly StatsAnswer[],
  { days, narrowedTo }: { readonly days: number; readonly narrowedTo: Narrowing },
) {
  const cards = allCards.filter((card) => isMeant(card, narrowedTo));
  const known = all.filter((answer) => cards.some((card) => card.number === answer.card));
  const cardOf = (answer: StatsAnswer) => cards.find((card) => card.number === answer.card);
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
      .filter(({ card, kind }) => card === answer.card && kind !== 'cram');
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
    of.filter((answer) => cards.some((card) => card.number === answer.card && match(card)));
  const sameSection = (a: StatsCard, b: StatsCard) =>
    a.deck === b.deck && JSON.stringify(a.path) === JSON.stringify(b.path);

  const group = (match: (card: StatsCard) => boolean) => {
    const held = live.filter(match);
    const mature = held.filter(isMature).length;
    return {
      cards: held.length,
      mature,
      mastery: mature / held.length,
      ...share(answersOf(counted, match)),
    };
  };
  const spent = (timed: readonly StatsAnswer[]) => {
    const timeMs = sum(timed.map(({ durationMs }) => durationMs));
    const daysOf = new Set(timed.map(({ day }) => day)).size;
    const cardsOf = new Set(timed.map(({ card }) => card)).size;
    return {
      answers: timed.length,
      timeMs,
      days: daysOf,
      cards: cardsOf,
      msPerAnswer: timed.length === 0 ? null : Math.round(timeMs / timed.length),
      msPerDay: timed.length === 0 ? null : Math.round(timeMs / daysOf),
      msPerCard: timed.length === 0 ? null : Math.round(timeMs / cardsOf),
    };
  };
  const timed = known.filter(({ durationMs }) => durationMs > 0);
  const within = (count: number) => timed.filter(({ day }) => day <= today && day > today - count);
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const local = ({ at, offsetMinutes }: StatsAnswer) =>
      new Date(at + offsetMinutes * 60_000).getUTCHours();
    return {
      hour,
      reviews: known.filter((answer) => local(answer) === hour).length,
      ...share(counted.filter((answer) => local(answer) === hour)),
    };
  });
  /** The upper end of Wilson's interval, as the larger root of the quadratic that defines it. */
  const atBest = (of: { counted: number; passed: number }) => {
    const [n, p, z2] = [of.counted, of.passed / of.counted, 1.959963984540054 ** 2];
    const [a, b, c] = [1 + z2 / n, -(2 * p + z2 / n), p * p];
    return (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
  };

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
    hours,
    extremeHours: extremes(hours, 30),
    time: { overall: spent(timed), window: spent(within(days)), last30Days: spent(within(30)) },
    hardestCards: live
      .map((card) => ({
        card,
        ...share(counted.filter((answer) => cardOf(answer) === card)),
      }))
      .filter((one) => one.counted - one.passed >= 2)
      .toSorted(
        (a, b) =>
          (Math.abs(atBest(a) - atBest(b)) < 1e-9 ? 0 : atBest(a) - atBest(b)) ||
          a.card.id.localeCompare(b.card.id),
      )
      .slice(0, 10)
      .map(({ card: { id, deck, path, question }, ...recall }) => ({
        id,
        deck,
        path,
        question,
        forgotten: recall.counted - recall.passed,
        ...recall,
      })),
    decks: [...new Set(live.map(({ deck }) => deck))].sort().map((deck) => ({
      deck,
      dueToday: asked(today).filter((card) => card.deck === deck).length,
      ...group((card) => card.deck === deck),
    })),
    sections: live
      .filter((card, index) => live.findIndex((other) => sameSection(card, other)) === index)
      .map((first) => ({
        deck: first.deck,
        path: first.path,
        ...group((card) => sameSection(card, first)),
      })),
  };
}

interface Hour {
  readonly hour: number;
  readonly retention: number | null;
  readonly counted: number;
  readonly passed: number;
}

/** The best hour is one that none beats; the worst likewise, as long as the best beats it. */
export function extremes(hours: readonly Hour[], atLeast: number) {
  const founded = hours.filter(({ counted }) => counted >= atLeast);
  const beats = (a: Hour, b: Hour, better: (a: number, b: number) => boolean) =>
    better(a.retention ?? 0, b.retention ?? 0) ||
    (a.retention === b.retention &&
      (a.counted > b.counted || (a.counted === b.counted && a.hour < b.hour)));
  const topBy = (better: (a: number, b: number) => boolean) =>
    founded.find((one) => founded.every((other) => other === one || beats(one, other, better)));
  const best = topBy((a, b) => a > b);
  const worst = topBy((a, b) => a < b);
  const figures = (of: Hour | undefined) =>
    of === undefined
      ? null
      : { hour: of.hour, retention: of.retention, counted: of.counted, passed: of.passed };
  return {
    atLeast,
    best: figures(best),
    worst: worst?.retention === best?.retention ? null : figures(worst),
  };
}

/** By patterns over a card's names written in one line each. */
function isMeant(card: StatsCard, { decks, tags, sections }: Narrowing): boolean {
  const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const matches = (names: readonly string[], pattern: (name: string) => string, text: string) =>
    names.length === 0 || names.some((name) => new RegExp(pattern(name), 'imu').test(text));
  return (
    matches(decks, (name) => `^${literally(name)}(::|$)`, card.deck) &&
    matches(tags, (name) => `^${literally(name.replace('#', ''))}(/|$)`, card.tags.join('\n')) &&
    matches(
      sections,
      (name) =>
        name
          .split(/ [›>] /u)
          .map(literally)
          .join('.*\n.*'),
      card.path.join('\n'),
    )
  );
}
