import type { Grade } from '../grade.ts';
import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';

/** How often each grade was given, over answers of every kind. */
export function collectGrades(): Collector<Reading, Readonly<Record<Grade, number>>> {
  const counts: Record<Grade, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  return {
    add({ answer }) {
      counts[answer.grade] += 1;
    },
    result: () => counts,
  };
}
