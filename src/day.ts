declare const dayBrand: unique symbol;

/**
 * A study day: whole days since 1970-01-01 in the calendar of the person who studies.
 * It begins at the configured hour (04:00 by default), not at midnight, and it is never an instant:
 * which day an instant belongs to is decided once, by `studyDay`, and recorded with the event.
 */
export type Day = number & { readonly [dayBrand]: true };

/** The wall-clock reading of an instant, in whatever zone the person is in. `month` is 1 to 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hour: number;
}

const MS_PER_DAY = 86_400_000;

/**
 * The study day of a wall-clock reading: its calendar date, or the one before while the hour is
 * earlier than `startHour`. Reading the wall clock (rather than subtracting hours from an instant)
 * keeps the boundary at the same hour on the days when the clock changes.
 */
export function studyDay(clock: WallClock, startHour: number): Day {
  const calendarDay = Date.UTC(clock.year, clock.month - 1, clock.date) / MS_PER_DAY;
  return (clock.hour < startHour ? calendarDay - 1 : calendarDay) as Day;
}

/** The day `days` after `day`; negative counts go back. */
export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** Whole days from `from` to `to`: negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return to - from;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Reads `YYYY-MM-DD`; undefined when the text is not a day of the calendar. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return undefined;
  const day = (ms / MS_PER_DAY) as Day;
  return formatDay(day) === text ? day : undefined;
}

/** A whole number of days since 1970-01-01 that comes from storage or an option. */
export function dayFromNumber(days: number): Day {
  if (!Number.isInteger(days)) throw new RangeError(`Not a whole number of days: ${days}`);
  return days as Day;
}
