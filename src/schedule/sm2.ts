import { addDays, type Day } from '../day.ts';
import { type Grade, isPass } from '../grade.ts';
import { initialEase100, type Schedule } from '../standing.ts';

/** Name and version of the rules in this file, recorded with every answer. */
export const sm2Version = 'sm2/1';

/** The ease factor × 100 never falls below this. */
export const minimumEase100 = 130;

/** No interval is longer: a hundred years, which keeps every due day within the calendar. */
export const maximumIntervalDays = 36_500;

/** The schedule of a card that has been answered at least once. */
export type Scheduled = Exclude<Schedule, { readonly state: 'new' }>;

/** An answer as a scheduler sees it: how well, on which study day, and when (ms UTC). */
export interface Answer {
  readonly grade: Grade;
  readonly day: Day;
  readonly at: number;
}

/** What SM-2 remembers of a card, apart from when. */
type Memory = Pick<Scheduled, 'state' | 'intervalDays' | 'ease100' | 'repetitions' | 'lapses'>;

const untouched: Memory = {
  state: 'learning',
  intervalDays: 0,
  ease100: initialEase100,
  repetitions: 0,
  lapses: 0,
};

/**
 * The schedule after an answer that counts, by Algorithm SM-2 as its text has it (P. A. Wozniak,
 * "Application of a computer to improve the results obtained in working with the SuperMemo
 * method", 1990), with q the grade:
 *
 * - I(1) = 1 day, I(2) = 6 days, I(n) = I(n−1) × EF', rounded up;
 * - EF' = EF + 0.1 − (5−q)(0.08 + (5−q)·0.02), at least 1.3;
 * - q < 3: from I(1) again, EF unchanged.
 *
 * Lateness changes nothing: the interval that was scheduled is multiplied, not the time that
 * passed. The text is silent on answers before the due day: here a pass confirms what was promised
 * and no more (the ease factor may fall but not rise), and a failure is a failure. A study day
 * earlier than the last one (a clock set back, a journey west) counts as before the due day.
 */
export function nextSchedule(schedule: Schedule, answer: Answer): Scheduled {
  const memory = schedule.state === 'new' ? untouched : schedule;
  if (!isPass(answer.grade)) return promise(failed(memory), answer);
  if (schedule.state !== 'new' && answer.day < schedule.dueOn) return confirmed(schedule, answer);
  return promise(passed(memory, answer.grade), answer);
}

function failed(memory: Memory): Memory {
  const lapsed = memory.state === 'review';
  return {
    state: memory.state === 'learning' ? 'learning' : 'relearning',
    intervalDays: 1,
    ease100: memory.ease100,
    repetitions: 0,
    lapses: memory.lapses + (lapsed ? 1 : 0),
  };
}

function passed(memory: Memory, grade: Grade): Memory {
  const repetitions = memory.repetitions + 1;
  const ease100 = nextEase100(memory.ease100, grade);
  return {
    state: 'review',
    intervalDays: nextIntervalDays(repetitions, memory.intervalDays, ease100),
    ease100,
    repetitions,
    lapses: memory.lapses,
  };
}

function confirmed(schedule: Scheduled, { grade, day, at }: Answer): Scheduled {
  const ease100 = Math.min(schedule.ease100, nextEase100(schedule.ease100, grade));
  return { ...schedule, ease100, lastDay: day, lastAt: at };
}

function promise(memory: Memory, { day, at }: Answer): Scheduled {
  return { ...memory, dueOn: addDays(day, memory.intervalDays), lastDay: day, lastAt: at };
}

function nextEase100(ease100: number, grade: Grade): number {
  const short = 5 - grade;
  return Math.max(minimumEase100, ease100 + 10 - short * (8 + short * 2));
}

/**
 * I(n) in days. Whole numbers throughout: in floating point 50 × 3.0 comes out a little above 150
 * when the 3.0 was summed from tenths, and rounding up then gives 151.
 */
function nextIntervalDays(repetitions: number, intervalDays: number, ease100: number): number {
  if (repetitions === 1) return 1;
  if (repetitions === 2) return 6;
  return Math.min(maximumIntervalDays, Math.floor((intervalDays * ease100 + 99) / 100));
}
