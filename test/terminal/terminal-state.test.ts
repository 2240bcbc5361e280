import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const program = new URL('fixtures/raw-program.ts', import.meta.url).pathname;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-terminal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a shell script on a terminal of its own; `$PROGRAM` in it is the program that goes raw. */
function onTerminal(script: string) {
  let output = '';
  const terminal = spawn('bash', ['-c', `ulimit -c 0; ${script}`], {
    cols: 200,
    env: {
      ...process.env,
      PROGRAM: `${process.execPath} --import tsx ${program} ${join(folder, 'log')}`,
    },
  });
  const waiting = new Set<() => void>();
  terminal.onData((data) => {
    output += data;
    for (const check of waiting) check();
  });
  return {
    until: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve) => {
        const check = () => {
          const match = pattern.exec(output);
          if (match === null) return;
          waiting.delete(check);
          resolve(match);
        };
        waiting.add(check);
        check();
      }),
    type: (keys: string) => terminal.write(keys),
    output: () => output,
    closed: () => readFileSync(join(folder, 'log'), 'utf8'),
  };
}

/** The modes of a terminal that nothing has changed. */
const sane = /[^-]icanon[\s\S]*[^-]echo /;

async function endedBy(signal: NodeJS.Signals) {
  const terminal = onTerminal('$PROGRAM; echo "status=$?"; stty -a; echo end');
  const [, pid] = await terminal.until(/ready (\d+)/);
  process.kill(Number(pid), signal);
  await terminal.until(/end\r?\n/);
  return terminal;
}

describe('the terminal is left as it was found', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('after %s, with the database closed and status %d', async (signal, status) => {
    const terminal = await endedBy(signal);
    expect(terminal.output()).toContain(`status=${status}`);
    expect(terminal.output()).toMatch(sane);
    expect(terminal.output().lastIndexOf('\x1b[?25h')).toBeGreaterThan(
      terminal.output().lastIndexOf('\x1b[?25l'),
    );
    expect(terminal.output()).toContain('\x1b[?1049l');
    expect(terminal.closed()).toBe('closed\n');
  });

  test('closed while the program runs, it still sees the database closed, and no crash', async () => {
    const log = join(folder, 'log');
    const terminal = spawn(process.execPath, ['--import', 'tsx', program, log], {});
    const ended = new Promise((resolve) => terminal.onExit(resolve));
    await new Promise<void>((resolve) => {
      terminal.onData((data) => {
        if (data.includes('ready')) resolve();
      });
    });
    // Closes the other end of the terminal, as a window does; not in the package's types.
    (terminal as typeof terminal & { destroy(): void }).destroy();
    expect(await ended).toEqual({ exitCode: 0, signal: 1 });
    expect(readFileSync(log, 'utf8')).toBe('closed\n');
  });

  test('after an error that nobody caught', async () => {
    const terminal = onTerminal('$PROGRAM throw; echo "status=$?"; stty -a; echo end');
    await terminal.until(/end\r?\n/);
    expect(terminal.output()).toContain('status=1');
    expect(terminal.output()).toMatch(sane);
    expect(terminal.output()).toContain('\x1b[?25h');
  });

  test('while the program is stopped with Ctrl-Z; continued, it draws itself again', async () => {
    const terminal = onTerminal(
      'set -m; $PROGRAM; stty -a; echo stopped; fg; echo "status=$?"; echo end',
    );
    await terminal.until(/ready/);
    terminal.type('\x1a');
    await terminal.until(/stopped\r?\n/);
    expect(terminal.output()).toMatch(sane);
    expect(terminal.output()).toMatch(/\x1b\[\?25h/);
    await terminal.until(/redrawn/);
    terminal.type('q');
    await terminal.until(/end\r?\n/);
    expect(terminal.output()).toContain('status=0');
  });
});
