import { createInterface } from 'node:readline';
import type { TerminalKeeper } from './terminal-state.ts';

/** A line that was typed, or that no more will be: `left` at the end of input, as with Ctrl-D. */
export type Heard =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'left' }
  | { readonly type: 'interrupted' };

export interface LineReader {
  /**
   * Calls `prompt` and gives the next line that is typed after that; what was typed before is
   * dropped, for it was an answer to something that nobody had read yet.
   */
  next(prompt: () => void): Promise<Heard>;
  close(): void;
}

/**
 * Reads lines from the terminal, which edits and echoes them itself: nothing is drawn. Until it is
 * closed, Ctrl-C is heard instead of ending the program.
 */
export function readLines(terminal: TerminalKeeper): LineReader {
  const readline = createInterface({ input: process.stdin, terminal: false });
  let hear: ((heard: Heard) => void) | undefined;
  let over: Heard | undefined;
  const end = (heard: Heard) => {
    over ??= heard;
    hear?.(over);
  };
  let isDrained = false;
  readline.on('line', (text) => {
    isDrained = false;
    hear?.({ type: 'line', text });
    hear = undefined;
  });
  /** Calls back once a whole turn of the event loop has brought no line that was typed before. */
  const drain = (done: () => void) =>
    setImmediate(() => {
      if (isDrained || over !== undefined) return done();
      isDrained = true;
      setImmediate(() => drain(done));
    });
  readline.on('close', () => end({ type: 'left' }));
  const giveBack = terminal.onInterrupt(() => end({ type: 'interrupted' }));
  return {
    next: (prompt) =>
      new Promise((resolve) => {
        // The terminal hands lines over one by one.
        isDrained = false;
        drain(() => {
          if (over !== undefined) return resolve(over);
          hear = resolve;
          prompt();
        });
      }),
    close: () => {
      giveBack();
      readline.close();
    },
  };
}
