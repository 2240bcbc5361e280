import type { Day } from '../day.ts';
import type { AnswerKind } from '../event.ts';
import { type CardState, owesDrill, type Schedule, type Standing } from '../standing.ts';
import type { Rules } from './rules.ts';
import type { Answer } from './scheduler.ts';
import { drillAfter, drillAfterDrill } from './steps.ts';

/** Whether an answer is given for the schedule, or as practice apart from it. */
export type AnswerMode = 'review' | 'cram';

const leechLapses = 8;
const leechEvery = 4;

const kindInState: Readonly<Record<CardState, AnswerKind>> = {
  new: 'learn',
  learning: 'learn',
  review: 'review',
  relearning: 'relearn',
};

/** What an answer on study day `day` is to the schedule of a card that stands like this. */
export function classify(standing: Standing, day: Day, mode: AnswerMode): AnswerKind {
  if (mode === 'cram') return 'cram';
  if (owesDrill(standing, day)) return 'drill';
  return kindInState[standing.schedule.state];
}

/**
 * The standing after an answer. Practice changes nothing. A drill is a repetition within the day:
 * what it changes of the schedule is the scheduler's to say. Every other answer counts, and may
 * ask for a drill.
 */
export function afterAnswer(
  standing: Standing,
  answer: Answer,
  mode: AnswerMode,
  rules: Rules,
): Standing {
  if (mode === 'cram') return standing;
  const { schedule, drill } = standing;
  if (drill !== null && owesDrill(standing, answer.day)) {
    return {
      ...standing,
      schedule: schedule.state === 'new' ? schedule : rules.scheduler.drilled(schedule, answer),
      drill: drillAfterDrill(drill, answer, rules),
      revision: null,
    };
  }
  const after = rules.scheduler.next(schedule, answer);
  return {
    // Not spread: a replay makes one of these for each answer.
    schedule: after,
    suspended: standing.suspended,
    flag: standing.flag,
    buriedOn: standing.buriedOn,
    drill: drillAfter(schedule.state, answer, rules),
    revision: null,
    leech: standing.leech || becomesLeech(lapsesOf(schedule), after.lapses),
  };
}

function lapsesOf(schedule: Schedule): number {
  return schedule.state === 'new' ? 0 : schedule.lapses;
}

function becomesLeech(lapsesBefore: number, lapses: number): boolean {
  return (
    lapses > lapsesBefore && lapses >= leechLapses && (lapses - leechLapses) % leechEvery === 0
  );
}
