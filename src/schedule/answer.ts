import type { Day } from '../day.ts';
import type { AnswerKind } from '../event.ts';
import { needsDrill } from '../grade.ts';
import type { CardState, Schedule, Standing } from '../standing.ts';
import { type Answer, nextSchedule } from './sm2.ts';

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
  if (standing.drillOn === day) return 'drill';
  return kindInState[standing.schedule.state];
}

/**
 * The standing after an answer. Practice changes nothing; a drill leaves the schedule as it is and
 * ends with a grade of 4 or more; every other answer counts, and asks for a drill when below 4.
 */
export function afterAnswer(standing: Standing, answer: Answer, mode: AnswerMode): Standing {
  const kind = classify(standing, answer.day, mode);
  if (kind === 'cram') return standing;
  const drillOn = needsDrill(answer.grade) ? answer.day : null;
  if (kind === 'drill') return { ...standing, drillOn, revision: null };
  const schedule = nextSchedule(standing.schedule, answer);
  const leech = standing.leech || becomesLeech(lapsesOf(standing.schedule), schedule.lapses);
  return { ...standing, schedule, drillOn, leech, revision: null };
}

function lapsesOf(schedule: Schedule): number {
  return schedule.state === 'new' ? 0 : schedule.lapses;
}

function becomesLeech(lapsesBefore: number, lapses: number): boolean {
  return (
    lapses > lapsesBefore && lapses >= leechLapses && (lapses - leechLapses) % leechEvery === 0
  );
}
