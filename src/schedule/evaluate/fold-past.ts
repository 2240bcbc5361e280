import type { PastAnswer } from './recall-items.ts';

/**
 * Folds a card's past from its first answer on, and remembers what it made of each answer: the
 * items of a card share their past, so that a log of any length is gone through once.
 */
export function foldPast<State>(
  step: (state: State | null, answer: PastAnswer) => State,
): (past: PastAnswer) => State {
  const known = new Map<PastAnswer, { readonly state: State }>();
  return (past) => {
    const todo: PastAnswer[] = [];
    let found: { readonly state: State } | undefined;
    for (let at: PastAnswer | null = past; at !== null; at = at.before) {
      found = known.get(at);
      if (found !== undefined) break;
      todo.push(at);
    }
    let state = found === undefined ? null : found.state;
    for (const answer of todo.reverse()) {
      const next = step(state, answer);
      known.set(answer, { state: next });
      state = next;
    }
    return state ?? step(null, past);
  };
}
