import { daysBetween } from '../day.ts';
import { type Grade, type GradeButton, gradeButtons } from '../grade.ts';
import type { Standing } from '../standing.ts';
import { afterAnswer } from './answer.ts';
import type { Rules } from './rules.ts';
import type { Answer } from './scheduler.ts';

/** To which card an answer would be given, on which study day and at what instant (ms UTC). */
export type Moment = Omit<Answer, 'grade'>;

/**
 * Days from `moment.day` until the card would be due after an answer of `grade`, by the function
 * that schedules; for a drill that is what is scheduled already. Never negative.
 */
export function daysUntilDue(
  standing: Standing,
  grade: Grade,
  moment: Moment,
  rules: Rules,
): number {
  const { schedule } = afterAnswer(standing, { ...moment, grade }, 'review', rules);
  return schedule.state === 'new' ? 0 : Math.max(0, daysBetween(moment.day, schedule.dueOn));
}

/** `daysUntilDue` for each of the four keys: what stands on their labels. */
export function previewButtons(
  standing: Standing,
  moment: Moment,
  rules: Rules,
): Readonly<Record<GradeButton, number>> {
  return {
    again: daysUntilDue(standing, gradeButtons.again, moment, rules),
    hard: daysUntilDue(standing, gradeButtons.hard, moment, rules),
    good: daysUntilDue(standing, gradeButtons.good, moment, rules),
    easy: daysUntilDue(standing, gradeButtons.easy, moment, rules),
  };
}
