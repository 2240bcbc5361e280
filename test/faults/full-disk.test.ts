import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { cardOn, tides } from '../e2e/collection.ts';
import { sharedProgram } from '../e2e/program.ts';
import { contentOf, draftsAt, expectSound } from './found.ts';
import { fillVersion1 } from './kill/place.ts';
import { canMount, onDisk } from './mounted-disk.ts';

const engram = sharedProgram();
let id = '';

beforeAll(async () => {
  await engram.ok('import', engram.note('tides.md', tides));
  id = (await cardOn(engram, 'ebb')).id;
  await engram.ok('answer', id, '4');
});

test.skipIf(!canMount)(
  'a full disk takes nothing from what is there, and says what was not done',
  async () => {
    fillVersion1(join(engram.folder, 'old', 'engram.db'), 100, 5);
    engram.note('more.md', '# More\n\nQ: What is more?\nA: Not less.\n');
    const said = await onDisk(
      engram,
      '2m',
      `cp -r home old disk && fill
      run answer ${id} 4
      run import more.md
      run backup
      run restore latest --force
      run --db disk/new.db
      run --db disk/old/engram.db
      test -e disk/new.db && echo half a database
      cp -r disk/. found
      empty
      engram answer ${id} 4 && engram doctor && cp -r disk/. later`,
    );
    const unwritten = /^1\nThe disk is full or fails under .*: the last answer was NOT saved\.\n/u;
    const [answer, imported, backup, restore, created, migrated, after] = said;
    for (const one of [answer, imported, backup]) expect(one).toMatch(unwritten);
    expect(restore).toMatch(/^1\nThe backup cannot be unpacked beside the database/u);
    expect(created).toMatch(/^1\nThe database cannot be created: .*new\.db\n/u);
    expect(migrated).toMatch(/^1\nThe (?:backup could not be written|disk is full)/u);
    expect(after).toContain('Every schedule equals the replay');
    expect(said.join()).not.toMatch(/half a database|node:|ENOSPC/u);
    const found = join(engram.folder, 'found', 'home', 'engram.db');
    expect(contentOf(found)).toBe(contentOf(engram.database));
    expect(draftsAt(join(engram.folder, 'found', 'x'))).toEqual([]);
    const old = readFileSync(join(engram.folder, 'found', 'old', 'engram.db'));
    expect(old.readUInt32BE(60)).toBe(1);
    expect(expectSound(join(engram.folder, 'found', 'old', 'engram.db'))).toHaveLength(500);
    expect(expectSound(join(engram.folder, 'later', 'home', 'engram.db'))).toHaveLength(2);
  },
);

test.skipIf(!canMount)('a disk that takes no writing is said to take none', async () => {
  const [answer, restore] = await onDisk(
    engram,
    '2m',
    `cp -r home disk && mount -o remount,ro disk
    run answer ${id} 4
    run restore latest --force
    cp -r disk/. frozen`,
  );
  expect(answer).toMatch(/^1\nThe database cannot be opened for writing: .*\nCheck that /u);
  expect(restore).toMatch(/^1\nThe backup cannot be unpacked beside the database.*\nNothing was/u);
  const found = join(engram.folder, 'frozen', 'home', 'engram.db');
  expect(contentOf(found)).toBe(contentOf(engram.database));
});

test('no room for temporary files is said, and nothing is imported', async () => {
  const terms = Array.from(
    { length: 4000 },
    (_, index) => `- **Tide ${index}**: comes in ${index} minutes after the one before it.\n`,
  );
  engram.note('many.md', `# Tides\n\n${terms.join('')}`);
  const before = await engram.ok('cards', '--json');
  const { status, stderr } = await engram.shell(
    "trap '' XFSZ; ulimit -f 800; engram import many.md",
  );
  expect(stderr).toBe(
    'The folder for temporary files is full, or cannot be written to.\n' +
      'Nothing was changed. Make room there, or name another folder in TMPDIR, then do it again.\n',
  );
  expect(status).toBe(1);
  expect(await engram.ok('cards', '--json')).toBe(before);
});
