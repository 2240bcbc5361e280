import { daysBetween } from '../day.ts';
import { type Grade, type GradeButton, gradeButtons } from '../grade.ts';
import type { Standing } from '../standing.ts';
import { afterAnswer } from './answer.ts';
import type { Rules } from './rules.ts';
import type { Answer } from './scheduler.ts';

/** To which card an answer would be given, on which study day and at what instant (ms UTC). */
export type Moment = Omit<Answer, 'grade'>;

/** When a card would come back. */
export interface ComingBack {
  /** Days until it is due; never negative. */
  readonly days: number;
  /** Milliseconds until it is repeated on the same study day; null when no step waits for it. */
  readonly stepMs: number | null;
}

/**
 * When the card would come back after an answer of `grade`, by the function that schedules; after
 * a drill that is mostly what is scheduled already.
 */
export function comingBack(
  standing: Standing,
  grade: Grade,
  moment: Moment,
  rules: Rules,
): ComingBack {
  const { schedule, drill } = afterAnswer(standing, { ...moment, grade }, 'review', rules);
  return {
    days: schedule.state === 'new' ? 0 : Math.max(0, daysBetween(moment.day, schedule.dueOn)),
    stepMs: drill === null || drill.at === null ? null : Math.max(0, drill.at - moment.at),
  };
}

/** `comingBack` for each grade there is: what stands on the keys of a review. */
export function comingBackByGrade(
  standing: Standing,
  moment: Moment,
  rules: Rules,
): Readonly<Record<Grade, ComingBack>> {
  const by = (grade: Grade): ComingBack => comingBack(standing, grade, moment, rules);
  return { 0: by(0), 1: by(1), 2: by(2), 3: by(3), 4: by(4), 5: by(5) };
}

/** Days until the card would be due after each of the four keys. */
export function previewButtons(
  standing: Standing,
  moment: Moment,
  rules: Rules,
): Readonly<Record<GradeButton, number>> {
  const days = (button: GradeButton): number =>
    comingBack(standing, gradeButtons[button], moment, rules).days;
  return { again: days('again'), hard: days('hard'), good: days('good'), easy: days('easy') };
}
