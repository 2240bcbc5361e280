import { addDays, type Day, formatDay } from '../day.ts';
import type { DayTally } from './tallies.ts';

/** What was done on one study day, as it is shown. */
export type DayTotals = Pick<DayTally, 'reviews' | 'new' | 'again' | 'timeMs'>;

const idle: DayTotals = { reviews: 0, new: 0, again: 0, timeMs: 0 };

/** The `days` study days that end with `today`, oldest first; those without an answer are zero. */
export function activity(
  totals: ReadonlyMap<Day, DayTotals>,
  today: Day,
  days: number,
): (DayTotals & { readonly day: string })[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(today, index + 1 - days);
    const { reviews, new: fresh, again, timeMs } = totals.get(day) ?? idle;
    return { day: formatDay(day), reviews, new: fresh, again, timeMs };
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
