import { daysBetween } from '../day.ts';
import { type Grade, type GradeButton, gradeButtons } from '../grade.ts';
import type { Standing } from '../standing.ts';
import { afterAnswer } from './answer.ts';
import type { Answer } from './sm2.ts';

/** When an answer would be given: the study day and the instant (ms UTC). */
export type Moment = Omit<Answer, 'grade'>;

/**
 * Days from `moment.day` until the card would be due after an answer of `grade`, by the function
 * that schedules; for a drill that is what is scheduled already. Never negative.
 */
export function daysUntilDue(standing: Standing, grade: Grade, moment: Moment): number {
  const { schedule } = afterAnswer(standing, { ...moment, grade }, 'review');
  return schedule.state === 'new' ? 0 : Math.max(0, daysBetween(moment.day, schedule.dueOn));
}

/** `daysUntilDue` for each of the four keys: what stands on their labels. */
export function previewButtons(
  standing: Standing,
  moment: Moment,
): Readonly<Record<GradeButton, number>> {
  return {
    again: daysUntilDue(standing, gradeButtons.again, moment),
    hard: daysUntilDue(standing, gradeButtons.hard, moment),
    good: daysUntilDue(standing, gradeButtons.good, moment),
    easy: daysUntilDue(standing, gradeButtons.easy, moment),
  };
}
