import { chmodSync, chownSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { planRestore } from '../../src/store/backups/restore.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { asSomeoneElse, canDenyAccess } from '../files/someone-else.ts';
import { temporaryFile } from '../store/fixture.ts';
import { given, stamp } from '../store/stamps.ts';
import { contentOf, draftsAt, expectSound } from './found.ts';
import { fill } from './kill/place.ts';

if (!canDenyAccess) process.stderr.write('SKIPPED tests of what may not be written to\n');

/** A database in a folder of its own, both of them those of the person who meets them. */
function ownDatabase(): string {
  const file = temporaryFile();
  fill(file, 5, 2);
  if (process.geteuid?.() === 0)
    for (const path of [dirname(file), file]) chownSync(path, 65534, -1);
  return file;
}

/** Opens a database as somebody whom the modes of files bind, and answers a card. */
function answerIn(file: string): void {
  asSomeoneElse(() => {
    const store: Store = openStore(file, migrationsFolder);
    try {
      const [first] = store.cards.list({});
      if (first !== undefined) store.events.answer(first.card.id, given(4), stamp(9));
    } finally {
      store.close();
    }
  });
}

test.skipIf(!canDenyAccess).each([
  ['a file that is read-only', 0o400, 0o700, /cannot be opened for writing/],
  ['a folder that is read-only', 0o600, 0o500, /cannot be opened for writing/],
  ['a file that may not be read', 0o000, 0o700, /cannot be read/],
  ['a folder that may not be entered', 0o600, 0o000, /cannot be read/],
])('%s is said to be so, and nothing is lost', (_, fileMode, folderMode, said) => {
  const file = ownDatabase();
  const content = contentOf(file);
  chmodSync(file, fileMode);
  chmodSync(dirname(file), folderMode);
  expect(() => answerIn(file)).toThrow(
    expect.objectContaining({ kind: 'failed', message: expect.stringMatching(said) }),
  );
  chmodSync(dirname(file), 0o700);
  chmodSync(file, 0o600);
  expect(contentOf(file)).toBe(content);
  expect(expectSound(file)).toHaveLength(10);
  expect(draftsAt(file)).toEqual([]);
});

test.skipIf(!canDenyAccess)('no database is made in a folder that is read-only', () => {
  const file = ownDatabase();
  chmodSync(dirname(file), 0o500);
  expect(() => answerIn(join(dirname(file), 'new.db'))).toThrow(
    expect.objectContaining({
      kind: 'failed',
      message: expect.stringMatching(/cannot be created/),
    }),
  );
  expect(draftsAt(file)).toEqual([]);
});

test.skipIf(!canDenyAccess)('nor is a backup restored into it', async () => {
  const file = ownDatabase();
  chmodSync(dirname(file), 0o500);
  const planning = asSomeoneElse(() => planRestore(file, file));
  await expect(planning).rejects.toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(/cannot be unpacked/),
  });
});
