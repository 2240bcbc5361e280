import { addDays, type Day, formatDay } from '../day.ts';
import { isPass } from '../grade.ts';
import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';

/** What was done on one study day. */
export interface DayTotals {
  /** Answers of every kind, drills and practice included. */
  readonly reviews: number;
  /** Cards answered for the first time ever; practice does not make a card known. */
  readonly new: number;
  /** Answers of a grade below 3. */
  readonly again: number;
  readonly timeMs: number;
}

const idle: DayTotals = { reviews: 0, new: 0, again: 0, timeMs: 0 };

/** What was done on each study day that has an answer. */
export function collectDays(): Collector<Reading, ReadonlyMap<Day, DayTotals>> {
  const days = new Map<Day, { -readonly [Figure in keyof DayTotals]: number }>();
  return {
    add({ answer, introduces }) {
      let day = days.get(answer.day);
      if (day === undefined) {
        day = { ...idle };
        days.set(answer.day, day);
      }
      day.reviews += 1;
      if (introduces) day.new += 1;
      if (!isPass(answer.grade)) day.again += 1;
      day.timeMs += answer.durationMs;
    },
    result: () => days,
  };
}

/** The `days` study days that end with `today`, oldest first; those without an answer are zero. */
export function activity(
  totals: ReadonlyMap<Day, DayTotals>,
  today: Day,
  days: number,
): (DayTotals & { readonly day: string })[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(today, index + 1 - days);
    return { day: formatDay(day), ...(totals.get(day) ?? idle) };
  });
}

/** Answers of every kind and the time they took, in all. */
export function effort(totals: ReadonlyMap<Day, DayTotals>): { reviews: number; timeMs: number } {
  let reviews = 0;
  let timeMs = 0;
  for (const day of totals.values()) {
    reviews += day.reviews;
    timeMs += day.timeMs;
  }
  return { reviews, timeMs };
}
