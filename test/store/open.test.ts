import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { applicationId } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/store.ts';
import { openForTest, storeWithCards, temporaryFile, temporaryFolder } from './fixture.ts';
import { given, stamp } from './stamps.ts';

/** A database with some history, closed. */
function closedDatabase(cards = 40): string {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(cards, file);
  store.transaction(() => {
    for (const [index, id] of ids.entries()) store.events.answer(id, given(4), stamp(1, index));
  });
  store.close();
  return file;
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Changes a file behind the program's back. */
function tamper(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

describe('a new database', () => {
  test('has a folder that only its owner can enter, and files that only its owner can read', () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const file = join(temporaryFolder(), 'deep', 'er', 'engram.db');
    const { store, ids } = storeWithCards(1, file);
    for (const id of ids) store.events.answer(id, given(4), stamp(0));
    const mode = (path: string): number => statSync(path).mode & 0o777;
    expect(mode(dirname(file))).toBe(0o700);
    expect(mode(dirname(dirname(file)))).toBe(0o700);
    for (const suffix of ['', '-wal', '-shm']) expect(mode(file + suffix)).toBe(0o600);
  });

  test('leaves nothing else in its folder', () => {
    const file = closedDatabase();
    expect(existsSync(file)).toBe(true);
    openStore(file, migrationsFolder).close();
    expect(statSync(file).size).toBeGreaterThan(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('needs no migration files to be opened again', () => {
    const file = closedDatabase();
    const store = openStore(file, () => expect.unreachable());
    expect(store.cards.list({})).toHaveLength(40);
    store.close();
  });

  test('cannot be created where there is no room for it, and says so', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'taken'), 'a file');
    expect(() => openStore(join(folder, 'taken', 'engram.db'), migrationsFolder)).toThrow(
      expect.objectContaining({ kind: 'failed' }),
    );
  });
});

describe('refused with status 3 and not a byte changed', () => {
  const cases: readonly (readonly [string, (file: string) => void])[] = [
    ['an empty file', (file) => writeFileSync(file, '')],
    ['a text file', (file) => writeFileSync(file, 'hello')],
    ['a page of noise', (file) => writeFileSync(file, Buffer.alloc(4096, 7))],
    [
      'a database of another program',
      (file) => tamper(file, 'CREATE TABLE t (x); PRAGMA application_id = 1'),
    ],
    ['a database without an application id', (file) => tamper(file, 'CREATE TABLE cards (x)')],
    [
      'a database of a newer version',
      (file) =>
        tamper(file, `PRAGMA application_id = ${applicationId}; PRAGMA user_version = 9999`),
    ],
    [
      'a newer version whose number is still in the log beside it',
      (file) => {
        const store = openForTest(file);
        const other = new Database(file);
        onTestFinished(() => void other.close());
        other.pragma('user_version = 9999');
        store.close();
      },
    ],
    [
      'our number on the tables of another',
      (file) =>
        tamper(
          file,
          `CREATE TABLE t (x); PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`,
        ),
    ],
    [
      'a view in the place of a table',
      (file) => {
        openStore(file, migrationsFolder).close();
        tamper(file, 'DROP TABLE schedules; CREATE VIEW schedules AS SELECT 1 AS card');
      },
    ],
    [
      'a trigger that came along',
      (file) => {
        openStore(file, migrationsFolder).close();
        tamper(file, 'CREATE TRIGGER t AFTER INSERT ON cards BEGIN DELETE FROM meta; END');
      },
    ],
  ];
  test.each(cases)('%s', (_, make) => {
    const file = temporaryFile();
    make(file);
    const before = digest(file);
    expect(() => openStore(file, migrationsFolder)).toThrow(
      expect.objectContaining({
        kind: 'refused-data',
        message: expect.stringContaining(file),
        hint: expect.stringMatching(/\w/),
      }),
    );
    expect(digest(file)).toBe(before);
  });

  const damages: readonly (readonly [string, (file: string, size: number) => void])[] = [
    ['cut in half', (file, size) => truncateSync(file, size / 2)],
    ['cut within its header', (file) => truncateSync(file, 60)],
    ['with a page of zeros', (file) => overwrite(file, 4096 * 4, Buffer.alloc(4096))],
    [
      'with bytes changed in a page of the tree',
      (file) => overwrite(file, 4096 * 3 + 3, [0xff, 0xff]),
    ],
  ];
  test.each(damages)('our own database, %s', (_, damage) => {
    const file = closedDatabase();
    damage(file, statSync(file).size);
    const before = digest(file);
    expect(() => openStore(file, migrationsFolder)).toThrow(
      expect.objectContaining({ kind: 'refused-data' }),
    );
    expect(digest(file)).toBe(before);
  });

  test('an empty file, which is named as such: it is no first run', () => {
    const file = temporaryFile();
    writeFileSync(file, '');
    expect(() => openStore(file, migrationsFolder)).toThrow('it is empty');
  });

  test('a folder in the place of the file', () => {
    const folder = temporaryFolder();
    expect(() => openStore(folder, migrationsFolder)).toThrow(
      expect.objectContaining({ kind: 'refused-data' }),
    );
  });
});

function overwrite(file: string, offset: number, bytes: Uint8Array | readonly number[]): void {
  const content = readFileSync(file);
  content.set(bytes, offset);
  writeFileSync(file, content);
}

test('damage that shows only later is refused as well, not reported as a bug', () => {
  const file = closedDatabase(8000);
  const size = statSync(file).size;
  expect(size).toBeGreaterThan(2 * 1024 * 1024);
  overwrite(file, size - 4096 * 80, Buffer.alloc(4096 * 80, 0xff));
  expect(() => {
    const store = openForTest(file);
    store.cards.list({});
    for (const _ of store.answers.forExport());
    for (const _ of store.verifySchedules());
  }).toThrow(expect.objectContaining({ kind: 'refused-data' }));
});

test('a database may be reached through a link', () => {
  const file = closedDatabase();
  const link = join(temporaryFolder(), 'link.db');
  symlinkSync(file, link);
  const store = openForTest(link);
  expect(store.cards.list({})).toHaveLength(40);
});

test('a collection can live in memory', () => {
  const { store, ids } = storeWithCards(3, ':memory:');
  for (const id of ids) store.events.answer(id, given(4), stamp(0));
  expect([...store.answers.forExport()]).toHaveLength(3);
});
