import { chmodSync, existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { planRestore } from '../../../src/store/backups/restore.ts';
import { openForTest, storeWithCards, temporaryFile } from '../fixture.ts';

function closedDatabase(cards: number): string {
  const file = temporaryFile();
  storeWithCards(cards, file).store.close();
  return file;
}

test.skipIf(process.platform === 'win32')(
  'what is restored is its owner’s alone, whoever may read the backup',
  async () => {
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    const backup = closedDatabase(3);
    chmodSync(backup, 0o666);
    const file = temporaryFile();
    (await planRestore(backup, file)).apply(() => expect.unreachable());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  },
);

test('a damaged database keeps its name until the backup takes it, and another one for good', async () => {
  const backup = closedDatabase(3);
  const file = closedDatabase(9);
  truncateSync(file, statSync(file).size / 2);
  const { ino } = statSync(file);
  const plan = await planRestore(backup, file);
  expect([plan.comparison, existsSync(file)]).toEqual([null, true]);
  plan.apply(() => expect.unreachable());
  plan.discard();
  expect(statSync(`${file}.damaged-1`).ino).toBe(ino);
  expect(readdirSync(dirname(file))).toEqual(['engram.db', 'engram.db.damaged-1']);
  expect(openForTest(file).cards.list({})).toHaveLength(3);
});
