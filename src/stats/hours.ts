import { retention } from './recall.ts';
import type { HourTally, RecallTally } from './tallies.ts';

export interface HourOfDay extends RecallTally {
  readonly hour: number;
  /** Answers of every kind. */
  readonly reviews: number;
  readonly retention: number | null;
}

/** Answers and true retention by the hour of the local clock, 0 to 23. */
export function hoursOfDay(tallies: readonly HourTally[]): HourOfDay[] {
  return tallies.map(({ reviews, recall: { counted, passed } }, hour) => ({
    hour,
    reviews,
    retention: retention({ counted, passed }),
    counted,
    passed,
  }));
}

/** An hour of the day with what was recalled in it. */
export type RecalledHour = Omit<HourOfDay, 'reviews'>;

export interface ExtremeHours {
  /** How many reviews an hour must have behind it to be one of the two. */
  readonly atLeast: number;
  readonly best: RecalledHour | null;
  /** Null where no other hour is worse than the best. */
  readonly worst: RecalledHour | null;
}

/**
 * The hours with the highest and the lowest retention, of those with `atLeast` reviews that counted.
 * Of equal ones the one with more reviews behind it, then the earlier.
 */
export function extremeHours(hours: readonly HourOfDay[], atLeast = 30): ExtremeHours {
  const founded = hours
    .filter(({ counted }) => counted >= atLeast)
    .sort((a, b) => b.counted - a.counted || a.hour - b.hour);
  const share = (hour: HourOfDay) => hour.retention ?? 0;
  const best = founded.toSorted((a, b) => share(b) - share(a))[0];
  const worst = founded.toSorted((a, b) => share(a) - share(b))[0];
  const isWorse = best !== undefined && worst !== undefined && share(worst) < share(best);
  return { atLeast, best: recalled(best), worst: isWorse ? recalled(worst) : null };
}

function recalled(of: HourOfDay | undefined): RecalledHour | null {
  if (of === undefined) return null;
  const { hour, retention: share, counted, passed } = of;
  return { hour, retention: share, counted, passed };
}
