import { type Day, daysBetween } from '../../day.ts';
import type { Packed } from './packed.ts';

/** The days of a collection of Anki, which are counted from the one on which it began. */
export interface Calendar {
  /** When it began: seconds UTC. */
  readonly createdAt: number;
  /** Minutes that local time was behind UTC then. */
  readonly minutesWest: number;
  /** How many days after that one a study day is. */
  readonly dayNumber: (day: Day) => number;
  /** When a study day begins, seconds UTC; off by an hour where the clock was changed since. */
  readonly startOf: (day: Day) => number;
}

const secondsPerDay = 86_400;

/** A calendar that begins no later than anything in the package is due, so that no day is below 0. */
export function calendarOf(packed: Packed): Calendar {
  const { cards, today, dayStartHour, offsetMinutes } = packed;
  const first = cards.reduce((earliest, { standing: { schedule } }) => {
    return schedule.state === 'new' || schedule.dueOn > earliest ? earliest : schedule.dueOn;
  }, today);
  const inUtc = first * secondsPerDay + dayStartHour * 3600;
  const offset = offsetMinutes(inUtc * 1000);
  const createdAt = inUtc - offset * 60;
  return {
    createdAt,
    minutesWest: 0 - offset,
    dayNumber: (day) => daysBetween(first, day),
    startOf: (day) => createdAt + daysBetween(first, day) * secondsPerDay,
  };
}
