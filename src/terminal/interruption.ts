/** The wish that work should end, Ctrl-C above all, as something that work can be told of. */
export interface Interruption {
  /** Aborted at the first Ctrl-C, SIGTERM or SIGHUP; a second one ends the program at once. */
  readonly signal: AbortSignal;
  /** Gives the signals back. One that came, Ctrl-C apart, ends the program as it does elsewhere. */
  release(): void;
}

const caught: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** From now on the first of these signals ends nothing by itself: whoever works has to look. */
export function catchInterruption(): Interruption {
  const controller = new AbortController();
  let came: NodeJS.Signals | undefined;
  const abort = (signal: NodeJS.Signals): void => {
    came = signal;
    giveBack();
    controller.abort();
  };
  const giveBack = (): void => {
    for (const signal of caught) process.removeListener(signal, abort);
  };
  for (const signal of caught) process.on(signal, abort);
  return {
    signal: controller.signal,
    release: () => {
      giveBack();
      if (came !== undefined && came !== 'SIGINT') process.kill(process.pid, came);
    },
  };
}
