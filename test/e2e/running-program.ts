import { spawn } from 'node:child_process';

const program = new URL('../../bin/engram.js', import.meta.url).pathname;
/** How long the program may take to say what is expected: generous, for machines under load. */
const deadlineMs = 15_000;

/** A program that runs on its own, and what it has said so far. */
export interface Running {
  /** All that was written, as soon as it matches; fails with what there is when that takes too long. */
  says(pattern: RegExp): Promise<string>;
  out(): string;
  err(): string;
  kill(signal: NodeJS.Signals): void;
  /** The exit status, once it has ended; null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts the built program without a terminal. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const hear = (stream: 'out' | 'err') => (text: string) => {
    said[stream] += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('err'));
  const all = (): string => `${said.out}\n${said.err}`;
  return {
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(all())) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(all());
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`${pattern} was never said, but:\n${all()}`));
        }, deadlineMs);
        listeners.add(look);
        look();
      }),
    out: () => said.out,
    err: () => said.err,
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}
