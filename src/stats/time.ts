import { addDays, type Day } from '../day.ts';
import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';
import type { StatsCard } from './rows.ts';

/** The time that the answers of some days took, as far as it is known. */
export interface TimeSpent {
  /** Answers whose time is known, whatever their kind. */
  readonly answers: number;
  readonly timeMs: number;
  /** Study days with such an answer, and cards. */
  readonly days: number;
  readonly cards: number;
  /** `timeMs` over each of them, in whole milliseconds; null where there are none. */
  readonly msPerAnswer: number | null;
  readonly msPerDay: number | null;
  readonly msPerCard: number | null;
}

export interface TimeBySpan {
  readonly overall: TimeSpent;
  /** The study days that `activity` covers. */
  readonly window: TimeSpent;
  readonly last30Days: TimeSpent;
}

interface TimeOfDay {
  readonly day: Day;
  answers: number;
  timeMs: number;
}

/** Time spent over all, and in the `days` and the 30 study days that end with `today`. */
export function collectTime(today: Day, days: number): Collector<Reading, TimeBySpan> {
  const byDay = new Map<Day, TimeOfDay>();
  let latest: TimeOfDay | undefined;
  /** The last day up to today on which each card took time; before all days where there is none. */
  const lastDayOf = new Map<StatsCard, number>();
  const spent = (from: number, to: number, cards: number): TimeSpent => {
    const within = [...byDay].filter(([day]) => day >= from && day <= to);
    const answers = within.reduce((sum, [, one]) => sum + one.answers, 0);
    const timeMs = within.reduce((sum, [, one]) => sum + one.timeMs, 0);
    const per = (count: number) => (count === 0 ? null : Math.round(timeMs / count));
    return {
      answers,
      timeMs,
      days: within.length,
      cards,
      msPerAnswer: per(answers),
      msPerDay: per(within.length),
      msPerCard: per(cards),
    };
  };
  const lastDays = (count: number): TimeSpent => {
    const from = addDays(today, 1 - count);
    return spent(from, today, [...lastDayOf.values()].filter((day) => day >= from).length);
  };
  return {
    add({ answer: { day, durationMs }, card }) {
      if (durationMs === 0) return;
      // Answers come in the order of time: most are of the same day as the one before.
      if (latest?.day !== day) {
        latest = byDay.get(day) ?? { day, answers: 0, timeMs: 0 };
        byDay.set(day, latest);
      }
      latest.answers += 1;
      latest.timeMs += durationMs;
      const upToToday = day > today ? Number.NEGATIVE_INFINITY : day;
      const known = lastDayOf.get(card);
      if (known === undefined || upToToday > known) lastDayOf.set(card, upToToday);
    },
    result: () => ({
      overall: spent(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, lastDayOf.size),
      window: lastDays(days),
      last30Days: lastDays(30),
    }),
  };
}
