import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { answer, type Collection, capitals, collectionOf, turn } from './collection.ts';
import type { Screen } from './screen.ts';

const four = capitals('France', 'Norway', 'Peru', 'Japan');

/** Runs a review in a shell that says afterwards how it ended and in which modes the terminal is. */
function reviewed(collection: Collection): Screen {
  return collection.shell(
    `ulimit -c 0; bash -c 'echo pid=$$; exec ${collection.command} review'; echo "status=$?"; stty -a`,
    { rows: 40 },
  );
}

/** The process of the review itself. */
function processOf(screen: Screen): number {
  return Number(/pid=(\d+)/.exec(screen.raw())?.[1]);
}

/** The last state that a mode was set to: `h` is on, `l` is off. */
function lastOf(screen: Screen, mode: string): string | undefined {
  return screen
    .raw()
    .match(new RegExp(`\\x1b\\[\\?${mode}[hl]`, 'g'))
    ?.at(-1)
    ?.at(-1);
}

async function expectAsFound(screen: Screen, status: number): Promise<void> {
  await screen.ended;
  expect(screen.text()).toContain(`status=${status}\n`);
  expect(screen.text()).toMatch(/[^-]icanon/);
  expect(screen.text()).toMatch(/[^-]echo\b/);
  expect(screen.text()).toMatch(/[^-]isig/);
  expect(screen.isApart()).toBe(false);
  expect(lastOf(screen, '25')).toBe('h');
  expect(lastOf(screen, '1049')).toBe('l');
}

describe('a session can be left at any moment, with everything saved and the terminal as it was', () => {
  test.each([
    ['q', 'q', 0],
    ['Ctrl-D', '\x04', 0],
    ['Ctrl-C', '\x03', 130],
  ])('with %s, and sums up', async (_, key, status) => {
    const collection = await collectionOf(four);
    const screen = reviewed(collection);
    await answer(screen, 'France', '3');
    await turn(screen, 'Norway');
    expect(screen.isApart()).toBe(true);
    screen.type(key);
    await expectAsFound(screen, status);
    expect(screen.text()).toMatch(/1 answer in .*, all saved/);
    expect(screen.text()).toMatch(/3 cards left for today/);
    expect(await collection.grades(/France/)).toEqual([4]);
    expect(await collection.grades(/Norway/)).toEqual([]);
  });

  test.each([
    ['from the question', ''],
    ['from the list of keys', '?'],
    ['while a flag is typed', 'f'],
  ])('with Ctrl-C %s', async (_, key) => {
    const screen = reviewed(await collectionOf(four));
    await screen.shows(/France\?[\s\S]*shows the answer/);
    screen.type(key);
    await screen.shows(key === '' ? /France/ : /any key goes back|Why flag it/);
    screen.type('\x03');
    await expectAsFound(screen, 130);
    expect(screen.text()).toContain('Nothing answered.');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('by %s, with status %d', async (signal, status) => {
    const collection = await collectionOf(four);
    const screen = reviewed(collection);
    await answer(screen, 'France', '3');
    await screen.shows(/Norway/);
    process.kill(processOf(screen), signal);
    await expectAsFound(screen, status);
    expect(await collection.grades(/France/)).toEqual([4]);
    await collection.program.ok('doctor');
  });

  test('by an error, which is told where it can be read', async () => {
    const collection = await collectionOf(four);
    const screen = reviewed(collection);
    await answer(screen, 'France', '3');
    await turn(screen, 'Norway');
    const database = new Database(collection.program.database);
    database.exec(
      "CREATE TRIGGER broken BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'out of order'); END",
    );
    database.close();
    screen.type('3');
    await expectAsFound(screen, 1);
    expect(screen.text()).toContain('out of order');
    expect(screen.text()).toContain('ENGRAM_DEBUG');
  });

  test('by closing the terminal', async () => {
    const collection = await collectionOf(four);
    const screen = collection.run(['review']);
    await answer(screen, 'France', '3');
    await screen.shows(/Norway/);
    screen.close();
    await screen.ended;
    expect(await collection.grades(/France/)).toEqual([4]);
  });
});

test('killed as soon as the fourth card shows, it has kept three answers', async () => {
  const collection = await collectionOf(four);
  const screen = collection.run(['review']);
  screen.when('Japan', () => screen.kill('SIGKILL'));
  await answer(screen, 'France', '3');
  await answer(screen, 'Norway', '1');
  await answer(screen, 'Peru', '4');
  expect(await screen.ended).toBe(137);
  const grades = await Promise.all([/France/, /Norway/, /Peru/, /Japan/].map(collection.grades));
  expect(grades).toEqual([[4], [1], [5], []]);
  expect(await collection.next()).toContain('Japan');
});

test('stopped with Ctrl-Z it gives the terminal back, and fg goes on with the same card', async () => {
  const collection = await collectionOf(four);
  const screen = collection.shell(`PS1='ready> ' exec bash --norc --noprofile -i`);
  await screen.shows(/ready>/);
  screen.type(`${collection.command} review\r`);
  await answer(screen, 'France', '3');
  await turn(screen, 'Norway');
  screen.type('\x1a');
  await screen.shows(/Stopped/);
  expect(screen.isApart()).toBe(false);
  expect(lastOf(screen, '25')).toBe('h');
  screen.type('stty -a\r');
  expect(await screen.shows(/icanon/)).toMatch(/[^-]icanon/);
  screen.type('fg\r');
  expect(await screen.shows(/Norway\?[\s\S]*Oslo[\s\S]*1 Again/)).toMatch(/^capitals › Capitals/);
  expect(screen.isApart()).toBe(true);
  screen.type('3');
  await answer(screen, 'Peru', '3');
  await screen.shows(/Japan/);
  screen.type('q');
  await screen.shows(/3 answers in[\s\S]*ready>$/);
  screen.type('exit\r');
  await screen.ended;
  const grades = await Promise.all([/France/, /Norway/, /Peru/].map(collection.grades));
  expect(grades).toEqual([[4], [4], [4]]);
});
