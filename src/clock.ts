import { type Day, parseDay, studyDay, type WallClock } from './day.ts';
import { EngramError } from './errors.ts';

/** The present, and how the place where the person is reads it. Instants are ms since 1970 UTC. */
export interface Clock {
  now(): number;
  wallClock(at: number): WallClock;
  /** Minutes that local time is ahead of UTC at that instant. */
  offsetMinutes(at: number): number;
  /** The study day of an instant, when study days begin at the local hour `startHour`. */
  studyDay(at: number, startHour: number): Day;
}

/**
 * The machine's clock in the zone that `TZ` names. `ENGRAM_NOW` in `env` fixes the present.
 * Throws a `usage` error when it is set to anything but an ISO 8601 instant with its offset.
 */
export function systemClock(env: Readonly<Record<string, string | undefined>>): Clock {
  const { ENGRAM_NOW: present } = env;
  const fixed = present ? fixedNow(present) : undefined;
  const wallClock = (at: number): WallClock => {
    const local = new Date(at);
    return {
      year: local.getFullYear(),
      month: local.getMonth() + 1,
      date: local.getDate(),
      hour: local.getHours(),
    };
  };
  return {
    now: () => fixed ?? Date.now(),
    wallClock,
    // Before standard time, zones were off by odd seconds, hence the rounding; + 0 turns -0 into 0.
    offsetMinutes: (at) => Math.round(-new Date(at).getTimezoneOffset()) + 0,
    studyDay: (at, startHour) => studyDay(wallClock(at), startHour),
  };
}

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

function fixedNow(text: string): number {
  const date = instantPattern.exec(text)?.[1];
  // Date.parse rolls 30 February over into March; the calendar has the last word.
  if (date === undefined || parseDay(date) === undefined) {
    throw new EngramError(
      'usage',
      `ENGRAM_NOW is not an instant: ${text}`,
      'Write it as 2026-03-01T09:30:00+01:00, or with Z for UTC, or unset it.',
    );
  }
  return Date.parse(text);
}
