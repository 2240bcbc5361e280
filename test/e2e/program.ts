import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished } from 'vitest';
import type { z } from 'zod';
import { runWithin } from './run-within.ts';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** What starts the program. */
export const startFile = join(projectFolder, 'bin', 'engram.js');

/** When it is, unless a test says otherwise: a Monday morning. */
export const monday = '2026-03-02T09:00:00Z';

/** What became of one run of the program. */
export interface Ran {
  /** Null when a signal ended it, or it had not ended in time. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  /** Nothing that the system has a part in, so that a process of its own shows no more. */
  readonly isOrdinary: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What comes in on standard input; without it the input is empty. */
  readonly input: string | Uint8Array | undefined;
}

/**
 * The program in a folder of its own, with notes beside a home that holds its data. Ordinary runs
 * happen within the test's process, which saves most of their time; whatever the system has a part
 * in (variables, input, prompts, shells) runs the built program. ENGRAM_TEST_BUILT=1 runs all so.
 */
export interface Program {
  /** Where it runs. */
  readonly folder: string;
  readonly home: string;
  readonly database: string;
  readonly env: Circumstances['env'];
  /** The same place in other circumstances: variables (undefined takes one away) and input. */
  with(change: Partial<Pick<Circumstances, 'env' | 'input'>>): Program;
  /** The same place, each run in a process of its own, so that several go on at once. */
  apart(): Program;
  /** The same place at another time. */
  at(now: string): Program;
  /** Writes a note into the folder, over what is there; gives its path. */
  note(name: string, text: string | Uint8Array): string;
  run(...args: readonly string[]): Promise<Ran>;
  /** Runs it, expects it to succeed in silence, and gives what it printed. */
  ok(...args: readonly string[]): Promise<string>;
  /** As `ok`, with `--json`: the one document on standard output, read by its schema. */
  json<Schema extends z.ZodType>(
    schema: Schema,
    ...args: readonly string[]
  ): Promise<z.output<Schema>>;
  /** Runs a shell script in which `engram` is the program. */
  shell(script: string): Promise<Ran>;
}

/** A new place without any data; it is gone when the test has ended. */
export function newProgram(): Program {
  return programIn(temporaryFolder(onTestFinished));
}

/** A new place that several tests of a file share or copy; it is gone after the last one. */
export function sharedProgram(): Program {
  return programIn(temporaryFolder(afterAll));
}

/** A copy of a place for one test. The notes that were imported are still those of the original. */
export function copyOf(original: Program): Program {
  const copy = newProgram();
  cpSync(original.folder, copy.folder, { recursive: true });
  return copy;
}

function temporaryFolder(whenDone: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'engram-e2e-'));
  whenDone(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function programIn(folder: string): Program {
  const home = join(folder, 'home');
  return programWith(folder, {
    env: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: folder,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      ENGRAM_HOME: home,
      ENGRAM_NOW: monday,
    },
    input: undefined,
    isOrdinary: process.env['ENGRAM_TEST_BUILT'] !== '1',
  });
}

function programWith(folder: string, circumstances: Circumstances): Program {
  const { env } = circumstances;
  const change = (changed: Partial<Circumstances>): Program =>
    programWith(folder, {
      ...circumstances,
      ...changed,
      env: { ...env, ...changed.env },
    });
  const run = (...args: readonly string[]): Promise<Ran> =>
    circumstances.isOrdinary && !readsInput(args)
      ? runWithin(args, folder, env)
      : runFile(process.execPath, [startFile, ...args], folder, circumstances);
  const ok = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await run(...args);
    expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
    return stdout;
  };
  return {
    folder,
    home: join(folder, 'home'),
    database: join(folder, 'home', 'engram.db'),
    env,
    with: (changed) =>
      change({
        ...changed,
        isOrdinary:
          circumstances.isOrdinary &&
          changed.input === undefined &&
          Object.keys(changed.env ?? {}).every((name) => readByProgram.test(name)),
      }),
    apart: () => programWith(folder, { ...circumstances, isOrdinary: false }),
    at: (now) => change({ env: { ENGRAM_NOW: now } }),
    note: (name, text) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    run,
    ok,
    json: async (schema, ...args) => schema.parse(JSON.parse(await ok(...args, '--json'))),
    shell: (script) => {
      // As npm installs a program: a link in a folder of the PATH.
      const bin = join(folder, 'bin');
      mkdirSync(bin, { recursive: true });
      if (!existsSync(join(bin, 'engram'))) symlinkSync(startFile, join(bin, 'engram'));
      const PATH = `${bin}${delimiter}${env['PATH'] ?? ''}`;
      return runFile('bash', ['-c', script], folder, { ...circumstances, env: { ...env, PATH } });
    },
  };
}

/** Variables that the program itself reads; others reach it by way of the system. */
const readByProgram = /^(?:ENGRAM_\w+|NO_COLOR|FORCE_COLOR|TZ)$/u;

function readsInput(args: readonly string[]): boolean {
  return args.includes('-') || ['review', 'quiz', 'start'].includes(args[0] ?? '');
}

/** A program that has not ended by then hangs. */
const patience = 20_000;

function runFile(
  file: string,
  args: readonly string[],
  folder: string,
  { env, input }: Circumstances,
): Promise<Ran> {
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  // A program that does not read its input may be gone before all of it was written.
  child.stdin?.on('error', () => undefined).end(input);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** What a file holds, as a digest. */
export function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
