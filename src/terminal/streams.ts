import { isatty } from 'node:tty';
import type { Io, Stream } from './io.ts';
import { safeLine } from './safe-text.ts';

/**
 * The process's own streams as an `Io`. From then on a reader that goes away (`| head`) ends the
 * program quietly with status 0; output that cannot be written, as on a full disk, ends it with
 * status 1 and a message.
 */
export function processIo(): Io {
  process.stdout.on('error', (error) => endOnFailure(error, 'standard output'));
  process.stderr.on('error', (error) => endOnFailure(error, 'standard error'));
  return {
    out: liveStream(process.stdout),
    err: liveStream(process.stderr),
    inputIsTerminal: isatty(0),
    env: process.env,
  };
}

/** Asks for the width at each call: a terminal can be resized at any time. */
function liveStream(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => void stream.write(text),
    writeAll: async (parts) => {
      for (const part of parts) await taken(stream, part);
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns > 0 ? stream.columns : 80;
    },
  };
}

/** Resolves when the system has the text. A stream that fails ends the program by itself. */
function taken(stream: NodeJS.WriteStream, part: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.write(part, (error) => {
      if (!error) resolve();
    });
  });
}

function endOnFailure(error: NodeJS.ErrnoException, name: string): never {
  if (error.code === 'EPIPE') process.exit(0);
  if (name === 'standard output') {
    process.stderr.write(
      `engram: cannot write to ${name}: ${safeLine(error.message)}\n` +
        'Free some space or write somewhere else, then run the command again.\n',
    );
  }
  process.exit(1);
}
