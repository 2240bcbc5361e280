import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import {
  defaultSettings,
  definitionOf,
  environmentVariable,
  settingNames,
} from '../../src/config/settings.ts';
import { defaultFsrsParameters } from '../../src/schedule/fsrs-parameters.ts';

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
  expect(settings).toEqual({
    ...defaultSettings,
    newPerDay: 21,
    reviewsPerDay: 12,
    dayStartHour: 3,
  });
  expect(Object.fromEntries(origins)).toEqual({
    newPerDay: 'flag',
    reviewsPerDay: 'environment',
    dayStartHour: 'file',
  });
});

test.each([join('no', 'such', 'file'), null])(
  'without a file (%s) all is default',
  async (file) => {
    const { settings, origins, warnings } = await loadSettings({ file, env: {} });
    expect(settings).toEqual(defaultSettings);
    expect(settings).toMatchObject({ newPerDay: 20, scheduler: 'sm2', fsrsParameters: null });
    expect([...origins]).toEqual([]);
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
  expect(good).toMatchObject({ settings: { sections: own }, warnings: [] });

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

/** 21 numbers, as a training gives them. */
const parameters = defaultFsrsParameters.map((value, index) => (index < 4 ? value + 0.5 : value));

test.each([
  ['scheduler', ['sm2', 'fsrs'], ['SM2', '', null, 2]],
  ['desiredRetention', [0.7, 0.9, 0.97], [0.69, 0.98, 90, '0.9', null]],
  ['fsrsParameters', [null, parameters], [[], parameters.slice(1), [...parameters, 1], 'default']],
  ['fuzz', ['auto', 'on', 'off'], [true, 'yes']],
  ['learningSteps', [[], [1, 10], [1439]], [[0], [1440], [1.5], ['1'], 10, Array(11).fill(1)]],
  ['relearningSteps', [[], [10]], [[-1], null, {}]],
  ['language', ['en', 'und'], ['English', '', 3]],
  ['kinds', [{}, { reverse: true, list: false }], [{ reverse: 1 }, { poem: true }, []]],
  ['typed', ['off', 'on'], [true, '']],
  ['gradeKeys', ['four', 'six', 'two'], [4, 'three']],
  [
    'keys',
    [{}, { undo: 'z', show: 'f1', bury: 'Z', flag: '-' }],
    [{ undoo: 'z' }, { undo: 'ctrl-z' }, { undo: '' }, { undo: 1 }, { undo: '\u0007' }, 'z', []],
  ],
  ['plain', ['off', 'on'], [false]],
] as const)('%s is checked', async (name, good, bad) => {
  for (const value of good) {
    const file = written(JSON.stringify({ [name]: value }));
    const { settings, origins } = await loadSettings({ file, env: {} });
    expect([settings[name], origins.get(name)]).toEqual([value, 'file']);
  }
  for (const value of bad) {
    const file = written(JSON.stringify({ [name]: value }));
    await expect(loadSettings({ file, env: {} }), JSON.stringify(value)).rejects.toMatchObject({
      kind: 'refused-data',
      message: expect.stringContaining(`${file}: ${name}`),
    });
  }
});

test.each([
  ['desiredRetention', '0.95', 0.95],
  ['scheduler', 'fsrs', 'fsrs'],
  ['learningSteps', '1,10', [1, 10]],
  ['learningSteps', '1 10', [1, 10]],
  ['learningSteps', ' 1, 10 ', [1, 10]],
  ['learningSteps', '[1,10]', [1, 10]],
  ['learningSteps', 'off', []],
  ['learningSteps', '', []],
  ['fsrsParameters', parameters.join(' '), parameters],
  ['fsrsParameters', 'default', null],
  ['language', 'und', 'und'],
] as const)('the environment sets %s by %j', async (name, text, value) => {
  // Another value stands in the file, so that it is seen which one is taken.
  const file = written('{"learningSteps": [5], "desiredRetention": 0.8}');
  const { settings, origins } = await loadSettings({
    file,
    env: { [environmentVariable(name)]: text },
  });
  expect([settings[name], origins.get(name)]).toEqual([value, 'environment']);
});

test.each([
  ['desiredRetention', '90%'],
  ['desiredRetention', '0,9'],
  ['learningSteps', '1,,10'],
  ['learningSteps', '1m'],
  ['learningSteps', '1,1440'],
  ['fsrsParameters', '1 2 3'],
  ['fuzz', 'maybe'],
] as const)('the environment cannot set %s to %j', async (name, text) => {
  const variable = environmentVariable(name);
  await expect(loadSettings({ file: null, env: { [variable]: text } })).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining(variable),
  });
});

describe('keys', () => {
  const load = (content: object, env = {}) =>
    loadSettings({ file: written(JSON.stringify(content)), env });

  test.each([
    [{ undoo: 'z' }, 'keys.undoo: there is no such command. Did you mean undo?'],
    [{ undo: 'spce' }, 'keys.undo: there is no key "spce". Did you mean space?'],
    [{ undo: 'z', bury: 'z' }, 'keys: z is both undo and bury.'],
    [{ undo: '3' }, 'keys: 3 is both undo and good.'],
    [{ undo: 'SPACE' }, 'keys: space is both show and undo.'],
  ])('%j are refused', async (keys, message) => {
    await expect(load({ keys })).rejects.toMatchObject({
      kind: 'refused-data',
      message: `${join(folder, 'config.json')}: ${message}`,
    });
  });

  test('have the names that the review knows', async () => {
    const { settings } = await load({
      keys: { undo: 'PageUp', 'page-up': 'F1', flag: ' ', show: 'Z' },
    });
    expect(settings.keys).toEqual({ undo: 'pageup', 'page-up': 'f1', flag: 'space', show: 'Z' });
  });

  test('clash only on the scale of grades that is in force', async () => {
    const keys = { undo: '5', bury: '2' };
    await expect(load({ keys, gradeKeys: 'six' })).rejects.toMatchObject({
      message: expect.stringMatching(/: keys: 2 is both bury and .*\n.*: keys: 5 is both undo and/),
    });
    await expect(load({ keys: { undo: '5' } }, { ENGRAM_GRADE_KEYS: 'six' })).rejects.toMatchObject(
      { kind: 'usage', message: 'ENGRAM_GRADE_KEYS is six: 5 is both undo and grade-5.' },
    );
    const { settings } = await load({ keys: { undo: '5', bury: '3' }, gradeKeys: 'two' });
    expect(settings).toMatchObject({ gradeKeys: 'two', keys: { undo: '5', bury: '3' } });
  });
});

describe('decks', () => {
  const load = (decks: unknown) =>
    loadSettings({ file: written(JSON.stringify({ decks })), env: {} });

  test('have settings of their own, by cleaned names, whether they exist or not', async () => {
    const { deckSettings, warnings } = await load({
      ' aws :: ec2 ': { newPerDay: 5, desiredRetention: 0.95 },
      none: {},
    });
    expect([...deckSettings]).toEqual([
      ['aws::ec2', { newPerDay: 5, desiredRetention: 0.95 }],
      ['none', {}],
    ]);
    expect(warnings).toEqual([]);
  });

  test.each([
    [3, 'decks is not an object of decks.'],
    [{ aws: [] }, 'decks.aws is not an object of settings.'],
    [{ aws: { newPerDay: -1 } }, 'decks.aws.newPerDay is -1, wanted a whole number'],
    [{ aws: { scheduler: 'fsrs' } }, 'decks.aws.scheduler: scheduler can only be set for all'],
    [{ '::': {} }, 'decks."::" is no deck\'s name.'],
    [{ 'a::b': {}, 'a :: b': {} }, 'decks.a::b is there twice.'],
  ])('%j is refused', async (decks, message) => {
    await expect(load(decks)).rejects.toMatchObject({
      kind: 'refused-data',
      message: expect.stringContaining(message),
    });
  });

  test('are warned about keys that are no settings', async () => {
    const { warnings } = await load({ aws: { newPerDya: 1, constructor: 2 } });
    expect(warnings).toEqual([
      expect.stringMatching(/no setting decks\.aws\.newPerDya.*Did you mean newPerDay\?$/),
      expect.stringMatching(/no setting decks\.aws\.constructor; it is ignored\.$/),
    ]);
  });

  test('may be called what they like, and pollute nothing', async () => {
    const file = written(
      '{"decks": {"__proto__": {"newPerDay": 1}, "constructor": {"newPerDay": 2}, "a": {"__proto__": {"newPerDay": 3}}}, "kinds": {"reverse": true}}',
    );
    const { deckSettings, settings, warnings } = await loadSettings({ file, env: {} });
    expect([...deckSettings.keys()]).toEqual(['__proto__', 'constructor', 'a']);
    expect([...deckSettings.values()].map((own) => own.newPerDay)).toEqual([1, 2, undefined]);
    expect(settings.newPerDay).toBe(20);
    expect(warnings).toHaveLength(1);
    expect('newPerDay' in {}).toBe(false);
  });
});

test('every setting has a sentence about it, and a default that passes its own check', async () => {
  const { checkSetting } = await import('../../src/config/settings-schema.ts');
  for (const name of settingNames) {
    expect(definitionOf(name).meaning).toMatch(/^[A-Z].*\.$/);
    expect(await checkSetting(name, defaultSettings[name], name)).toMatchObject({ ok: true });
  }
});
