import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { backupSchema, cardDetailSchema, restoreSchema } from '../../src/contract.ts';
import { allCards, cardOn, tides } from './collection.ts';
import { copyOf, digest, type Program, sharedProgram } from './program.ts';

const shared = sharedProgram();
let id = '';

beforeAll(async () => {
  await shared.ok('import', shared.note('tides.md', tides));
  id = (await cardOn(shared, 'ebb')).id;
  await shared.ok('answer', id, 'good');
});

function namesIn(engram: Program): readonly string[] {
  return readdirSync(join(engram.home, 'backups')).sort();
}

async function answersOf(engram: Program, ...args: readonly string[]): Promise<number> {
  return (await engram.json(cardDetailSchema, 'card', id, ...args)).history.length;
}

describe('a backup', () => {
  test('is made once a day of use, at the end of the first command that writes', async () => {
    const engram = copyOf(shared);
    expect(namesIn(engram)).toEqual(['engram-20260302T090000Z-daily.db.gz']);
    await engram.ok('answer', id, 'good');
    expect(namesIn(engram)).toHaveLength(1);
    const nextDay = engram.at('2026-03-03T09:00:00Z');
    await nextDay.ok('status');
    expect(namesIn(engram)).toHaveLength(1);
    await nextDay.ok('answer', id, 'good');
    expect(namesIn(engram).at(-1)).toBe('engram-20260303T090000Z-daily.db.gz');
  });

  test('is a sound database once unpacked, and holds what was there', async () => {
    const engram = copyOf(shared);
    const { made } = await engram.json(backupSchema, 'backup');
    const copy = join(engram.folder, 'copy.db');
    writeFileSync(copy, gunzipSync(readFileSync(made ?? '')));
    expect(await allCards(engram.with({ env: { ENGRAM_DB: copy } }))).toEqual(
      await allCards(engram),
    );
    expect(statSync(made ?? '').mode & 0o777).toBe(0o600);
  });

  test('to a file does not overwrite one, unless told to', async () => {
    const engram = copyOf(shared);
    const file = engram.note('mine.db', 'mine');
    expect((await engram.run('backup', file)).status).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await engram.ok('backup', file, '--force');
    expect(await answersOf(engram, '--db', file)).toBe(1);
  });

  test('that cannot be made is said, and spoils no answer', async () => {
    const engram = copyOf(shared).at('2026-03-05T09:00:00Z');
    await engram.shell('rm -r home/backups && touch home/backups');
    const { status, stderr } = await engram.run('answer', id, 'good');
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining('folder of backups cannot be read'),
    ]);
    expect(await answersOf(engram)).toBe(2);
  });
});

describe('a restore', () => {
  test('shows what it would gain and lose, and asks', async () => {
    const engram = copyOf(shared);
    await engram.ok('backup');
    await engram.ok('answer', id, 'good');
    const before = digest(engram.database);
    const { status, stderr } = await engram.run('restore', 'latest');
    expect([status, stderr]).toEqual([
      4,
      expect.stringContaining('lacks 1 answer and 0 cards that are'),
    ]);
    expect(digest(engram.database)).toBe(before);
  });

  test('puts the backup in the place of the database, and keeps what it replaces', async () => {
    const engram = copyOf(shared);
    await engram.ok('backup');
    await engram.ok('answer', id, 'good');
    const restored = await engram.json(restoreSchema, 'restore', 'latest', '--force');
    expect(restored).toMatchObject({
      answers: 1,
      comparison: { answersLost: 1, answersGained: 0 },
    });
    expect(await answersOf(engram)).toBe(1);
    const replaced = namesIn(engram).find((name) => name.includes('restore')) ?? '';
    await engram.ok('restore', replaced, '--force');
    expect(await answersOf(engram)).toBe(2);
    expect(await engram.ok('doctor')).toContain('Every schedule equals');
  });

  test('takes the place of a damaged database, which is set aside', async () => {
    const engram = copyOf(shared);
    await engram.ok('backup');
    writeFileSync(engram.database, 'no database at all');
    const { status, stderr } = await engram.run('status');
    const [command = ''] = /engram restore .*/u.exec(stderr) ?? [];
    expect([status, command]).toEqual([3, `engram restore ${namesIn(engram).at(-1)}`]);
    expect((await engram.shell(command)).status).toBe(0);
    expect(await answersOf(engram)).toBe(1);
    expect(readFileSync(`${engram.database}.damaged-1`, 'utf8')).toBe('no database at all');
  });

  test.each([
    ['text', 'no backup'],
    ['a broken archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3])],
    ['nothing', ''],
  ])('of %s is refused, and changes nothing', async (_, bytes) => {
    const engram = copyOf(shared);
    const before = digest(engram.database);
    const { status } = await engram.run('restore', engram.note('bad.db.gz', bytes), '--force');
    expect(status).toBe(3);
    expect(digest(engram.database)).toBe(before);
    expect(readdirSync(engram.home).sort()).toEqual(['backups', 'engram.db']);
  });

  test('waits for nobody: while the database is in use it is busy', async () => {
    const engram = copyOf(shared);
    await engram.ok('backup');
    const other = new Database(engram.database);
    other.prepare('SELECT count(*) FROM cards').get();
    try {
      const { status } = await engram.run('restore', 'latest', '--force');
      expect(status).toBe(5);
    } finally {
      other.close();
    }
    expect(existsSync(engram.database)).toBe(true);
    expect(await answersOf(engram)).toBe(1);
  });
});
