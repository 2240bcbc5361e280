import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Where prompts are drawn: standard error, so that standard output carries results alone. */
const promptDescriptor = 2;

const showCursor = '\x1b[?25h';
const openScreen = '\x1b[?1049h\x1b[2J\x1b[H';
const closeScreen = '\x1b[?1049l';
const clearScreen = '\x1b[2J\x1b[H';

/** Sees to it that the terminal is left as it was found, however the program ends. */
export interface TerminalKeeper {
  /** Draws on a screen of its own from here on; what stood on the terminal comes back afterwards. */
  openScreen(): void;
  closeScreen(): void;
  clearScreen(): void;
  /** Stops the program as Ctrl-Z does elsewhere; it goes on where it was when it is continued. */
  suspend(): void;
  /** Lends the terminal to another program, such as an editor, until `work` is done. */
  lend<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Calls `redraw` whenever the program has been continued; gives a function that ends this. */
  onResume(redraw: () => void): () => void;
  /** Calls `leave` on Ctrl-C instead of ending the program; gives a function that ends this. */
  onInterrupt(leave: () => void): () => void;
  /** Restores the terminal and takes all handlers away. */
  release(): void;
}

/**
 * Call before the first prompt. `close` is called before a signal ends the program, to close the
 * database; it must not throw and may be called more than once. With `isPlain` no escape sequence
 * is written: for a terminal whose cursor and screen nobody changes.
 *
 * SIGINT ends with status 130, SIGTERM with 143. SIGHUP and SIGQUIT end the program by the signal
 * itself: `process.exit` after a hang-up aborts on Node 20. Errors and `process.exit` elsewhere
 * are covered too, for the terminal is restored whenever the process exits.
 */
export function keepTerminal(options: {
  readonly close: () => void;
  readonly isPlain?: boolean;
}): TerminalKeeper {
  const { close, isPlain = false } = options;
  const cursorBack = isPlain ? '' : showCursor;
  let interrupted: (() => void) | undefined;
  const redraws = new Set<() => void>();
  let screenIsOpen = false;
  let stopped: { readonly wasRaw: boolean } | undefined;

  const restore = () => {
    if (writes((screenIsOpen ? closeScreen : '') + cursorBack)) setRaw(false);
  };
  const endWith = (status: number) => () => {
    close();
    process.exit(status);
  };
  const endBySignal = (signal: NodeJS.Signals) => {
    close();
    restore();
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  };
  const suspend = () => {
    if (stopped !== undefined) return;
    stopped = { wasRaw: isRaw() };
    restore();
    process.removeListener('SIGTSTP', suspend);
    // The whole job stops, a script around the program included.
    process.kill(0, 'SIGTSTP');
    // Where there is no job control the system ignores the signal, and no SIGCONT follows.
    setImmediate(resume);
  };
  const resume = () => {
    // A shell may have changed the modes although this process did not ask for it.
    const wasRaw = stopped?.wasRaw ?? isRaw();
    if (stopped !== undefined) process.on('SIGTSTP', suspend);
    stopped = undefined;
    setRaw(false);
    if (wasRaw) setRaw(true);
    if (screenIsOpen) writes(openScreen);
    for (const redraw of redraws) redraw();
  };

  const handlers: readonly [NodeJS.Signals, () => void][] = [
    ['SIGINT', () => (interrupted ?? endWith(130))()],
    ['SIGTERM', endWith(143)],
    ['SIGHUP', () => endBySignal('SIGHUP')],
    ...(process.platform === 'win32' ? [] : jobSignals(endBySignal, suspend, resume)),
  ];
  // A terminal that is closed may end the input before the signal arrives.
  const onInputEnd = (error?: Error) => {
    if (!writes(cursorBack)) endBySignal('SIGHUP');
    else if (error !== undefined) throw error;
  };
  const input = isatty(0) ? process.stdin : undefined;
  const lent = handlers.filter(([signal]) =>
    ['SIGINT', 'SIGQUIT', 'SIGTSTP', 'SIGCONT'].includes(signal),
  );
  for (const [signal, handler] of handlers) process.on(signal, handler);
  process.on('exit', restore);
  input?.on('error', onInputEnd).on('end', onInputEnd);

  return {
    openScreen: () => {
      screenIsOpen = writes(openScreen);
    },
    closeScreen: () => {
      if (screenIsOpen) writes(closeScreen);
      screenIsOpen = false;
    },
    clearScreen: () => {
      writes(clearScreen);
    },
    suspend,
    lend: async (work) => {
      const wasRaw = isRaw();
      const wasOpen = screenIsOpen;
      restore();
      screenIsOpen = false;
      process.stdin.pause();
      // Ctrl-C, Ctrl-\\ and Ctrl-Z are meant for the other program; one that stops stops this one too.
      for (const [signal, handler] of lent) process.removeListener(signal, handler);
      try {
        return await work();
      } finally {
        for (const [signal, handler] of lent) process.on(signal, handler);
        if (wasRaw) setRaw(true);
        process.stdin.resume();
        if (wasOpen) screenIsOpen = writes(openScreen);
      }
    },
    onResume: (redraw) => {
      redraws.add(redraw);
      return () => redraws.delete(redraw);
    },
    onInterrupt: (leave) => {
      interrupted = leave;
      return () => {
        interrupted = undefined;
      };
    },
    release: () => {
      restore();
      screenIsOpen = false;
      for (const [signal, handler] of handlers) process.removeListener(signal, handler);
      process.removeListener('exit', restore);
      input?.removeListener('error', onInputEnd).removeListener('end', onInputEnd);
    },
  };
}

/** Signals that Windows does not have. */
function jobSignals(
  endBySignal: (signal: NodeJS.Signals) => void,
  suspend: () => void,
  resume: () => void,
): [NodeJS.Signals, () => void][] {
  return [
    ['SIGQUIT', () => endBySignal('SIGQUIT')],
    ['SIGTSTP', suspend],
    ['SIGCONT', resume],
  ];
}

/**
 * Writes past Node's own stream, which crashes once the terminal is gone; false where there is no
 * terminal (any more).
 */
function writes(text: string): boolean {
  if (!isatty(promptDescriptor)) return false;
  try {
    writeSync(promptDescriptor, text);
    return true;
  } catch {
    return false;
  }
}

function isRaw(): boolean {
  return isatty(0) && process.stdin.isRaw === true;
}

function setRaw(raw: boolean): void {
  if (isatty(0) && process.stdin.isRaw !== raw) process.stdin.setRawMode(raw);
}
