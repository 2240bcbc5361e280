import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { addDays, formatDay } from '../../src/day.ts';
import type { Event } from '../../src/event.ts';
import { fold } from '../../src/schedule/fold.ts';
import { plainRules } from '../../src/schedule/rules.ts';
import { answered, firstDay } from './log.ts';
import { ruleSets } from './rule-sets.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const clock = systemClock({});

/** An answer of `grade` given at an instant, with the study day of the place it was given in. */
function answerIn(zone: string, place: number, instant: string, grade: 1 | 4): Event {
  vi.stubEnv('TZ', zone);
  const at = Date.parse(instant);
  return { ...answered(place, clock.studyDay(at, 4), grade), at };
}

test.each(ruleSets)('what a log means by %s is the same in every zone', (_, rules) => {
  const log = [
    answerIn('Europe/Berlin', 1, '2026-03-28T23:30:00Z', 4),
    answerIn('Europe/Berlin', 2, '2026-03-30T02:30:00Z', 4),
    answerIn('Europe/Berlin', 3, '2026-04-09T12:00:00Z', 1),
    answerIn('Europe/Berlin', 4, '2026-04-10T12:00:00Z', 4),
  ];
  const standings = ['UTC', 'Pacific/Apia', 'America/Los_Angeles', 'Australia/Lord_Howe'].map(
    (zone) => {
      vi.stubEnv('TZ', zone);
      return fold(log, rules);
    },
  );
  expect(new Set(standings.map((standing) => JSON.stringify(standing))).size).toBe(1);
});

test('a journey west, on which the day begins again, neither loses nor counts an answer twice', () => {
  const inTokyo = answerIn('Asia/Tokyo', 1, '2026-06-02T01:00:00Z', 4);
  const inHonolulu = answerIn('Pacific/Honolulu', 2, '2026-06-02T06:00:00Z', 4);
  expect([inTokyo.day, inHonolulu.day].map(formatDay)).toEqual(['2026-06-02', '2026-06-01']);
  const { schedule } = fold([inTokyo, inHonolulu], plainRules);
  // The second is before the due day, and confirms what the first one promised.
  expect(schedule).toMatchObject({ repetitions: 1, dueOn: inTokyo.day + 1 });
});

test('a journey east, which leaves out a night, makes the card due no later than promised', () => {
  const before = answerIn('America/Los_Angeles', 1, '2026-06-02T05:00:00Z', 4);
  const after = answerIn('Pacific/Auckland', 2, '2026-06-02T18:00:00Z', 4);
  expect([before.day, after.day].map(formatDay)).toEqual(['2026-06-01', '2026-06-03']);
  expect(fold([before, after], plainRules).schedule).toMatchObject({ repetitions: 2 });
});

test('a clock that goes back by a year leaves whole days and no negative wait', () => {
  for (const [, rules] of ruleSets) {
    const late = { ...answered(2, firstDay, 4), at: 1 };
    const early = { ...answered(1, firstDay, 4), day: addDays(firstDay, -365), at: 2 };
    const { schedule } = fold([late, early], rules);
    if (schedule.state === 'new') throw new Error('The card was answered');
    expect(schedule.intervalDays).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(schedule.dueOn)).toBe(true);
  }
});
