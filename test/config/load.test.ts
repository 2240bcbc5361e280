import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(text: string): string {
  const file = join(folder, 'config.json');
  writeFileSync(file, text);
  return file;
}

test('a flag is stronger than the environment, that than the file, that than the default', async () => {
  const file = written('{"newPerDay": 1, "reviewsPerDay": 2, "dayStartHour": 3}');
  const env = { ENGRAM_NEW_PER_DAY: '11', ENGRAM_REVIEWS_PER_DAY: '12' };
  const { settings, origins } = await loadSettings({ file, env, flags: { newPerDay: 21 } });
  expect(settings).toEqual({ newPerDay: 21, reviewsPerDay: 12, dayStartHour: 3 });
  expect(origins).toEqual({
    newPerDay: 'flag',
    reviewsPerDay: 'environment',
    dayStartHour: 'file',
  });
});

test.each([join('no', 'such', 'file'), null])(
  'without a file (%s) all is default',
  async (file) => {
    const { settings, origins, warnings } = await loadSettings({ file, env: {} });
    expect(settings).toEqual({ newPerDay: 20, reviewsPerDay: 200, dayStartHour: 4 });
    expect(new Set(Object.values(origins))).toEqual(new Set(['default']));
    expect(warnings).toEqual([]);
  },
);

test('0 is a value, and an option that was not given is none', async () => {
  const { settings } = await loadSettings({
    file: written('{"newPerDay": 0}'),
    env: { ENGRAM_REVIEWS_PER_DAY: '' },
    flags: { newPerDay: undefined },
  });
  expect(settings).toMatchObject({ newPerDay: 0, reviewsPerDay: 200 });
});

test('a byte order mark is no mistake', async () => {
  const { settings } = await loadSettings({ file: written('\ufeff{"newPerDay": 7}'), env: {} });
  expect(settings.newPerDay).toBe(7);
});

test('names that JavaScript knows are unknown settings like any other', async () => {
  const file = written('{"__proto__": {"newPerDay": 999}, "constructor": 1, "newPerDay": 10}');
  const { settings, warnings } = await loadSettings({ file, env: {} });
  expect(settings.newPerDay).toBe(10);
  expect(Object.keys(settings)).not.toContain('__proto__');
  expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
  expect('newPerDay' in {}).toBe(false);
  expect(warnings).toHaveLength(2);
});

test('an unknown key is a warning that names what was probably meant', async () => {
  const file = written('{"newPerDya": 5, "somethingElse": 1}');
  const { settings, warnings } = await loadSettings({ file, env: {} });
  expect(settings.newPerDay).toBe(20);
  expect(warnings).toEqual([
    `${file}: there is no setting newPerDya; it is ignored. Did you mean newPerDay?`,
    `${file}: there is no setting somethingElse; it is ignored.`,
  ]);
});

test('every wrong value is told in a line of its own: file, key, got, wanted', async () => {
  const file = written('{"newPerDay": "ten", "reviewsPerDay": 1.5, "dayStartHour": 24}');
  await expect(loadSettings({ file, env: {} })).rejects.toMatchObject({
    kind: 'refused-data',
    message: [
      `${file}: newPerDay is "ten", wanted a whole number from 0 to 9999.`,
      `${file}: reviewsPerDay is 1.5, wanted a whole number from 0 to 9999.`,
      `${file}: dayStartHour is 24, wanted a whole number from 0 to 23.`,
    ].join('\n'),
  });
});

test.each(['ten', '-1', '1e3', '99999', ' 5'])(
  'the environment cannot set a number to %j',
  async (text) => {
    const env = { ENGRAM_NEW_PER_DAY: text };
    await expect(loadSettings({ file: null, env })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('ENGRAM_NEW_PER_DAY'),
    });
  },
);

test('sections of the file are read for the vocabulary, and wrong ones told by their place', async () => {
  const own = [{ kind: 'features', headings: ['superpowers'] }];
  const good = await loadSettings({ file: written(JSON.stringify({ sections: own })), env: {} });
  expect(good).toMatchObject({ sections: own, warnings: [] });
  expect((await loadSettings({ file: null, env: {} })).sections).toEqual([]);

  const file = written(
    '{"newPerDay": -1, "sections": [{"kind": "a", "headings": [1]}, {"list": "{x}"}]}',
  );
  await expect(loadSettings({ file, env: {} })).rejects.toMatchObject({
    kind: 'refused-data',
    message: expect.stringMatching(
      /newPerDay is -1.*\n.*: sections\[0\]\.headings\[0\]: wanted a text\.\n.*: sections\[1\]\.kind: wanted a text\.\n.*: sections\[1\]\.list: may have only/,
    ),
  });
});

describe('a file that is not JSON is refused with the place where it breaks', () => {
  test.each([
    ['{"newPerDay": 10,}', '1:18'],
    ['{\n  "newPerDay": ten\n}', '2:16'],
    ['{"newPerDay" 10}', '1:14'],
    ["{'newPerDay': 10}", '1:2'],
    ['{"newPerDay": 10', '1:17'],
    ['{"newPerDay": [1, 2}', '1:20'],
    ['{"newPerDay": 10}\n}', '2:1'],
    ['', '1:1'],
    ['[1,, 2]', '1:4'],
    ['{"a": "open\n}', '1:7'],
    ['\ufeff{,}', '1:2'],
  ])('%j breaks at %s', async (text, place) => {
    const file = written(text);
    await expect(loadSettings({ file, env: {} })).rejects.toMatchObject({
      kind: 'refused-data',
      message: expect.stringContaining(`${file}:${place} `),
    });
  });
});

test.each(['[]', 'null', '3', '"text"'])('%s is JSON, yet no settings', async (text) => {
  await expect(loadSettings({ file: written(text), env: {} })).rejects.toMatchObject({
    kind: 'refused-data',
  });
});

test('a folder in place of the file is refused, not ignored', async () => {
  const file = join(folder, 'config.json');
  mkdirSync(file);
  await expect(loadSettings({ file, env: {} })).rejects.toMatchObject({ kind: 'refused-data' });
});
