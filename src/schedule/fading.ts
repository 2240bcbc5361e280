import { type Day, daysBetween } from '../day.ts';
import type { Scheduled } from './candidate.ts';

/**
 * How far a card has faded by a study day: the days since its last answer, in lengths of time
 * after which it is recalled with 90 %. The smaller, the more likely it is still remembered.
 */
export function fading(schedule: Scheduled, day: Day): number {
  return Math.max(0, daysBetween(schedule.lastDay, day)) / Math.max(1, daysToNinety(schedule));
}

/**
 * Days after its last answer until a card is recalled with 90 %: for SM-2 that is the interval, for
 * FSRS the stability.
 */
function daysToNinety({ intervalDays, memory }: Scheduled): number {
  return memory.scheduler === 'fsrs' ? memory.stability : intervalDays;
}
