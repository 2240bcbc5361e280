import { mkdirSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { sharedProgram } from '../e2e/program.ts';
import { start } from '../e2e/running-program.ts';
import { expectSound } from './found.ts';
import { fillVersion1 } from './kill/place.ts';

const engram = sharedProgram();

beforeAll(() => {
  fillVersion1(engram.database, 100, 100);
  expectSound(engram.database);
});

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', null],
  ['SIGHUP', null],
] as const)('an export that %s ends leaves nothing behind', async (signal, status) => {
  const folder = join(engram.folder, signal);
  mkdirSync(folder);
  const running = start(['export', 'reviews', '-o', join(folder, 'log.json')], {
    ENGRAM_HOME: engram.home,
  });
  // As soon as there is something in the making.
  const watcher = watch(folder, () => {
    watcher.close();
    running.kill(signal);
  });
  onTestFinished(() => watcher.close());
  expect(await running.ended).toBe(status);
  expect(readdirSync(folder)).toEqual([]);
});
