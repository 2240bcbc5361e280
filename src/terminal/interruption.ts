/** Ctrl-C as something that work can be told of. */
export interface Interruption {
  /** Aborted at the first Ctrl-C; a second one ends the program at once. */
  readonly signal: AbortSignal;
  /** Gives Ctrl-C back. */
  release(): void;
}

/** From now on the first Ctrl-C ends nothing by itself: whoever works has to look at the signal. */
export function catchInterruption(): Interruption {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('SIGINT', abort);
  return {
    signal: controller.signal,
    release: () => void process.removeListener('SIGINT', abort),
  };
}
