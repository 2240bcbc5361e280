import { isPass } from '../grade.ts';
import type { CardState, Drill } from '../standing.ts';
import type { Answer, Scheduler } from './scheduler.ts';

/**
 * Waits within a study day, in minutes: `learning` for cards that were never passed before,
 * `relearning` for those that were forgotten. Where there are none, what has to be repeated is
 * repeated at the end of the session.
 */
export interface Steps {
  readonly learning: readonly number[];
  readonly relearning: readonly number[];
}

export const noSteps: Steps = { learning: [], relearning: [] };

const msPerMinute = 60_000;

/**
 * The repetition owed after an answer that counts. With learning steps a card not yet learned goes
 * through all of them: Again and Hard wait at the first, Good goes on to the second, Easy leaves
 * them. Otherwise only what the scheduler wants repeated is. Steps never change the schedule by
 * themselves.
 */
export function drillAfter(
  state: CardState,
  answer: Answer,
  { steps, scheduler }: { readonly steps: Steps; readonly scheduler: Scheduler },
): Drill | null {
  const phase = state === 'new' || state === 'learning' ? 'learning' : 'relearning';
  const takesSteps = phase === 'learning' && steps.learning.length > 0;
  if (takesSteps) return waiting(phase, answer.grade === 4 ? 1 : 0, answer, steps);
  return scheduler.needsDrill(answer.grade) ? waiting(phase, 0, answer, steps) : null;
}

/** The repetition that is still owed after one: Again starts over, Hard stays, Good goes on. */
export function drillAfterDrill(
  drill: Drill,
  answer: Answer,
  { steps, scheduler }: { readonly steps: Steps; readonly scheduler: Scheduler },
): Drill | null {
  const { phase, step } = drill;
  if (steps[phase].length === 0) {
    return scheduler.needsDrill(answer.grade) ? waiting(phase, 0, answer, steps) : null;
  }
  if (!isPass(answer.grade)) return waiting(phase, 0, answer, steps);
  return waiting(phase, answer.grade === 3 ? step : step + 1, answer, steps);
}

/** Null beyond the last step, and after Easy. */
function waiting(phase: Drill['phase'], step: number, answer: Answer, all: Steps): Drill | null {
  const steps = all[phase];
  if (steps.length === 0) return { on: answer.day, step: 0, phase, at: null };
  const minutes = steps[step];
  if (answer.grade === 5 || minutes === undefined) return null;
  const wait = answer.grade === 3 && step === 0 ? hardMinutes(steps) : minutes;
  return { on: answer.day, step, phase, at: answer.at + Math.round(wait * msPerMinute) };
}

/** Hard at the first step waits between it and the second; half as long again where there is none. */
function hardMinutes([first = 0, second]: readonly number[]): number {
  return second === undefined ? first * 1.5 : (first + second) / 2;
}
