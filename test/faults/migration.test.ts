import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { planRestore } from '../../src/store/backups/restore.ts';
import { schemaVersion } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { newProgram } from '../e2e/program.ts';
import { temporaryFile, temporaryFolder } from '../store/fixture.ts';
import { backupsOf, contentOf, expectSound } from './found.ts';
import { fill, fillVersion1 } from './kill/place.ts';

test('a migration that breaks in the middle is rolled back, and what was before is kept', async () => {
  const file = temporaryFile();
  fill(file, 30, 3);
  const before = contentOf(file);
  const folder = temporaryFolder();
  for (const name of readdirSync(migrationsFolder())) {
    copyFileSync(join(migrationsFolder(), name), join(folder, name));
  }
  const next = schemaVersion + 1;
  writeFileSync(
    join(folder, `000${next}-breaks.sql`),
    'ALTER TABLE cards ADD COLUMN hint TEXT; DELETE FROM meta; INSERT INTO nowhere VALUES (1);',
  );
  const migrating = (): unknown => openDatabase(file, { latest: next, folder: () => folder });
  expect(migrating).toThrow('nowhere');
  expect(contentOf(file)).toBe(before);
  expect(expectSound(file)).toHaveLength(90);
  const name = `engram-before-migration-from-v${schemaVersion}.db.gz`;
  expect([...backupsOf(file)]).toEqual([[name, before]]);
  // The copy can be restored, if it ever has to be.
  const plan = await planRestore(join(dirname(file), 'backups', name), file);
  expect(plan.comparison).toMatchObject({ answersLost: 0, cardsLost: 0 });
  plan.discard();
});

test('two programs that find an old database at the same time make one new one of it', async () => {
  const engram = newProgram();
  fillVersion1(engram.database, 100, 5);
  await Promise.all([engram.ok('status'), engram.ok('status')]);
  expect(expectSound(engram.database)).toHaveLength(500);
  expect([...backupsOf(engram.database).keys()]).toContain('engram-before-migration-from-v1.db.gz');
});
