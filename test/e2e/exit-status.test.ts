import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { errorSchema } from '../../src/contract.ts';
import { exitStatus, type FailureKind } from '../../src/errors.ts';
import { contentOf, draftsAt, expectSound } from '../faults/found.ts';
import { fillVersion1 } from '../faults/kill/place.ts';
import { cardOn, tides, winds } from './collection.ts';
import { copyOf, digest, newProgram, type Program, type Ran, sharedProgram } from './program.ts';

const shared = sharedProgram();
let id = '';

beforeAll(async () => {
  await shared.ok('import', shared.note('tides.md', tides));
  ({ id } = await cardOn(shared, 'ebb'));
});

/** Two lines on standard error, what happened and what to do, and nothing else. */
function expectTwoLines({ stdout, stderr }: Ran): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^\S[^\n]+\n\S[^\n]+\n$/);
  expect(stderr).not.toMatch(/^\s+at |node:internal|\.js:\d+/m);
}

/** Fails as promised, in words. */
async function expectWords(engram: Program, args: readonly string[], kind: FailureKind) {
  const ran = await engram.run(...args);
  expect([args, ran.status]).toEqual([args, exitStatus[kind]]);
  expectTwoLines(ran);
  return ran.stderr;
}

/** Fails as promised, in words and in JSON. */
async function expectFailure(engram: Program, args: readonly string[], kind: FailureKind) {
  const words = await expectWords(engram, args, kind);
  const json = await engram.run(...args, '--json');
  expect([args, json.status, json.stderr]).toEqual([args, exitStatus[kind], '']);
  const { error } = errorSchema.parse(JSON.parse(json.stdout));
  expect(error.code).toBe(kind);
  const [happened, advice] = words.split('\n');
  expect([error.message, error.hint]).toEqual([happened, advice]);
  return error;
}

describe('status 2: the call is wrong', () => {
  test.each([
    ['an unknown command', 'reviw', 'review'],
    ['an unknown option', 'cards --stat new', '--state'],
    ['an unknown option of the program', '--colour', '--color'],
    ['a missing argument', 'import', 'engram help import'],
    ['too many arguments', 'decks aws', 'engram help decks'],
    ['a missing value', 'cards --deck', 'engram help cards'],
    ['an unknown state', 'cards --state asleep', 'new, learning, review, relearning'],
    ['an unknown kind', 'cards --kind poem', 'definition'],
    ['an unknown deck', 'next seaside', 'engram decks'],
    ['a deck that is nearly right', 'next TIDE', 'tides'],
    ['an unknown grade', 'answer ID 6', 'again, hard, good, easy'],
    ['a grade that is no number', 'answer ID 3.5', '0 to 5'],
    ['an unknown card', 'answer nocard99 4', 'engram cards'],
    ['a negative time', 'answer ID 4 --ms=-1', 'whole number'],
    ['days that are no number', 'stats --days many', 'whole number'],
    ['no days at all', 'stats --days 0', '1 to'],
    ['an unknown format', 'export stats --format pdf', 'json, csv, md, html'],
    ['an unknown export', 'export everything', 'stats'],
    ['a path that is not there', 'import nowhere.md', 'nowhere.md'],
    ['help on what is no command', 'help reviw', 'engram --help'],
    ['a deck without a name', 'import tides.md --deck ::', '--deck NAME'],
    ['an empty name for the database', '--db= decks', '--db'],
  ])('%s', async (_, call, said) => {
    const args = call.split(' ').map((arg) => (arg === 'ID' ? id : arg));
    expect(await expectWords(shared, args, 'usage')).toContain(said);
  });

  test.each(['yesterday', '2026-03-02', '2026-03-02T09:00', '2026-02-30T09:00:00Z', '0'])(
    'ENGRAM_NOW is no instant: %s',
    async (now) => {
      const said = await expectWords(shared.at(now), ['status'], 'usage');
      expect(said).toContain('2026-03-01T09:30:00+01:00');
    },
  );

  test('a setting in the environment is no number', async () => {
    const engram = shared.with({ env: { ENGRAM_NEW_PER_DAY: 'many' } });
    const { message } = await expectFailure(engram, ['status'], 'usage');
    expect(message).toContain('ENGRAM_NEW_PER_DAY');
  });

  test('a call that was wrong left nothing behind', async () => {
    const engram = newProgram();
    for (const args of [
      ['nonsense'],
      ['answer', 'x', '9'],
      ['import', 'nowhere.md', '--deck', ''],
    ]) {
      expect((await engram.run(...args)).status).toBe(2);
    }
    await expect(engram.shell('ls -A home')).resolves.toMatchObject({ status: 2 });
  });
});

describe('status 3: the data was refused, and not a byte of it changed', () => {
  const refused = async (content: Uint8Array | string, said: RegExp) => {
    const engram = newProgram();
    mkdirSync(engram.home);
    writeFileSync(engram.database, content);
    const before = digest(engram.database);
    for (const command of ['status', 'decks']) {
      const { message, hint } = await expectFailure(engram, [command], 'refused-data');
      expect(message).toMatch(said);
      expect(hint).toContain('Nothing was changed');
    }
    engram.note('tides.md', tides);
    await expectFailure(engram, ['import', 'tides.md', '--force'], 'refused-data');
    expect(digest(engram.database)).toBe(before);
  };

  test('an empty file is no new database', () => refused('', /it is empty/));
  test('a text is no database', () => refused(tides, /no SQLite database/));

  test('a database of another program', async () => {
    const engram = newProgram();
    mkdirSync(engram.home);
    const foreign = new Database(engram.database);
    foreign.exec('CREATE TABLE cards (front TEXT, back TEXT)');
    foreign.close();
    await expectFailure(engram, ['cards'], 'refused-data');
  });

  test('a database that is damaged', async () => {
    const engram = copyOf(shared);
    const bytes = readFileSync(engram.database);
    bytes.fill(0xa5, 4096, 3 * 4096);
    writeFileSync(engram.database, bytes);
    const before = digest(engram.database);
    await expectFailure(engram, ['status'], 'refused-data');
    await expectFailure(engram, ['doctor', '--repair'], 'refused-data');
    expect(digest(engram.database)).toBe(before);
  });

  test('a database of a later version', async () => {
    const engram = copyOf(shared);
    const database = new Database(engram.database);
    database.pragma('user_version = 999');
    database.close();
    const before = digest(engram.database);
    const { message, hint } = await expectFailure(engram, ['status'], 'refused-data');
    expect(message).toContain('newer');
    expect(hint).toContain('Update Engram');
    expect(digest(engram.database)).toBe(before);
  });

  test('settings that are not JSON, or hold wrong values, by line and name', async () => {
    const engram = copyOf(shared);
    engram.note('home/config.json', '{\n  "newPerDay": 5,\n}\n');
    const { message } = await expectFailure(engram, ['status'], 'refused-data');
    expect(message).toMatch(/config\.json:3/);
    engram.note('home/config.json', '{"newPerDay": -1, "dayStartHour": 25}');
    const { status, stderr } = await engram.run('status');
    expect(status).toBe(3);
    expect(stderr).toMatch(/newPerDay.*dayStartHour.*\n.+\n$/);
  });
});

describe('status 1: it failed', () => {
  test('there is nothing to take back', () => expectFailure(shared, ['undo'], 'failed'));

  test('the database would lie below a file', async () => {
    const engram = newProgram();
    const file = engram.note('a-file', '');
    const { message } = await expectFailure(
      engram,
      ['status', '--db', join(file, 'engram.db')],
      'failed',
    );
    expect(message).toContain('a-file');
  });

  test('a schedule is not what its history says, until it is repaired', async () => {
    const engram = copyOf(shared);
    await engram.ok('answer', id, '4');
    const database = new Database(engram.database);
    database.exec("UPDATE schedules SET interval_days = 77 WHERE state <> 'new'");
    database.close();
    const { status, stdout } = await engram.run('doctor');
    expect([status, stdout]).toEqual([1, expect.stringContaining('engram doctor --repair')]);
    expect(stdout).toContain(`${id} interval: 77 d is kept, the history gives 1 d`);
    await engram.ok('doctor', '--repair');
    expect(await engram.ok('doctor')).toContain('Every schedule equals the replay');
    expect(await cardOn(engram, 'ebb')).toMatchObject({ intervalDays: 1 });
  });
});

test('status 4: a file is not written over without --force', async () => {
  const engram = copyOf(shared);
  const file = engram.note('stats.json', 'mine');
  await expectFailure(engram, ['export', 'stats', '-o', file], 'refused-harm');
});

test('status 5: the database is busy, and nothing was changed', async () => {
  const engram = copyOf(shared).apart();
  await engram.ok('backup');
  const old = join(engram.folder, 'old.db');
  fillVersion1(old, 20, 2);
  const others = [engram.database, old].map((file) => {
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    return other;
  });
  const content = contentOf(engram.database);
  const [json, answered, imported, restored, migrated] = await Promise.all([
    engram.run('answer', id, '4', '--json'),
    engram.run('answer', id, '4'),
    engram.run('import', engram.note('winds.md', winds)),
    engram.run('restore', 'latest', '--force'),
    engram.run('status', '--db', old),
    // Whoever only reads is not kept waiting.
    engram.ok('cards'),
  ]);
  for (const ran of [answered, imported, restored, migrated]) {
    expect(ran.status).toBe(5);
    expectTwoLines(ran);
  }
  expect(json.status).toBe(5);
  expect(errorSchema.parse(JSON.parse(json.stdout)).error.code).toBe('busy');
  for (const other of others) other.exec('ROLLBACK');
  expect(contentOf(engram.database)).toBe(content);
  expect(draftsAt(engram.database)).toEqual([]);
  expect(expectSound(old)).toHaveLength(40);
  expect(await cardOn(engram, 'ebb')).toMatchObject({ state: 'new' });
  await engram.ok('answer', id, '4');
});

describe('ENGRAM_DEBUG=1', () => {
  test('shows the stack below the two lines, also beside a JSON document', async () => {
    const engram = shared.with({ env: { ENGRAM_DEBUG: '1' } });
    const plain = await engram.run('import', 'nowhere.md');
    expect(plain.status).toBe(2);
    expect(plain.stderr).toMatch(/^There is no file or folder nowhere\.md\.\n.+\n.*Error/);
    expect(plain.stderr).toMatch(/^ {4}at /m);
    const json = await engram.run('import', 'nowhere.md', '--json');
    errorSchema.parse(JSON.parse(json.stdout));
    expect(json.stderr).toMatch(/^ {4}at /m);
  });

  test('changes nothing where nothing fails', async () => {
    const { stdout } = await shared.run('decks');
    expect(await shared.with({ env: { ENGRAM_DEBUG: '1' } }).ok('decks')).toBe(stdout);
  });
});

test('a message stays on one line, whatever was typed', async () => {
  const ran = await shared.run('cards', '--deck', 'two\nlines\rand\u2028more\u001b[31m\u202e');
  expect(ran.status).toBe(2);
  expectTwoLines(ran);
  expect(ran.stderr).not.toMatch(/[\u001b\u202e]/);
});

test('the database is found unharmed after all of this', async () => {
  const copy = join(shared.folder, 'copy.db');
  copyFileSync(shared.database, copy);
  expect(await shared.ok('doctor', '--db', copy)).toContain('sound');
});
