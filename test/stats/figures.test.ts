import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber } from '../../src/day.ts';
import { extremeHours } from '../../src/stats/hours.ts';
import { measure } from '../../src/stats/measures.ts';
import { retentionRange } from '../../src/stats/recall.ts';
import type { StatsAnswer, StatsCard } from '../../src/stats/rows.ts';
import { answer, card, deck, newCard, noon, today } from './histories.ts';
import { extremes } from './reference.ts';

const measured = (cards: readonly StatsCard[], answers: readonly StatsAnswer[] = [], days = 7) =>
  measure({ cards, answers, today, asOf: noon, days });

describe('retention', () => {
  it('is unknown, not zero, while nothing was reviewed', () => {
    const { retention, hours, decks } = measured([card('a')], [answer('a', 1, { kind: 'learn' })]);
    expect(retention).toMatchObject({ overall: null, young: null, mature: null, last30Days: null });
    expect(retention.range95.overall).toBeNull();
    expect(hours.every((hour) => hour.retention === null)).toBe(true);
    expect(decks[0]?.retention).toBeNull();
  });

  it('counts a card once a study day, by its first answer', () => {
    const answers = [answer('a', 1, { grade: 1 }), answer('a', 1, { grade: 5 })];
    expect(measured([card('a')], answers).retention).toMatchObject({
      overall: 0,
      counted: { overall: 1 },
    });
  });

  it('leaves out learning, relearning, drills and practice', () => {
    const answers = (['learn', 'relearn', 'drill', 'cram'] as const).map((kind, index) =>
      answer('a', 9 - index, { kind, grade: 0 }),
    );
    expect(measured([card('a')], answers).retention.counted.overall).toBe(0);
  });

  it('does not count a review later on a day that began with learning', () => {
    const answers = [answer('a', 1, { kind: 'learn' }), answer('a', 1, { kind: 'review' })];
    expect(measured([card('a')], answers).retention.counted.overall).toBe(0);
  });

  it('counts the review of a day that began with practice', () => {
    const answers = [answer('a', 1, { kind: 'cram', grade: 0 }), answer('a', 1)];
    expect(measured([card('a')], answers).retention.overall).toBe(1);
  });

  it('passes at grade 3 and fails at grade 2', () => {
    const answers = [answer('a', 2, { grade: 2 }), answer('a', 1, { grade: 3 })];
    expect(measured([card('a')], answers).retention.overall).toBe(0.5);
  });

  it('is young or mature by the interval before the answer, not the one after', () => {
    const answers = [
      answer('a', 60, { kind: 'learn', intervalDays: 20 }),
      answer('a', 40, { grade: 5, intervalDays: 21 }),
      answer('a', 10, { grade: 1, intervalDays: 1 }),
    ];
    expect(measured([card('a')], answers).retention).toMatchObject({ young: 1, mature: 0 });
  });

  it('takes the interval before from the schedule, not from drills or practice', () => {
    const answers = [
      answer('a', 60, { kind: 'learn', intervalDays: 30 }),
      answer('a', 59, { kind: 'drill', intervalDays: 0 }),
      answer('a', 58, { kind: 'cram', intervalDays: 0 }),
      answer('a', 30),
    ];
    expect(measured([card('a')], answers).retention).toMatchObject({ young: null, mature: 1 });
  });

  it('of the last 30 days begins 29 days ago and ends today', () => {
    const answers = [answer('a', 30, { grade: 0 }), answer('a', 29), answer('a', 0)];
    expect(measured([card('a')], answers).retention).toMatchObject({
      last30Days: 1,
      counted: { last30Days: 2 },
    });
  });

  it('keeps the reviews of cards that left the notes', () => {
    const { retention, decks } = measured([card('a', { retired: true })], [answer('a', 1)]);
    expect(retention.overall).toBe(1);
    expect(decks).toEqual([]);
  });
});

describe('the range around a retention', () => {
  it('is the Wilson score interval', () => {
    // 81 of 263: the worked example of Newcombe (1998), Statistics in Medicine 17, table I.
    const [low, high] = retentionRange({ passed: 81, counted: 263 }) ?? [];
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('stays within 0 and 1 and is wide when there is little to go by', () => {
    const [low, high] = retentionRange({ passed: 1, counted: 1 }) ?? [];
    expect(low).toBeCloseTo(0.2065, 4);
    expect(high).toBe(1);
  });
});

describe('the streak', () => {
  const streakOf = (...daysAgo: number[]) =>
    measured(
      [card('a')],
      daysAgo.sort((a, b) => b - a).map((ago) => answer('a', ago)),
    ).streak;

  it('runs to today', () => expect(streakOf(0, 1, 2)).toEqual({ current: 3, longest: 3 }));
  it('still runs on a day not yet studied', () =>
    expect(streakOf(1, 2)).toEqual({ current: 2, longest: 2 }));
  it('ends after a whole day without an answer', () =>
    expect(streakOf(2, 3, 4)).toEqual({ current: 0, longest: 3 }));
  it('remembers the longest run', () =>
    expect(streakOf(0, 5, 6, 7, 8)).toEqual({ current: 1, longest: 4 }));
  it('is zero without answers', () => expect(streakOf()).toEqual({ current: 0, longest: 0 }));
  it('does not count days that lie ahead', () =>
    expect(streakOf(-2, -1, 0)).toEqual({ current: 1, longest: 1 }));
});

describe('activity', () => {
  it('names every day of the window, quiet ones as zero, today last', () => {
    const { activity } = measured([card('a')], [answer('a', 9), answer('a', 1)], 3);
    expect(activity).toEqual([
      { day: '2026-02-27', reviews: 0, new: 0, again: 0, timeMs: 0 },
      { day: '2026-02-28', reviews: 1, new: 0, again: 0, timeMs: 5_000 },
      { day: '2026-03-01', reviews: 0, new: 0, again: 0, timeMs: 0 },
    ]);
  });

  it('counts a card as new on the day of its first answer, which practice is not', () => {
    const answers = [
      answer('a', 2, { kind: 'cram' }),
      answer('a', 1, { kind: 'learn', grade: 1 }),
      answer('a', 0, { kind: 'learn' }),
    ];
    const { activity } = measured([card('a')], answers, 3);
    expect(activity.map((day) => day.new)).toEqual([0, 1, 0]);
    expect(activity.map((day) => day.again)).toEqual([0, 1, 0]);
  });

  it('counts drills and practice as answers that took time', () => {
    const answers = [answer('a', 0, { kind: 'drill' }), answer('a', 0, { kind: 'cram' })];
    expect(measured([card('a')], answers, 1).activity[0]).toMatchObject({
      reviews: 2,
      timeMs: 10_000,
    });
  });
});

describe('the forecast', () => {
  const due = (...cards: readonly StatsCard[]) => measured(cards).forecast.map((day) => day.due);

  it('covers 30 days, today first', () => {
    const { forecast } = measured([]);
    expect(forecast).toHaveLength(30);
    expect(forecast[0]?.day).toBe('2026-03-01');
    expect(forecast.at(-1)?.day).toBe('2026-03-30');
  });

  it('puts what is overdue on today', () => {
    expect(due(card('a', { dueOn: dayFromNumber(today - 40) }), card('b'))[0]).toBe(2);
  });

  it('puts a buried card on the day after', () => {
    expect(due(card('a', { buriedOn: today })).slice(0, 2)).toEqual([0, 1]);
    expect(due(card('a', { buriedOn: dayFromNumber(today - 1) })).slice(0, 2)).toEqual([1, 0]);
  });

  it('leaves out new, suspended and retired cards', () => {
    const cards = [
      card('a', newCard),
      card('b', { suspended: true }),
      card('c', { retired: true }),
    ];
    expect(due(...cards).every((count) => count === 0)).toBe(true);
  });
});

describe('cards by stage', () => {
  it('call an interval of 20 days young and one of 21 mature', () => {
    const cards = [card('a', { intervalDays: 20 }), card('b', { intervalDays: 21 })];
    expect(measured(cards).totals).toMatchObject({ young: 1, mature: 1 });
  });

  it('count forgotten cards as learning, whatever their interval', () => {
    const cards = [card('a', { state: 'relearning', intervalDays: 30 }), card('b', newCard)];
    expect(measured(cards).totals).toMatchObject({ new: 1, learning: 1, mature: 0 });
  });
});

describe('hours', () => {
  it('are those of the local clock at the time, on either side of midnight', () => {
    const at = Date.UTC(2026, 1, 27, 23, 40);
    const answers = [
      answer('a', 2, { at, offsetMinutes: 330 }),
      answer('a', 2, { at, offsetMinutes: -45 }),
    ];
    const { hours } = measured([card('a')], answers);
    expect(hours.filter(({ reviews }) => reviews > 0).map(({ hour }) => hour)).toEqual([5, 22]);
  });
});

describe('decks and sections', () => {
  it('keep equal headings of two decks apart, and paths that only look alike', () => {
    const cards = [
      card('a', { deck: deck('aws'), path: ['Overview'] }),
      card('b', { deck: deck('math'), path: ['Overview'] }),
      card('c', { deck: deck('math'), path: ['a', 'b'] }),
      card('d', { deck: deck('math'), path: ['a\0b'] }),
      card('e', { deck: deck('math'), path: ['a'] }),
    ];
    expect(measured(cards).sections.map((section) => [section.deck, ...section.path])).toEqual([
      ['aws', 'Overview'],
      ['math', 'Overview'],
      ['math', 'a'],
      ['math', 'a', 'b'],
      ['math', 'a\0b'],
    ]);
  });

  it('bear names that are words of the language', () => {
    const cards = [
      card('a', { deck: deck('__proto__') }),
      card('b', { deck: deck('constructor') }),
    ];
    expect(measured(cards).decks.map(({ deck }) => deck)).toEqual(['__proto__', 'constructor']);
  });
});

describe('hardest cards', () => {
  const reviews = (id: string, forgotten: number, passed: number) =>
    Array.from({ length: forgotten + passed }, (_, index) =>
      answer(id, 100 - index, { grade: index < forgotten ? 1 : 4 }),
    );
  const hardest = (...of: readonly (readonly [id: string, forgotten: number, passed: number])[]) =>
    measured(
      of.map(([id]) => card(id)),
      of.flatMap((one) => reviews(...one)).sort((a, b) => a.at - b.at),
    ).hardestCards;

  it('are those surely forgotten, not those with few reviews', () => {
    const found = hardest(['two-of-two', 2, 0], ['nine-of-ten', 9, 1], ['two-of-ten', 2, 8]);
    expect(found.map(({ id }) => id)).toEqual(['nine-of-ten', 'two-of-two', 'two-of-ten']);
    expect(found[0]).toMatchObject({ forgotten: 9, counted: 10, passed: 1, retention: 0.1 });
  });

  it('come by id where they are equal, and are none that was forgotten once', () => {
    const found = hardest(['b', 2, 3], ['a', 2, 3], ['once', 1, 0]);
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are at most ten, and none that left the notes', () => {
    const many = Array.from({ length: 12 }, (_, index) => [`c${index}`, 3, index] as const);
    expect(hardest(...many)).toHaveLength(10);
    const gone = measured([card('a', { retired: true })], reviews('a', 5, 0));
    expect(gone.hardestCards).toEqual([]);
  });
});

describe('the best and the worst hour', () => {
  const anyHours = fc
    .array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), { minLength: 24, maxLength: 24 })
    .map((tallies) =>
      tallies.map(([passed, failed], hour) => ({
        hour,
        reviews: passed + failed,
        retention: passed + failed === 0 ? null : passed / (passed + failed),
        counted: passed + failed,
        passed,
      })),
    );

  it('are those that no hour with enough reviews beats', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 1, max: 17 }), (hours, atLeast) => {
        expect(extremeHours(hours, atLeast)).toEqual(extremes(hours, atLeast));
      }),
    );
  });

  it('need thirty reviews', () => {
    const at = (count: number) =>
      measured(
        [card('a')],
        Array.from({ length: count }, (_, index) => answer('a', 50 - index)),
      ).extremeHours;
    expect(at(29).best).toBeNull();
    expect(at(30)).toMatchObject({ atLeast: 30, best: { hour: 12, counted: 30 }, worst: null });
  });
});

describe('time', () => {
  it('leaves out answers without one, and is counted in days, cards and answers', () => {
    const answers = [
      answer('a', 40, { durationMs: 9_000 }),
      answer('a', 3, { durationMs: 4_000 }),
      answer('b', 3, { durationMs: 0 }),
      answer('b', 2, { durationMs: 2_000 }),
      answer('b', 2, { durationMs: 3_000, kind: 'drill' }),
      answer('b', -1, { durationMs: 1_000 }),
    ];
    const { time } = measured([card('a'), card('b')], answers, 3);
    expect(time.overall).toMatchObject({ answers: 5, timeMs: 19_000, days: 4, cards: 2 });
    expect(time.window).toEqual({
      answers: 2,
      timeMs: 5_000,
      days: 1,
      cards: 1,
      msPerAnswer: 2_500,
      msPerDay: 5_000,
      msPerCard: 5_000,
    });
    expect(time.last30Days).toMatchObject({ answers: 3, days: 2, cards: 2, msPerAnswer: 3_000 });
  });
});

describe('mastery', () => {
  it('is the share of the cards that is mature, suspended ones too and retired ones not', () => {
    const cards = [
      card('a', { intervalDays: 21, suspended: true }),
      card('b', newCard),
      card('c', { intervalDays: 400, retired: true }),
    ];
    const { decks, sections } = measured(cards);
    expect(decks[0]).toMatchObject({ cards: 2, mature: 1, mastery: 0.5 });
    expect(sections[0]).toMatchObject({ cards: 2, mature: 1, mastery: 0.5 });
  });
});
