import { utcFormat } from 'd3-time-format';

/** The first moment (UTC) of a day as the statistics write it, `2026-03-02`. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** `Monday 2 March 2026` */
export const longDay = utcFormat('%A %-d %B %Y');
/** `2 Mar` */
export const shortDay = utcFormat('%-d %b');
/** `Mar` */
export const shortMonth = utcFormat('%b');

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: Date): number {
  return (date.getUTCDay() + 6) % 7;
}
