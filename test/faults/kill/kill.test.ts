import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsOf, contentOf, expectSound } from '../found.ts';
import { begin, killAtRandom, share, timeOf, timeout } from './killing.ts';
import {
  answerAll,
  expectHealthy,
  expectSwept,
  expectTidy,
  fill,
  fillVersion1,
  leftIn,
  newPlace,
  stateOf,
  writeNotes,
} from './place.ts';

test(
  'an import that is killed was made or was not, and the next one makes it',
  async () => {
    const { engram, keep, reset } = newPlace();
    writeNotes(engram, 30, 0);
    await engram.ok('import', 'notes');
    answerAll(engram.database, 1, 2);
    const answers = expectSound(engram.database).map(([, grade]) => grade);
    writeNotes(engram, 34, 1);
    const notes = stateOf(join(engram.folder, 'notes'));
    keep();
    const before = contentOf(engram.database);
    const timing = await timeOf(engram, ['import', 'notes', '--force']);
    const after = contentOf(engram.database);
    expect(after).not.toBe(before);
    await killAtRandom(
      'import',
      share(3),
      timing,
      () => {
        reset();
        return begin(engram, ['import', 'notes', '--force']);
      },
      () => {
        const left = leftIn(engram);
        expect([before, after]).toContain(contentOf(engram.database));
        expect(expectSound(engram.database).map(([, grade]) => grade)).toEqual(answers);
        for (const [name, content] of backupsOf(engram.database)) {
          expect([name, content === before || name.includes('daily')]).toEqual([name, true]);
        }
        expectTidy(engram);
        return left;
      },
    );
    await engram.ok('import', 'notes', '--force');
    expect(contentOf(engram.database)).toBe(after);
    expect(stateOf(join(engram.folder, 'notes'))).toEqual(notes);
    await expectHealthy(engram);
  },
  timeout,
);

test(
  'a migration that is killed leaves one version or the other, and the log as it was',
  async () => {
    const { engram, keep, reset } = newPlace();
    fillVersion1(engram.database, 300, 20);
    keep();
    const timing = await timeOf(engram, ['status']);
    const after = contentOf(engram.database);
    const answers = expectSound(engram.database);
    expect(answers).toHaveLength(6000);
    await killAtRandom(
      'migration',
      share(2),
      timing,
      () => {
        reset();
        return begin(engram, ['status']);
      },
      () => {
        const left = leftIn(engram);
        contentOf(engram.database);
        // Opening it goes on where the migration was cut short.
        expect(expectSound(engram.database)).toEqual(answers);
        expect(contentOf(engram.database)).toBe(after);
        expectTidy(engram);
        return left;
      },
    );
    await expectHealthy(engram);
  },
  timeout,
);

test(
  'a backup that is killed is whole or not there, and touches nothing',
  async () => {
    const { engram, keep, reset } = newPlace();
    fill(engram.database, 400, 10);
    keep();
    const content = contentOf(engram.database);
    const timing = await timeOf(engram, ['backup']);
    await killAtRandom(
      'backup',
      share(2),
      timing,
      () => {
        reset();
        return begin(engram, ['backup']);
      },
      () => {
        const left = leftIn(engram);
        expect(contentOf(engram.database)).toBe(content);
        for (const backup of backupsOf(engram.database).values()) expect(backup).toBe(content);
        expectTidy(engram);
        return left;
      },
    );
    expect(expectSound(engram.database)).toHaveLength(4000);
    await expectHealthy(engram);
    await expectSwept(engram);
  },
  timeout,
);

test(
  'a restore that is killed leaves what was there or what was to come, and loses neither',
  async () => {
    const { engram, keep, reset } = newPlace();
    fill(engram.database, 400, 10);
    await engram.ok('backup', 'old.db.gz');
    const old = contentOf(engram.database);
    answerAll(engram.database, 11, 2);
    const present = contentOf(engram.database);
    keep();
    const args = ['restore', 'old.db.gz', '--force'];
    const timing = await timeOf(engram, args);
    expect(contentOf(engram.database)).toBe(old);
    await killAtRandom(
      'restore',
      share(2),
      timing,
      () => {
        reset();
        return begin(engram, args);
      },
      () => {
        const left = leftIn(engram);
        const found = contentOf(engram.database);
        const isRestored = found === old;
        if (!isRestored) expect(found).toBe(present);
        const kept = [...backupsOf(engram.database)].filter(([name]) => name.includes('restore'));
        for (const [, backup] of kept) expect(backup).toBe(present);
        if (isRestored) expect(kept).not.toEqual([]);
        expectTidy(engram);
        return left;
      },
    );
    expectSound(engram.database);
    await expectHealthy(engram);
    await expectSwept(engram);
  },
  timeout,
);
