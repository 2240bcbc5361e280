import { dayFromNumber } from '../../src/day.ts';
import type { Grade } from '../../src/grade.ts';
import type { GivenAnswer, Stamp } from '../../src/store/events.ts';

export const firstDay = dayFromNumber(20_500);

/** Noon of study day `day` (counted from the first day of the tests) in UTC, and some ms more. */
export function stamp(day: number, ms = 0): Stamp {
  const number = firstDay + day;
  return {
    at: number * 86_400_000 + 43_200_000 + ms,
    offsetMinutes: 0,
    day: dayFromNumber(number),
  };
}

export function given(grade: Grade, mode: GivenAnswer['mode'] = 'review'): GivenAnswer {
  return { grade, durationMs: 3000, mode };
}
