import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openForTest, storeWithCards, temporaryFile } from './fixture.ts';

const script = fileURLToPath(new URL('./answering-process.ts', import.meta.url));

interface Answering {
  readonly child: ChildProcess;
  /** The ids that it printed so far, complete lines only. */
  readonly acknowledged: () => readonly string[];
  /** What it wrote to standard error. */
  readonly complaint: () => string;
  readonly ended: Promise<unknown>;
}

function startAnswering(
  file: string,
  answers: number,
  [command = '', ...before]: readonly string[] = [process.execPath],
): Answering {
  const call = [...before, '--import', 'tsx', script, file, String(answers)];
  const child = spawn(command, call, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  return {
    child,
    complaint: () => complaint,
    acknowledged: () => output.split('\n').slice(0, -1),
    ended: once(child, 'close'),
  };
}

function databaseWithCards(): string {
  const file = temporaryFile();
  storeWithCards(5, file).store.close();
  return file;
}

test.each([1, 40, 300])(
  'every answer that was acknowledged before a kill at the %i-th is kept, and whole',
  async (enough) => {
    const file = databaseWithCards();
    const { child, acknowledged, ended } = startAnswering(file, 1_000_000);
    child.stdout?.on('data', () => {
      if (acknowledged().length >= enough) child.kill('SIGKILL');
    });
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    const store = openForTest(file);
    const kept = new Set([...store.answers.forExport()].map((answer) => String(answer.id)));
    expect(acknowledged().length).toBeGreaterThanOrEqual(enough);
    expect(acknowledged().filter((id) => !kept.has(id))).toEqual([]);
    // The one that was being kept may be there as well, and no more.
    expect(kept.size).toBeLessThanOrEqual(acknowledged().length + 1);
    expect([...store.verifySchedules()]).toEqual([]);
    expect(store.quickCheck()).toEqual([]);
  },
);

test('two processes that answer at once lose nothing', async () => {
  const file = databaseWithCards();
  const both = [startAnswering(file, 150), startAnswering(file, 150)];
  await Promise.all(both.map(({ ended }) => ended));
  expect(both.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  const store = openForTest(file);
  const kept = [...store.answers.forExport()].map((answer) => String(answer.id));
  expect(kept.toSorted()).toEqual(both.flatMap(({ acknowledged }) => acknowledged()).toSorted());
  expect(kept).toHaveLength(300);
  expect([...store.verifySchedules()]).toEqual([]);
});

test('two processes that start together create one database', async () => {
  const file = temporaryFile();
  const both = [startAnswering(file, 0), startAnswering(file, 0)];
  await Promise.all(both.map(({ ended }) => ended));
  expect(both.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  expect(openForTest(file).cards.list({})).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'when there is no room left, that is said, and what was kept stays',
  async () => {
    const file = databaseWithCards();
    // No file may grow beyond 1024 blocks; the log beside the database meets that first.
    const limited = ['sh', '-c', 'ulimit -f 1024; exec "$0" "$@"', process.execPath];
    const { child, complaint, acknowledged, ended } = startAnswering(file, 1_000_000, limited);
    await ended;
    expect(child.exitCode).toBe(1);
    expect(complaint()).toContain('the last answer was NOT saved');
    const store = openForTest(file);
    const kept = [...store.answers.forExport()].map((answer) => String(answer.id));
    expect(kept).toEqual(acknowledged());
    expect(kept.length).toBeGreaterThan(0);
    expect([...store.verifySchedules()]).toEqual([]);
  },
);
