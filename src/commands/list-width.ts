import type { Io } from '../terminal/io.ts';

/** How wide a list may be, in cells: as the screen; without one, as into grep, nothing is cut. */
export function listWidth({ out }: Io): number {
  return out.isTerminal ? out.columns : Number.POSITIVE_INFINITY;
}
