import type { Context } from './context.ts';

/** People who have waited this long, in ms, want to know that something goes on. */
const patience = 3_000;

/**
 * A way to say how far a long piece of work is: on a terminal, now and then, and from the third
 * second on. Elsewhere nothing is said.
 */
export function progressOf({ io, clock, note }: Context): (text: string) => void {
  let said = clock.now();
  return (text) => {
    if (!io.err.isTerminal || clock.now() - said < patience) return;
    said = clock.now();
    note(text);
  };
}
