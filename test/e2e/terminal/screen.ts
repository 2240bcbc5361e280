import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import stringWidth from 'string-width';

/** How long a screen may take to show what is expected: generous, for machines under load. */
const deadlineMs = 15_000;

export interface Ended {
  readonly status: number;
  /** The number of the signal that ended the program; 0 when it ended by itself. */
  readonly signal: number;
}

/** A program on a terminal of its own: what a person sees of it, and what it writes. */
export interface Screen {
  readonly pid: number;
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
  /** Calls `look` with all that was written whenever something is, before the next write is read. */
  onOutput(look: (raw: string) => void): void;
  resize(columns: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Closes the terminal, as a window does that is closed. */
  close(): void;
  /** Ends the program, if it still runs, with no chance to do anything more. */
  endNow(): void;
  readonly ended: Promise<Ended>;
}

export interface Placed {
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** Runs `file` on a terminal of 80 × 24 cells, or of the size given. */
export function onScreen(file: string, args: readonly string[], placed: Placed): Screen {
  const { env, folder, columns = 80, rows = 24 } = placed;
  const view = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  view.unicode.register(todaysWidths);
  view.unicode.activeVersion = todaysWidths.version;
  const child = spawn(file, [...args], {
    cols: columns,
    rows,
    env,
    cwd: folder,
    name: 'xterm-256color',
  });
  const watchers = new Set<() => void>();
  const looks = new Set<(raw: string) => void>();
  let raw = '';
  let undrawn = 0;

  const tell = () => {
    for (const watcher of [...watchers]) watcher();
  };
  child.onData((data) => {
    raw += data;
    for (const look of looks) look(raw);
    undrawn += 1;
    view.write(data, () => {
      undrawn -= 1;
      tell();
    });
  });
  let over = false;
  const ended = new Promise<Ended>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      over = true;
      resolve({ status: exitCode, signal: signal ?? 0 });
      tell();
    });
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
    pid: child.pid,
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
    raw: () => raw,
    onOutput: (look) => looks.add(look),
    resize: (newColumns, newRows) => {
      view.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    kill: (signal) => process.kill(child.pid, signal),
    close,
    endNow: () => {
      if (over) return;
      child.kill('SIGKILL');
      // What a shell had started goes with its terminal.
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
