import { createInterface } from 'node:readline';
import type { TerminalKeeper } from './terminal-state.ts';

/** A line that was typed, or that no more will be: `left` at the end of input, as with Ctrl-D. */
export type Heard =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'left' }
  | { readonly type: 'interrupted' };

export interface LineReader {
  /** The next line that is typed from now on; one typed ahead is dropped. */
  next(): Promise<Heard>;
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
    next: () =>
      new Promise((resolve) => {
        // They were typed at what nobody had read yet. The terminal hands them over one by one.
        isDrained = false;
        drain(() => {
          if (over === undefined) hear = resolve;
          else resolve(over);
        });
      }),
    close: () => {
      giveBack();
      readline.close();
    },
  };
}
