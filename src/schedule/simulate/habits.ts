import type { CardId } from '../../card.ts';
import type { Day } from '../../day.ts';
import type { AnswerKind } from '../../event.ts';
import { type Grade, isPass } from '../../grade.ts';

/** An answer of the log, as far as a simulation learns from it. */
export interface LoggedAnswer {
  readonly cardId: CardId;
  readonly day: Day;
  readonly kind: AnswerKind;
  readonly grade: Grade;
  readonly durationMs: number;
}

/** The kinds of answers that a simulation gives; practice is not foreseen. */
export type SimulatedKind = Exclude<AnswerKind, 'cram'>;

/** Grades and how often each is given; the shares add up to 1. */
export type GradeShares = readonly (readonly [Grade, number])[];

/** How a person answers. */
export interface Habits {
  /** Of the first answers to cards. */
  readonly firstGrades: GradeShares;
  /** Of the reviews that were passed. */
  readonly passGrades: GradeShares;
  /** Milliseconds that an answer of each kind takes. */
  readonly timeMs: Readonly<Record<SimulatedKind, number>>;
}

/** As many answers of the person's own weigh as much as what is assumed. */
const assumedAnswers = 50;

/**
 * What people do on average, in shares of Again, Hard, Good and Easy and in milliseconds: the
 * defaults that fsrs-rs publishes for its simulator, times averaged over the grades.
 * https://github.com/open-spaced-repetition/fsrs-rs/blob/main/src/simulation.rs
 */
const assumed = {
  first: { 1: 0.24, 3: 0.094, 4: 0.495, 5: 0.171 },
  pass: { 3: 0.224, 4: 0.631, 5: 0.145 },
  timeMs: { learn: 15_000, review: 13_000, relearn: 14_000, drill: 10_000 },
} as const;

const passes = [3, 4, 5] as const;

/** Answers by grade and by time; takes them one at a time. */
export interface HabitCounts {
  add(answer: LoggedAnswer, isFirst: boolean): void;
  habits(): Habits;
}

/** Learns a person's habits from answers, beginning with what is assumed of everyone. */
export function countHabits(): HabitCounts {
  const first = { 1: 0, 3: 0, 4: 0, 5: 0 };
  const pass = { 3: 0, 4: 0, 5: 0 };
  const times = { learn: median(), review: median(), relearn: median(), drill: median() };
  return {
    add: ({ grade, kind, durationMs }, isFirst) => {
      if (kind === 'cram') return;
      times[kind].add(durationMs);
      if (isFirst) first[firstGrade(grade)] += 1;
      else if (kind === 'review' && isPass(grade)) pass[firstGrade(grade) as 3 | 4 | 5] += 1;
    },
    habits: () => ({
      firstGrades: ([1, ...passes] as const).map((grade) => [
        grade,
        blended(assumed.first[grade], first[grade], sum(Object.values(first))),
      ]),
      passGrades: passes.map((grade) => [
        grade,
        blended(assumed.pass[grade], pass[grade], sum(Object.values(pass))),
      ]),
      timeMs: {
        learn: times.learn.near(assumed.timeMs.learn),
        review: times.review.near(assumed.timeMs.review),
        relearn: times.relearn.near(assumed.timeMs.relearn),
        drill: times.drill.near(assumed.timeMs.drill),
      },
    }),
  };
}

/** A share among `total` answers, pulled towards what is assumed while there are few of them. */
function blended(assumedShare: number, count: number, total: number): number {
  return (assumedShare * assumedAnswers + count) / (assumedAnswers + total);
}

/** All failures are one to a simulation. */
function firstGrade(grade: Grade): 1 | 3 | 4 | 5 {
  return grade === 0 || grade === 2 ? 1 : grade;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

const bucketMs = 100;
/** Whoever took longer was away: it is as good as five minutes. */
const longestMs = 300_000;

/** The median of times to a tenth of a second, in little memory however many there are. */
function median() {
  const buckets = new Uint32Array(longestMs / bucketMs + 1);
  let total = 0;
  return {
    add: (ms: number): void => {
      const bucket = Math.round(Math.min(ms, longestMs) / bucketMs);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      total += 1;
    },
    /** Pulled towards what is assumed while there are few times. */
    near: (assumedMs: number): number => {
      let below = 0;
      const middle = buckets.findIndex((count) => {
        below += count;
        return below > 0 && below * 2 >= total;
      });
      const own = middle < 0 ? 0 : middle * bucketMs;
      return (assumedMs * assumedAnswers + own * total) / (assumedAnswers + total);
    },
  };
}
