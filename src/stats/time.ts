import { addDays, type Day } from '../day.ts';
import type { CardTally, DayTally, Tallies } from './tallies.ts';

/** The time that the answers of some days took, as far as it is known. */
export interface TimeSpent {
  /** Answers whose time is known, whatever their kind. */
  readonly answers: number;
  readonly timeMs: number;
  /** Study days with such an answer, and cards. */
  readonly days: number;
  readonly cards: number;
  /** `timeMs` over each of them, in whole milliseconds; null where there are none. */
  readonly msPerAnswer: number | null;
  readonly msPerDay: number | null;
  readonly msPerCard: number | null;
}

export interface TimeBySpan {
  readonly overall: TimeSpent;
  /** The study days that `activity` covers. */
  readonly window: TimeSpent;
  readonly last30Days: TimeSpent;
}

/** Time spent over all, and in the `days` and the 30 study days that end with `today`. */
export function timeBySpan(tallies: Tallies, today: Day, days: number): TimeBySpan {
  const lastDays = (count: number): TimeSpent => {
    const from = addDays(today, 1 - count);
    return timeSpent(
      [...tallies.days].flatMap(([day, tally]) => (day >= from && day <= today ? [tally] : [])),
      tallies.cards.filter(({ lastTimedDay }) => lastTimedDay !== null && lastTimedDay >= from),
    );
  };
  return {
    overall: timeSpent(
      [...tallies.days.values()],
      tallies.cards.filter(({ lastTimedDay }) => lastTimedDay !== null),
    ),
    window: lastDays(days),
    last30Days: lastDays(30),
  };
}

function timeSpent(days: readonly DayTally[], cards: readonly CardTally[]): TimeSpent {
  const timedDays = days.filter(({ timed }) => timed > 0);
  const answers = timedDays.reduce((sum, { timed }) => sum + timed, 0);
  const timeMs = timedDays.reduce((sum, day) => sum + day.timeMs, 0);
  const per = (count: number) => (count === 0 ? null : Math.round(timeMs / count));
  return {
    answers,
    timeMs,
    days: timedDays.length,
    cards: cards.length,
    msPerAnswer: per(answers),
    msPerDay: per(timedDays.length),
    msPerCard: per(cards.length),
  };
}
