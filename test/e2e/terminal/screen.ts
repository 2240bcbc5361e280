import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import stringWidth from 'string-width';

/** How long a screen may take to show what is expected: generous, for machines under load. */
const deadlineMs = 15_000;

/** A program on a terminal of its own: what a person sees of it, and what it writes. */
export interface Screen {
  /** Sends keys as a keyboard would, all of them at once. */
  type(keys: string): void;
  /** The screen as soon as it matches; fails with what is on it when that takes too long. */
  shows(pattern: RegExp): Promise<string>;
  /** What is on the screen now, without empty lines at its end. */
  text(): string;
  /** The cells of each line; the second one of a wide character is empty. */
  cells(): readonly (readonly string[])[];
  /** Whether a screen of its own is open, which hides what stood on the terminal before. */
  isApart(): boolean;
  /** Everything written so far, escape sequences included. */
  raw(): string;
  /** Acts once, at the very moment that the text has been written. */
  when(written: string, act: () => void): void;
  resize(columns: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Closes the terminal, as a window does that is closed. */
  close(): void;
  /** Takes the terminal away, and the program if it still runs. */
  remove(): void;
  /** The exit status as a shell has it: 128 and its number after a signal. */
  readonly ended: Promise<number>;
}

export interface Placed {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
}

/**
 * Starts a program, says its process and its exit status in sequences that no terminal shows, and
 * keeps the terminal open: with its last process gone, what it was sent last could be lost.
 */
const starter = `sh -c 'printf "\\033]7777;pid=%s\\007" $$; exec "$@"' sh "$@"
printf '\\033]7777;status=%s\\007' $?
exec cat >/dev/null`;
const saying = /\x1b\]7777;(pid|status)=(\d+)\x07/g;

/** Runs `file` on a terminal of 80 × 24 cells, or of the size given. */
export function onScreen(file: string, args: readonly string[], placed: Placed): Screen {
  const { env, folder, columns = 80, rows = 24 } = placed;
  const view = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  view.unicode.register(todaysWidths);
  view.unicode.activeVersion = todaysWidths.version;
  const child = spawn('sh', ['-c', starter, 'sh', file, ...args], {
    cols: columns,
    rows,
    env,
    cwd: folder,
    name: 'xterm-256color',
  });
  const watchers = new Set<() => void>();
  const awaited = new Map<string, () => void>();
  let received = '';
  let undrawn = 0;
  let over = false;

  const tell = () => {
    for (const watcher of [...watchers]) watcher();
  };
  const raw = () => received.replaceAll(saying, '');
  const said = (name: string) =>
    [...received.matchAll(saying)].flatMap((match) =>
      match[1] === name ? [Number(match[2])] : [],
    )[0];
  child.onData((data) => {
    received += data;
    for (const [written, act] of awaited) {
      if (received.includes(written) && awaited.delete(written)) act();
    }
    undrawn += 1;
    view.write(data, () => {
      undrawn -= 1;
      tell();
    });
  });
  const ended = new Promise<number>((resolve) => {
    const end = (status: number) => {
      over = true;
      watchers.delete(check);
      resolve(status);
      tell();
    };
    const check = () => {
      const status = said('status');
      if (status !== undefined && undrawn === 0) end(status);
    };
    watchers.add(check);
    child.onExit(({ exitCode, signal }) => end(signal ? 128 + signal : exitCode));
  });

  const lines = () => {
    const { active } = view.buffer;
    return Array.from({ length: view.rows }, (_, row) => active.getLine(active.baseY + row));
  };
  const text = () =>
    lines()
      .map((line) => line?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();

  // Not in the package's types.
  const close = () => (child as typeof child & { destroy(): void }).destroy();
  return {
    type: (keys) => child.write(keys),
    shows: (pattern) =>
      new Promise((resolve, reject) => {
        const finish = (failure?: string) => {
          watchers.delete(check);
          clearTimeout(deadline);
          if (failure === undefined) resolve(text());
          else reject(new Error(`${failure} ${pattern}; it shows:\n${text()}`));
        };
        const check = () => {
          if (undrawn === 0 && pattern.test(text())) finish();
          else if (undrawn === 0 && over) finish('The program ended before the screen showed');
        };
        const deadline = setTimeout(() => finish('The screen never showed'), deadlineMs);
        watchers.add(check);
        check();
      }),
    text,
    cells: () =>
      lines().map((line) =>
        Array.from({ length: line?.length ?? 0 }, (_, x) => line?.getCell(x)?.getChars() ?? ''),
      ),
    isApart: () => view.buffer.active.type === 'alternate',
    raw,
    when: (written, act) => awaited.set(written, act),
    resize: (newColumns, newRows) => {
      view.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    kill: (signal) => process.kill(said('pid') ?? child.pid, signal),
    close,
    remove: () => {
      child.kill('SIGKILL');
      close();
    },
    ended,
  };
}

/** The virtual terminal by itself knows the widths of 2010, in which an emoji takes one cell. */
const todaysWidths = {
  version: 'today',
  wcwidth: (codePoint: number): 0 | 1 | 2 => {
    const width = stringWidth(String.fromCodePoint(codePoint));
    return width === 0 || width === 1 ? width : 2;
  },
  /** Packed as the virtual terminal has it: bit 0 joins the cell before, bits 1 and 2 are the width. */
  charProperties: (codePoint: number, before: number): number => {
    const width = todaysWidths.wcwidth(codePoint);
    const widthBefore = (before >> 1) & 3;
    const joins = width === 0 && widthBefore > 0;
    return ((joins ? widthBefore : width) << 1) | Number(joins);
  },
};
