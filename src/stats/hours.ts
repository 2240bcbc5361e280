import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';
import { noRecall, type RecallTally, retention, tallied } from './recall.ts';
import type { StatsAnswer } from './rows.ts';

export interface HourOfDay extends RecallTally {
  readonly hour: number;
  /** Answers of every kind. */
  readonly reviews: number;
  readonly retention: number | null;
}

/** Answers and true retention by the hour of the local clock, 0 to 23. */
export function collectHours(): Collector<Reading, HourOfDay[]> {
  const hours = Array.from({ length: 24 }, () => ({ reviews: 0, recall: noRecall }));
  return {
    add({ answer, recall }) {
      const hour = hours[localHour(answer)];
      if (hour === undefined) return;
      hour.reviews += 1;
      if (recall !== null) hour.recall = tallied(hour.recall, recall);
    },
    result: () =>
      hours.map(({ reviews, recall }, hour) => ({
        hour,
        reviews,
        retention: retention(recall),
        ...recall,
      })),
  };
}

/** The hour that the clock on the wall showed where the answer was given. */
function localHour({ at, offsetMinutes }: StatsAnswer): number {
  const hours = Math.floor((at / 60_000 + offsetMinutes) / 60);
  return ((hours % 24) + 24) % 24;
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
