import { addDays, daysBetween } from '../day.ts';
import { type Grade, isPass } from '../grade.ts';
import {
  ease100Of,
  initialEase100,
  type Memory,
  type Schedule,
  type Scheduled,
} from '../standing.ts';
import { countersAfter } from './counters.ts';
import { fuzzed } from './fuzz.ts';
import { type Answer, maximumIntervalDays, type Scheduler } from './scheduler.ts';

/** Name and version of the rules in this file, recorded with every answer. */
const version = 'sm2/1';

/** The ease factor × 100 never falls below this. */
export const minimumEase100 = 130;

/**
 * Algorithm SM-2 as its text has it (P. A. Wozniak, "Application of a computer to improve the
 * results obtained in working with the SuperMemo method", 1990), with q the grade:
 *
 * - I(1) = 1 day, I(2) = 6 days, I(n) = I(n−1) × EF', rounded up;
 * - EF' = EF + 0.1 − (5−q)(0.08 + (5−q)·0.02), at least 1.3;
 * - q < 3: from I(1) again, EF unchanged;
 * - what scored below 4 is drilled on the same day, which changes neither.
 *
 * Lateness changes nothing: the interval that was scheduled is multiplied, not the time that
 * passed. The text is silent on answers before the due day: here a pass confirms what was promised
 * and no more (the ease factor may fall but not rise), and a failure is a failure. A study day
 * earlier than the last one (a clock set back, a journey west) counts as before the due day.
 *
 * The text knows no fuzz; with it, intervals from the second on are off by a little.
 */
export function sm2({ fuzz }: { readonly fuzz: boolean }): Scheduler {
  return {
    version: fuzz ? `${version}-fuzz` : version,
    next: (schedule, answer) => next(schedule, answer, fuzz),
    drilled: (schedule) => schedule,
    needsDrill: (grade) => grade < 4,
    recall: (schedule, day) => 0.9 ** elapsedIntervals(schedule, day),
  };
}

/** How many of its intervals have passed since the last answer: at one, recall is taken for 90 %. */
function elapsedIntervals({ lastDay, intervalDays }: Scheduled, day: Answer['day']): number {
  return Math.max(0, daysBetween(lastDay, day)) / Math.max(1, intervalDays);
}

function next(schedule: Schedule, answer: Answer, fuzz: boolean): Scheduled {
  const { grade, day, at } = answer;
  const memory = schedule.state === 'new' ? null : schedule.memory;
  const before = ease100Of(memory);
  const passed = isPass(grade);
  if (passed && schedule.state !== 'new' && day < schedule.dueOn) {
    const ease100 = Math.min(before, nextEase100(before, grade));
    return { ...schedule, memory: ease(ease100), lastDay: day, lastAt: at };
  }
  const counters = countersAfter(schedule, passed);
  const ease100 = passed ? nextEase100(before, grade) : before;
  const last = schedule.state === 'new' ? 0 : schedule.intervalDays;
  const exact = passed ? nextIntervalDays(counters.repetitions, last, ease100) : 1;
  const intervalDays = fuzz
    ? fuzzed(
        exact,
        { id: answer.cardId, ...counters },
        { before: last, maximumDays: maximumIntervalDays },
      )
    : exact;
  return {
    // Not spread: millions of these are made in a simulation, and a spread takes ten times as long.
    state: counters.state,
    repetitions: counters.repetitions,
    lapses: counters.lapses,
    intervalDays,
    memory: ease(ease100),
    dueOn: addDays(day, intervalDays),
    lastDay: day,
    lastAt: at,
  };
}

function ease(ease100: number): Memory {
  return ease100 === initialEase100 ? initialMemory : { scheduler: 'sm2', ease100 };
}

/** Most cards have it: one object for all of them. */
const initialMemory: Memory = { scheduler: 'sm2', ease100: initialEase100 };

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
