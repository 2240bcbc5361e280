import { spawn } from '@lydell/node-pty';
import { type Program, startFile } from '../../e2e/program.ts';
import type { Doomed, Timing } from './killing.ts';

/** The grade that a plain review says it has recorded. */
const gradeOf: Readonly<Record<string, number>> = { Again: 1, Hard: 3, Good: 4, Easy: 5 };

interface Review {
  readonly doomed: Doomed;
  /** The answers that the review has said were given: the question, and the grade. */
  readonly acknowledged: () => readonly (readonly [question: string, grade: number])[];
}

/** A plain review on a terminal, in which somebody answers as fast as it asks. */
export function beginReview(
  { folder, env }: Program,
  key: (turn: number) => number,
  onPrompt: (turn: number) => void = () => undefined,
): Review {
  const screen = spawn(process.execPath, [startFile, 'review', '--plain', '--new', '40'], {
    cols: 80,
    rows: 24,
    cwd: folder,
    env: { ...env, TERM: 'xterm' },
    name: 'xterm',
  });
  let written = '';
  let turn = 0;
  screen.onData((data) => {
    written += data;
    if (!written.endsWith('\r\n> ')) return;
    onPrompt(turn);
    // Enter shows the answer, a key grades it.
    screen.write(turn % 2 === 0 ? '\r' : `${key(turn)}\r`);
    turn += 1;
  });
  const ended = new Promise<boolean>((resolve) => {
    screen.onExit(({ signal }) => resolve(signal === 9));
  });
  return {
    doomed: { kill: () => screen.kill('SIGKILL'), ended },
    acknowledged: () => acknowledgedIn(written),
  };
}

function acknowledgedIn(written: string): readonly (readonly [string, number])[] {
  let question = '';
  const answers: (readonly [string, number])[] = [];
  for (const line of written.split('\r\n')) {
    const grade = gradeOf[/^(Again|Hard|Good|Easy)[.:]/u.exec(line)?.[1] ?? ''];
    if (grade !== undefined) answers.push([question, grade]);
    if (/^What is fact \d+\?$/u.test(line)) question = line;
  }
  return answers;
}

/** Measures a review of some dozen answers; it begins when the first card is asked. */
export async function timeOfReview(engram: Program): Promise<Timing> {
  const before = Date.now();
  let start = 0;
  const { doomed } = beginReview(
    engram,
    () => 3,
    (turn) => {
      if (turn === 0) start = Date.now() - before;
      if (turn === 60) doomed.kill();
    },
  );
  await doomed.ended;
  return { start, end: Date.now() - before };
}
