import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { EngramError } from '../../src/errors.ts';
import { planRestore } from '../../src/store/backups/restore.ts';
import { openStore } from '../../src/store/store.ts';
import { tides } from '../e2e/collection.ts';
import { digest, newProgram } from '../e2e/program.ts';
import { describeWithShared, sharedPath } from '../shared.ts';
import { temporaryFile } from '../store/fixture.ts';
import { contentOf, expectSound } from './found.ts';
import { rounds, timeout } from './kill/killing.ts';
import { fill } from './kill/place.ts';

/** Reads everything that a database holds. */
function readAll(file: string): void {
  const store = openStore(file, migrationsFolder);
  try {
    store.cards.list({ includeRetired: true });
    for (const _ of store.answers.forExport());
    for (const _ of store.verifySchedules());
  } finally {
    store.close();
  }
}

/** A letter in the text of the schema is another one: SQLite says so in its own words. */
function isOfSchema(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.message.startsWith('no such column');
}

test('a file that is damaged anywhere is refused in words and left as it is, or can be read', {
  timeout,
}, () => {
  const sound = temporaryFile();
  fill(sound, 60, 3);
  const bytes = readFileSync(sound);
  const file = temporaryFile();
  let refused = 0;
  const damage = fc.oneof(
    fc.record({ cutAt: fc.nat(bytes.length - 1) }),
    fc.record({
      at: fc.nat(bytes.length - 1),
      written: fc.uint8Array({ minLength: 1, maxLength: 600 }),
    }),
    fc.record({ at: fc.nat(bytes.length - 1), flipped: fc.integer({ min: 0, max: 7 }) }),
  );
  fc.assert(
    fc.property(damage, (how) => {
      const damaged = Buffer.from(bytes);
      if ('written' in how) damaged.set(how.written.subarray(0, bytes.length - how.at), how.at);
      if ('flipped' in how)
        damaged.writeUInt8(damaged.readUInt8(how.at) ^ (1 << how.flipped), how.at);
      writeFileSync(file, 'cutAt' in how ? damaged.subarray(0, how.cutAt) : damaged);
      const before = digest(file);
      try {
        readAll(file);
      } catch (error) {
        refused += 1;
        if (isOfSchema(error)) return;
        expect(error).toBeInstanceOf(EngramError);
        expect(error).toMatchObject({ kind: 'refused-data' });
        expect(digest(file)).toBe(before);
      }
    }),
    { numRuns: 5 * rounds },
  );
  expect(refused).toBeGreaterThan(rounds);
});

/** What is no database of ours, or none that is sound, as a fresh clone can make it. */
const unsound: readonly (readonly [string, (file: string) => void])[] = [
  ['nothing', (file) => writeFileSync(file, '')],
  ['a text', (file) => writeFileSync(file, 'hello')],
  ['a page of noise', (file) => writeFileSync(file, Buffer.alloc(4096, 7))],
  ['another program’s', (file) => tamper(file, 'CREATE TABLE t (x); PRAGMA application_id = 7')],
  ['half of one', (file) => filled(file, (size) => truncateSync(file, size / 2))],
  [
    'one with a program in it',
    (file) =>
      filled(file, () =>
        tamper(
          file,
          `DROP TABLE schedules; CREATE VIEW schedules AS
           WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT n AS card FROM n`,
        ),
      ),
  ],
];

const made: typeof unsound = [
  ...unsound,
  ['one of the future', (file) => filled(file, () => tamper(file, 'PRAGMA user_version = 9999'))],
];

function filled(file: string, then: (size: number) => void): void {
  fill(file, 20, 2);
  then(statSync(file).size);
}

function tamper(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

/** Neither opened nor restored, and not a byte of it or of the database changed. */
async function expectRefused(file: string): Promise<void> {
  const before = digest(file);
  const opening = (): unknown => openStore(file, migrationsFolder);
  expect(opening).toThrow(expect.objectContaining({ kind: 'refused-data' }));
  const database = temporaryFile();
  fill(database, 3, 1);
  const content = contentOf(database);
  await expect(planRestore(file, database)).rejects.toMatchObject({ kind: 'refused-data' });
  expect([digest(file), contentOf(database)]).toEqual([before, content]);
  expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  expect(readdirSync(dirname(database))).toEqual(['engram.db']);
}

test.each(made)('%s is not opened and not restored', async (_, make) => {
  const file = temporaryFile();
  make(file);
  await expectRefused(file);
});

test.each(unsound)(
  'over %s a backup can be restored, and what it was is kept',
  async (what, make) => {
    const backup = temporaryFile();
    fill(backup, 5, 2);
    const file = temporaryFile();
    make(file);
    const before = digest(file);
    const plan = await planRestore(backup, file);
    plan.apply(() => expect.unreachable('nothing to be kept as a backup'));
    expect([what, digest(`${file}.damaged-1`)]).toEqual([what, before]);
    expect(expectSound(file)).toHaveLength(10);
  },
);

describeWithShared('databases of others, and damaged ones', 'payloads/db', () => {
  const names = readdirSync(sharedPath('payloads/db')).filter((name) => name.endsWith('.db'));

  test('are there', () => expect(names.length).toBeGreaterThan(10));

  test.each(names)('%s is not opened and not restored', async (name) => {
    const file = temporaryFile();
    copyFileSync(sharedPath(`payloads/db/${name}`), file);
    await expectRefused(file);
  });
});

test('a damaged database is said to be so, with the last good backup and how to take it', async () => {
  const engram = newProgram();
  await engram.ok('import', engram.note('tides.md', tides));
  const later = engram.at('2026-03-03T09:00:00Z');
  await later.ok('backup');
  const content = contentOf(engram.database);
  truncateSync(engram.database, statSync(engram.database).size / 2);
  // The latest backup is damaged as well, as on a disk that dies.
  const backups = join(engram.home, 'backups');
  const damaged = join(backups, 'engram-20260303T090000Z-manual.db.gz');
  const bytes = readFileSync(damaged);
  bytes.fill(0, 2000, 2009);
  writeFileSync(damaged, bytes);
  const { status, stderr } = await later.run('status');
  expect(status).toBe(3);
  const good = 'engram-20260302T090000Z-daily.db.gz';
  expect(stderr).toBe(
    `The database is damaged: ${engram.database}\nNothing was changed. The latest good backup is of 2026-03-02 09:00 UTC. Take it with: engram restore ${good}\n`,
  );
  await later.ok('restore', good);
  expect(contentOf(engram.database)).toBe(content);
  expect(existsSync(`${engram.database}.damaged-1`)).toBe(true);
});
