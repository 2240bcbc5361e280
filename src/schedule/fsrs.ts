import { FSRSAlgorithm, type Grade as Rating } from 'ts-fsrs';
import { addDays, daysBetween } from '../day.ts';
import { type Grade, isPass } from '../grade.ts';
import type { Schedule, Scheduled } from '../standing.ts';
import { countersAfter } from './counters.ts';
import { defaultFsrsParameters, type FsrsParameters } from './fsrs-parameters.ts';
import { fuzzed } from './fuzz.ts';
import { type Answer, maximumIntervalDays, type Scheduler } from './scheduler.ts';

export interface FsrsSettings {
  /** The published ones when not given. */
  readonly parameters?: FsrsParameters | null;
  /** The share of reviews that should be recalled, 0.70 to 0.97. */
  readonly desiredRetention: number;
  readonly fuzz: boolean;
}

/**
 * FSRS-6 (Free Spaced Repetition Scheduler): each card has a stability S (days until recall has
 * fallen to 90 %) and a difficulty D (1 to 10). With R the chance of recall after t days,
 *
 * - R(t, S) = (1 + factor · t ÷ S)^−w20, where factor makes R(S, S) = 0.9;
 * - a pass raises S the more, the lower R was; a failure lowers it; an answer on the same study day
 *   (t = 0) changes it by a formula of its own;
 * - the next interval is the t at which R falls to the desired retention, rounded.
 *
 * The mathematics is ts-fsrs's. Elapsed days are study days as recorded with the answers, for its
 * own count days of UTC. A failure comes back after what is left of its stability, at least a day,
 * and is drilled on the same day. An early pass never brings the due day forward.
 * https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */
export function fsrs(settings: FsrsSettings): Scheduler {
  const parameters = settings.parameters ?? defaultFsrsParameters;
  const algorithm = new FSRSAlgorithm({
    w: [...parameters],
    request_retention: settings.desiredRetention,
    maximum_interval: maximumIntervalDays,
    enable_fuzz: false,
    enable_short_term: true,
  });

  const remember = (schedule: Schedule, { grade, day }: Answer) => {
    const before = schedule.state === 'new' ? null : memoryOf(schedule);
    const elapsed = schedule.state === 'new' ? 0 : daysSince(schedule, day);
    return algorithm.next_state(before, elapsed, ratingOf(grade));
  };

  const promise = (
    schedule: Schedule,
    answer: Answer,
    counters: Pick<Scheduled, 'state' | 'repetitions' | 'lapses'>,
  ): Scheduled => {
    const { stability, difficulty } = remember(schedule, answer);
    const exact = algorithm.next_interval(stability, 0);
    const before = schedule.state === 'new' ? 0 : daysSince(schedule, answer.day);
    const intervalDays = settings.fuzz
      ? fuzzed(
          exact,
          { id: answer.cardId, ...counters },
          { before, maximumDays: maximumIntervalDays },
        )
      : exact;
    return {
      state: counters.state,
      repetitions: counters.repetitions,
      lapses: counters.lapses,
      intervalDays,
      memory: { scheduler: 'fsrs', stability, difficulty },
      dueOn: addDays(answer.day, intervalDays),
      lastDay: answer.day,
      lastAt: answer.at,
    };
  };

  return {
    version: `fsrs-6/${fingerprint(parameters)}`,
    next: (schedule, answer) => {
      const passed = isPass(answer.grade);
      const after = promise(schedule, answer, countersAfter(schedule, passed));
      const isEarly = schedule.state !== 'new' && answer.day < schedule.dueOn;
      return passed && isEarly ? notBefore(schedule, after) : after;
    },
    drilled: (schedule, answer) => promise(schedule, answer, schedule),
    needsDrill: (grade) => !isPass(grade),
    recall: (schedule, day) => {
      const memory = memoryOf(schedule);
      return memory === null
        ? 0
        : algorithm.forgetting_curve(daysSince(schedule, day), memory.stability);
    },
  };
}

/** The grade as FSRS rates it: 0 to 2 Again, 3 Hard, 4 Good, 5 Easy. */
export function ratingOf(grade: Grade): Rating {
  return isPass(grade) ? ((grade - 1) as Rating) : 1;
}

function memoryOf({ memory }: Scheduled): { stability: number; difficulty: number } | null {
  return memory.scheduler === 'fsrs'
    ? { stability: memory.stability, difficulty: memory.difficulty }
    : null;
}

/** Never negative: a study day before the last one (a clock set back, a journey west) is the same. */
function daysSince({ lastDay }: Scheduled, day: Answer['day']): number {
  return Math.max(0, daysBetween(lastDay, day));
}

function notBefore(promised: Scheduled, after: Scheduled): Scheduled {
  if (after.dueOn >= promised.dueOn) return after;
  const intervalDays = Math.max(after.intervalDays, daysBetween(after.lastDay, promised.dueOn));
  return { ...after, dueOn: promised.dueOn, intervalDays };
}

/** Tells sets of parameters apart in the log: FNV-1a over their digits, in hexadecimal. */
function fingerprint(parameters: FsrsParameters): string {
  if (parameters === defaultFsrsParameters) return 'default';
  let hash = 0x811c9dc5;
  for (const character of parameters.join(' ')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
