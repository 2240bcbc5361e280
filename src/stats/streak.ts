import { addDays, type Day } from '../day.ts';

export interface Streak {
  readonly current: number;
  readonly longest: number;
}

/**
 * Study days in a row with at least one answer. The current run ends today, or yesterday while
 * today has no answer yet. Days after `today` (a clock that was once ahead) are left out.
 */
export function streak(studied: Iterable<Day>, today: Day): Streak {
  const days = [...new Set(studied)].filter((day) => day <= today).sort((a, b) => a - b);
  let run = 0;
  let longest = 0;
  let previous: Day | undefined;
  for (const day of days) {
    run = previous !== undefined && day === addDays(previous, 1) ? run + 1 : 1;
    longest = Math.max(longest, run);
    previous = day;
  }
  const isCurrent = previous !== undefined && previous >= addDays(today, -1);
  return { current: isCurrent ? run : 0, longest };
}
