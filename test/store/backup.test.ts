import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openForTest, storeWithCards, temporaryFile, temporaryFolder } from './fixture.ts';
import { given, stamp } from './stamps.ts';

test('a backup made in the middle of things holds all that was kept until then', () => {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(4, file);
  for (const id of ids) store.events.answer(id, given(4), stamp(0));
  const target = join(temporaryFolder(), "o'backup", 'copy.db');
  store.backUp(target);
  store.events.answer(ids[0] ?? expect.unreachable(), given(1), stamp(1));
  const copy = openForTest(target);
  expect([...copy.answers.forExport()]).toHaveLength(4);
  expect(copy.cards.list({})).toHaveLength(4);
  expect([...copy.verifySchedules()]).toEqual([]);
  expect([...store.answers.forExport()]).toHaveLength(5);
});

test('a backup is for its owner only, and leaves nothing else behind', () => {
  const umask = process.umask(0);
  onTestFinished(() => void process.umask(umask));
  const { store } = storeWithCards(1);
  const target = join(temporaryFolder(), 'backups', 'copy.db');
  store.backUp(target);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(target)).mode & 0o777).toBe(0o700);
  expect(readdirSync(dirname(target))).toEqual(['copy.db']);
});

test('a backup that fails leaves the one before it', () => {
  const { store } = storeWithCards(1);
  const folder = temporaryFolder();
  const target = join(folder, 'copy.db');
  mkdirSync(target);
  writeFileSync(join(target, 'earlier'), 'still here');
  expect(() => store.backUp(target)).toThrow(expect.objectContaining({ kind: 'failed' }));
  expect(readFileSync(join(target, 'earlier'), 'utf8')).toBe('still here');
  expect(readdirSync(folder)).toEqual(['copy.db']);
});
