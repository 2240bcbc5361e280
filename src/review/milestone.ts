import { progress } from './progress.ts';
import type { SessionState } from './state.ts';

/** From so many cards on, half of them is worth a word. */
const fewestForHalf = 10;

/** Counts of answers that are worth a word. */
function isRound(count: number): boolean {
  return count === 25 || (count > 0 && count % 50 === 0);
}

/** A word on how far the session has got, where an answer has just brought it there; else null. */
export function milestone(before: SessionState, after: SessionState): string | null {
  const [was, is] = [answersIn(before), answersIn(after)];
  if (is > was && isRound(is)) return `${is} answers.`;
  const { total, done } = progress(after);
  const half = Math.ceil(total / 2);
  const isHalf = total >= fewestForHalf && done === half && progress(before).done < half;
  return isHalf ? 'Halfway.' : null;
}

function answersIn(state: SessionState): number {
  return state.acts.filter(({ type }) => type === 'answer').length;
}
