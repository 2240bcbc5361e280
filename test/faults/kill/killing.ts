import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cardId } from '../../../src/card.ts';
import { seededNumber } from '../../../src/schedule/seeded.ts';
import { type Program, startFile } from '../../e2e/program.ts';

/** How often a program is killed, by all tests together: many in `npm run test:faults`. */
export const rounds = Number(process.env['ENGRAM_FAULT_ROUNDS'] ?? 12);

/** The rounds of a test that has so many twelfths of them, and the time that they may take. */
export const share = (twelfths: number): number => Math.ceil((rounds * twelfths) / 12);
export const timeout = 60_000 + rounds * 3000;

/** What makes the moments the same again: printed, and set by this variable. */
const seed = Number(process.env['ENGRAM_FAULT_SEED'] ?? Date.now() % 2 ** 31);

/** From 0 up to 1, by the seed and the name of what it is for. */
export function chance(name: string): number {
  return seededNumber(seed, cardId(name)) / 2 ** 31;
}

/** A program that was started, until the moment at which it is killed if it still runs. */
export interface Doomed {
  kill(): void;
  /** Whether it was killed; false where it had ended before. */
  readonly ended: Promise<boolean>;
}

/** Starts the program without a terminal. */
export function begin(engram: Program, args: readonly string[]): Doomed {
  const { folder, env } = engram;
  const child = spawn(process.execPath, [startFile, ...args], {
    cwd: folder,
    env: { ...env },
    stdio: 'ignore',
  });
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'exit').then(() => child.signalCode === 'SIGKILL'),
  };
}

/** How long a command takes, in ms, from the start of its process. */
export interface Timing {
  /** Until it begins to do anything at all: reading its own code takes that long. */
  readonly start: number;
  readonly end: number;
}

/** Measures a command that runs to its end. */
export async function timeOf(engram: Program, args: readonly string[]): Promise<Timing> {
  const begun = Date.now();
  await begin(engram, ['help']).ended;
  const start = Date.now() - begun;
  const before = Date.now();
  await begin(engram, args).ended;
  return { start, end: Date.now() - before };
}

/** What came of many rounds. */
export interface Tally {
  killed: number;
  /** Ended before they could be killed. */
  ended: number;
  /** Killed with a file in the making. */
  drafts: number;
  /** Killed with a log beside the database. */
  logs: number;
}

/** Says what came of the rounds, and how to have the same again. */
function report(kind: string, { killed, ended, drafts, logs }: Tally): void {
  process.stderr.write(
    `${kind}: ${killed} killed (${logs} left a log, ${drafts} a draft), ${ended} ended before · ENGRAM_FAULT_SEED=${seed}\n`,
  );
}

/**
 * Starts a program again and again, and kills it at moments between the beginning of its work and
 * a little after its end. `check` sees what each round leaves.
 */
export async function killAtRandom(
  kind: string,
  count: number,
  timing: Timing,
  start: (round: number) => Doomed,
  check: (round: number) => Omit<Tally, 'killed' | 'ended'>,
): Promise<void> {
  const tally: Tally = { killed: 0, ended: 0, drafts: 0, logs: 0 };
  // On a busy machine the start may have been measured when all took longer.
  const first = Math.min(timing.start * 0.9, timing.end * 0.7);
  for (let round = 0; round < count; round += 1) {
    const doomed = start(round);
    const moment = first + chance(`${kind} ${round}`) * (timing.end * 1.05 - first);
    const timer = setTimeout(doomed.kill, moment);
    const wasKilled = await doomed.ended;
    clearTimeout(timer);
    tally[wasKilled ? 'killed' : 'ended'] += 1;
    const left = check(round);
    tally.drafts += left.drafts;
    tally.logs += left.logs;
  }
  report(kind, tally);
}
