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
