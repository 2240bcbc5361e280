import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, onTestFinished, test } from 'vitest';
import { configChangeSchema, configSchema, configValueSchema } from '../../src/contract.ts';
import { defaultFsrsParameters } from '../../src/schedule/fsrs-parameters.ts';
import { newProgram, type Program, sharedProgram, startFile } from './program.ts';
import { onScreen, type Screen } from './terminal/screen.ts';

const file = (engram: Program): string => join(engram.home, 'config.json');
const text = (engram: Program): string => readFileSync(file(engram), 'utf8');
const settings = (engram: Program, content: unknown): string =>
  engram.note(
    'home/config.json',
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  );

/** A program whose settings file holds this. */
function withSettings(content: unknown): Program {
  const engram = newProgram();
  settings(engram, content);
  return engram;
}

describe('config list', () => {
  test('shows each setting: value, origin, default and meaning; then decks, then the file', async () => {
    const engram = withSettings({
      newPerDay: 5,
      decks: { 'aws :: ec2': { learningSteps: [1, 10] } },
    }).with({ env: { ENGRAM_FUZZ: 'off' } });
    const { settings: all, decks, file: path } = await engram.json(configSchema, 'config');
    expect(path).toBe(file(engram));
    expect(decks).toEqual([{ deck: 'aws::ec2', name: 'learningSteps', value: [1, 10] }]);
    const named = (name: string) => all.find((one) => one.name === name);
    expect(named('newPerDay')).toMatchObject({ value: 5, default: 20, origin: 'file' });
    expect(named('fuzz')).toMatchObject({ value: 'off', default: 'auto', origin: 'environment' });
    expect(named('kinds')).toMatchObject({ value: {}, default: {}, origin: 'default' });

    const plain = await engram.ok('config', 'list');
    expect(await engram.ok('config')).toBe(plain);
    const spaceless = plain.replaceAll(/\s+/gu, ' ');
    for (const { name, meaning } of all) {
      expect(plain).toMatch(new RegExp(`^${name} = \\S`, 'm'));
      expect(spaceless).toContain(meaning);
    }
    expect(plain).toContain('newPerDay = 5  (file; default 20)\n');
    expect(plain).toContain('fuzz = off  (environment; default auto)\n');
    expect(plain).toContain('desiredRetention = 0.9  (default)\n');
    expect(plain).toContain('Deck aws::ec2\n  learningSteps = 1,10\n');
    expect(spaceless).toContain(`File: ${path}`);
  });

  test.each([80, 40])('fits a terminal of %i columns', async (columns) => {
    const engram = withSettings({
      fsrsParameters: defaultFsrsParameters,
      sections: [{ kind: 'features', headings: ['superpowers', 'what makes it great'] }],
      decks: { [`a::${'very long '.repeat(20)}`]: { learningSteps: [1, 2, 3, 4, 5, 6, 7, 8, 9] } },
    });
    const screen = started(engram, ['config'], { columns, rows: 100 });
    expect(await screen.ended).toBe(0);
    const lines = screen.raw().split('\r\n');
    expect(lines.length).toBeGreaterThan(24);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });

  test('a word that is no command is said to be none', async () => {
    const { status, stderr } = await newProgram().run('config', 'sett');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/sett.*\n.*engram config set\?\n$/),
    ]);
  });
});

describe('config get', () => {
  const engram = sharedProgram();
  settings(engram, {
    newPerDay: 10,
    kinds: { reverse: true },
    decks: { aws: { newPerDay: 5, desiredRetention: 0.8 }, 'aws::ec2': { newPerDay: 7 } },
  });

  test.each([
    ['newPerDay', '10'],
    ['desiredRetention', '0.9'],
    ['learningSteps', 'off'],
    ['fsrsParameters', 'null'],
    ['kinds', '{"reverse":true}'],
    ['kinds.reverse', 'true'],
    ['kinds.list', 'default'],
    ['newPerDay --deck gcp', '10'],
    ['newPerDay --deck aws::ec2::spot', '5'],
    ['desiredRetention --deck aws::ec2', '0.8'],
    ['scheduler --deck aws', 'sm2'],
  ])('%s is %s', async (asked, value) => {
    expect(await engram.ok('config', 'get', ...asked.split(' '))).toBe(`${value}\n`);
  });

  test('gives JSON', async () => {
    const args = ['config', 'get', 'learningSteps', '--deck', 'aws :: ec2'];
    const document = await engram.json(configValueSchema, ...args);
    expect(document).toEqual({ name: 'learningSteps', deck: 'aws::ec2', value: [] });
  });
});

describe('config set and unset', () => {
  test('write one key, and leave the others as they were', async () => {
    const engram = withSettings('{\n\t"reviewsPerDay": 50,\n\t"mine": 1e2\n}\n');
    const { status, stdout, stderr } = await engram.run('config', 'set', 'newPerDay', '5');
    expect([status, stdout]).toEqual([0, 'newPerDay = 5 (not set before)\n']);
    expect(stderr).toContain('mine');
    expect(text(engram)).toBe('{\n\t"reviewsPerDay": 50,\n\t"mine": 1e2,\n\t"newPerDay": 5\n}\n');
    await engram.run('config', 'unset', 'newPerDay');
    expect(text(engram)).toBe('{\n\t"reviewsPerDay": 50,\n\t"mine": 1e2\n}\n');
  });

  test('every setting that is set is the one that is got', async () => {
    const engram = newProgram();
    const parameters = defaultFsrsParameters.join();
    for (const [name = '', value = '', ...deck] of [
      ['newPerDay', '0'],
      ['dayStartHour', '23'],
      ['scheduler', 'fsrs'],
      ['desiredRetention', '0.85'],
      ['fsrsParameters', parameters],
      ['fuzz', 'on'],
      ['learningSteps', '1,10'],
      ['language', 'und'],
      ['kinds.reverse', 'true'],
      ['typed', 'on', '--deck', 'aws'],
      ['gradeKeys', 'two'],
      ['keys.undo', 'z'],
      ['keys.show', 'enter'],
      ['plain', 'on'],
      ['relearningSteps', '5', '--deck', 'aws :: ec2'],
      ['relearningSteps', 'off', '--deck', 'aws::s3'],
      ['newPerDay', '0', '--deck', '__proto__'],
    ]) {
      await engram.ok('config', 'set', name, value, ...deck);
      expect(await engram.ok('config', 'get', name, ...deck)).toBe(`${value}\n`);
    }
    await engram.ok('config', 'set', 'learningSteps', '2', '20');
    expect(await engram.ok('config', 'get', 'learningSteps')).toBe('2,20\n');
    await engram.ok('config', 'set', 'learningSteps', '');
    expect(await engram.ok('config', 'get', 'learningSteps')).toBe('off\n');
    expect(JSON.parse(text(engram))).toMatchObject({
      learningSteps: [],
      kinds: { reverse: true },
      decks: { 'aws::ec2': { relearningSteps: [5] } },
    });
  });

  test('take a deck away with its last setting', async () => {
    const engram = newProgram();
    await engram.ok('config', 'set', 'newPerDay', '5', '--deck', 'aws::ec2');
    const done = await engram.json(
      configChangeSchema,
      ...['config', 'unset', 'newPerDay', '--deck', 'aws::ec2'],
    );
    expect(done).toEqual({
      file: file(engram),
      name: 'newPerDay',
      deck: 'aws::ec2',
      before: 5,
      after: null,
      changed: true,
      rescheduled: null,
    });
    expect(JSON.parse(text(engram))).toEqual({});
    expect(await engram.ok('config', 'unset', 'newPerDay')).toBe(
      'newPerDay is not set in the file: it is 20.\n',
    );
  });

  test('say what is so already, and write nothing', async () => {
    const engram = withSettings('{"learningSteps":[1,10]}');
    const { mtimeMs } = statSync(file(engram));
    expect(await engram.ok('config', 'set', 'learningSteps', '1 10')).toBe(
      'learningSteps is 1,10 already.\n',
    );
    expect([text(engram), statSync(file(engram)).mtimeMs]).toEqual([
      '{"learningSteps":[1,10]}',
      mtimeMs,
    ]);
  });

  test('say what is stronger than the value', async () => {
    const engram = withSettings('{"newPerDay": 20}');
    const large = await engram.run('config', 'set', 'newPerDay', '30', '--deck', 'aws');
    expect([large.status, large.stderr]).toEqual([
      0,
      'The limit of all decks still holds: newPerDay = 20\n',
    ]);
    await engram.ok('config', 'set', 'newPerDay', '20', '--deck', 'aws');
    const env = engram.with({ env: { ENGRAM_NEW_PER_DAY: '7' } });
    const { stderr } = await env.run('config', 'set', 'newPerDay', '5');
    expect(stderr).toBe('ENGRAM_NEW_PER_DAY in the environment is stronger, and holds.\n');
  });

  test.each([
    ['newPerDya 5', 'Did you mean newPerDay?'],
    ['kinds.revers true', 'Did you mean kinds.reverse?'],
    ['__proto__ 5', 'engram config list'],
    ['newPerDay ten', 'newPerDay is "ten", wanted a whole number from 0 to 9999.'],
    ['newPerDay 10000', '0 to 9999'],
    ['desiredRetention 0.99', '0.70 to 0.97'],
    ['scheduler anki', 'one of sm2, fsrs'],
    ['learningSteps 1m', 'Write them as 1,10'],
    ['fsrsParameters 1,2', '21 numbers'],
    [`fsrsParameters ${'1e308,'.repeat(20)}1`, '21 numbers'],
    ['language xx', 'en, und'],
    ['kinds.list maybe', 'true or false'],
    ['kinds {}', 'kinds.reverse true'],
    ['sections []', 'engram config edit'],
    ['keys {}', 'keys.undo z'],
    ['keys.undoo z', 'Did you mean keys.undo?'],
    ['keys.undo spce', 'Did you mean space?'],
    [
      'keys.undo b',
      'b is both undo and bury.\nGive bury another key first: engram config set keys.bury KEY',
    ],
    ['keys.bury u', 'u is both undo and bury.\nGive undo another key first'],
    ['keys.undo 3', '3 is both undo and good.'],
    ['keys.undo z --deck aws', 'can only be set for all decks'],
    ['gradeKeys three', 'one of four, six, two'],
    ['scheduler fsrs --deck aws', 'can only be set for all decks'],
    ['kinds.list false --deck aws', 'can only be set for all decks'],
    ['newPerDay 5 --deck ::', 'The name of the deck is empty'],
  ])('refuse `%s` before anything is written', async (call, said) => {
    const engram = newProgram();
    const { status, stdout, stderr } = await engram.run('config', 'set', ...call.split(' '));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(existsSync(engram.home)).toBe(false);
  });

  test.each(['{"newPerDay": 10,}', '[1]', '{"decks": 3}'])(
    'refuse to touch a file that holds %j',
    async (content) => {
      const engram = withSettings(content);
      for (const args of [
        ['set', 'newPerDay', '5', '--deck', 'a'],
        ['unset', 'newPerDay', '--deck', 'a'],
      ]) {
        expect((await engram.run('config', ...args)).status).toBe(3);
      }
      expect(text(engram)).toBe(content);
      expect(readdirSync(engram.home)).toEqual(['config.json']);
    },
  );

  test('mend a wrong value, and say what else is wrong', async () => {
    const engram = withSettings({ newPerDay: 'ten', fuzz: 'maybe' });
    expect((await engram.run('config')).status).toBe(3);
    const { status, stderr } = await engram.run('config', 'set', 'newPerDay', '10');
    expect([status, stderr]).toEqual([0, expect.stringContaining('fuzz is "maybe"')]);
    await engram.ok('config', 'unset', 'fuzz');
    expect(await engram.ok('config', 'get', 'newPerDay')).toBe('10\n');
  });

  test.skipIf(process.platform === 'win32')(
    "make a file and a folder that are their owner's alone",
    async () => {
      const engram = newProgram();
      const { status } = await engram.shell('umask 000; engram config set newPerDay 5');
      const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
      expect([status, mode(engram.home), mode(file(engram))]).toEqual([0, '700', '600']);
      expect(readdirSync(engram.home)).toEqual(['config.json']);
    },
  );

  test.skipIf(process.platform === 'win32')('write through a symbolic link', async () => {
    const engram = newProgram();
    const real = engram.note('dotfiles/engram.json', '{}\n');
    mkdirSync(engram.home);
    symlinkSync(real, file(engram));
    await engram.ok('config', 'set', 'newPerDay', '5');
    expect(lstatSync(file(engram)).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ newPerDay: 5 });
  });
});

describe('keys of a review', () => {
  test('are set, shown and unset one by one', async () => {
    const engram = newProgram();
    expect(await engram.ok('config', 'get', 'keys.undo')).toBe('u\n');
    expect(await engram.ok('config', 'set', 'keys.undo', 'z')).toBe(
      'keys.undo = z (not set before)\n',
    );
    await engram.ok('config', 'set', 'keys.bury', 'u');
    expect(await engram.ok('config', 'list')).toContain('keys = {"undo":"z","bury":"u"}  (file');
    const { name, before, after } = await engram.json(
      configChangeSchema,
      ...['config', 'set', 'keys.bury', 'Home'],
    );
    expect({ name, before, after }).toEqual({ name: 'keys.bury', before: 'u', after: 'home' });
    await engram.ok('config', 'unset', 'keys.bury');
    expect(await engram.ok('config', 'unset', 'keys.undo')).toBe('keys.undo is u again (was z)\n');
    expect(JSON.parse(text(engram))).toEqual({});
  });

  test('that only clash on another scale of grades are none, until that scale is chosen', async () => {
    const engram = newProgram();
    await engram.ok('config', 'set', 'keys.undo', '5');
    for (const call of ['set gradeKeys six', 'set keys.undo b', 'set keys.bury 5']) {
      const { status } = await engram.run('config', ...call.split(' '));
      expect([call, status]).toEqual([call, 2]);
    }
    await engram.ok('config', 'set', 'keys.undo', 'z');
    await engram.ok('config', 'set', 'keys.bury', 'u');
    const { status, stderr } = await engram.run('config', 'unset', 'keys.undo');
    expect([status, stderr]).toEqual([2, expect.stringContaining('u is both undo and bury.')]);
    await engram.ok('config', 'set', 'gradeKeys', 'six');
    expect(JSON.parse(text(engram))).toEqual({
      keys: { undo: 'z', bury: 'u' },
      gradeKeys: 'six',
    });
  });

  test('that clash in the file are refused by name, and mended one after the other', async () => {
    const engram = withSettings({ keys: { undo: 'z', bury: 'z', flag: 'y', edit: 'y' } });
    const { status, stderr } = await engram.run('status');
    expect(status).toBe(3);
    expect(stderr).toContain('keys: z is both undo and bury.');
    expect(stderr).toContain('keys: y is both edit and flag.');
    const mended = await engram.run('config', 'set', 'keys.bury', 'b');
    expect([mended.status, mended.stderr]).toEqual([0, expect.stringContaining('y is both')]);
    await engram.ok('config', 'unset', 'keys.flag');
    expect(await engram.ok('config', 'get', 'keys.edit')).toBe('y\n');
  });
});

test('a hostile file pollutes nothing, and a broken one is done without by --no-config', async () => {
  const engram = withSettings('{"__proto__":{"newPerDay":999},"newPerDay":10}');
  const polluted = await engram.run('config', 'get', 'newPerDay');
  expect([polluted.status, polluted.stdout]).toEqual([0, '10\n']);
  settings(engram, '{"newPerDay": 10,}');
  expect((await engram.run('status')).status).toBe(3);
  expect(await engram.ok('status', '--no-config')).toContain('No cards yet.');
  expect(await engram.ok('config', 'get', 'newPerDay', '--no-config')).toBe('20\n');
});

test('what a file says cannot act on the terminal', async () => {
  const hostile = 'a\u001b[31m\u202e\nb';
  const engram = withSettings({ decks: { [hostile]: { newPerDay: 1 } } });
  expect(await engram.ok('config')).not.toMatch(/[\u001b\u202e]/u);
  settings(engram, { newPerDay: hostile });
  expect(await engram.ok('config', 'set', 'newPerDay', '5')).toBe(
    'newPerDay = 5 (was a^[[31m<U+202E>⏎b)\n',
  );
});

describe.skipIf(process.platform === 'win32')('config edit', () => {
  /** An editor that notes what it was called with, and puts this into the file. */
  function editor(engram: Program, name: string, ...contents: readonly string[]): string {
    const turns = contents.map((content, turn) => `${turn}) printf '%s' '${content}' > "$file";;`);
    const path = engram.note(
      name,
      `#!/bin/sh
for file; do :; done
turn=$(cat '${engram.folder}/calls' 2>/dev/null | wc -l)
echo "$*" >> '${engram.folder}/calls'
case $turn in ${turns.join(' ')} esac
`,
    );
    chmodSync(path, 0o700);
    return path;
  }
  const calls = (engram: Program) =>
    readFileSync(join(engram.folder, 'calls'), 'utf8').trimEnd().split('\n');

  test('opens the file, made where there was none, and checks it', async () => {
    const engram = newProgram();
    const program = editor(engram, 'my editor', '{"newPerDay": 5}');
    const screen = started(engram, ['config', 'edit'], { EDITOR: `"${program}" --wait` });
    await screen.shows(/The settings are in order/);
    expect(await screen.ended).toBe(0);
    expect(calls(engram)).toEqual([`--wait ${file(engram)}`]);
    expect(await engram.ok('config', 'get', 'newPerDay')).toBe('5\n');
    expect((statSync(file(engram)).mode & 0o777).toString(8)).toBe('600');
  });

  test('says what is wrong and where, and opens it there again', async () => {
    const engram = withSettings('{"fuzz": "maybe"}');
    const program = editor(engram, 'bin/vim', '{\n\n"newPerDay": 5,}', '{"newPerDay": -1}', '{}');
    const screen = started(engram, ['config', 'edit'], { VISUAL: program, EDITOR: 'false' });
    await screen.shows(/:3:16\s+on\.[\s\S]*Edit again\?/);
    screen.type('y\r');
    await screen.shows(/newPerDay is -1[\s\S]*Edit again\?/);
    screen.type('y\r');
    await screen.shows(/The settings are in order/);
    expect(await screen.ended).toBe(0);
    expect(calls(engram)).toEqual([file(engram), `+3 ${file(engram)}`, file(engram)]);
  });

  test('leaves a wrong file as it was saved when that is wanted, with status 3', async () => {
    const engram = newProgram();
    const program = editor(engram, 'edit', '{"newPerDay": -1}');
    const screen = started(engram, ['config', 'edit'], { EDITOR: program });
    await screen.shows(/Edit again\?/);
    screen.type('\r');
    expect(await screen.ended).toBe(3);
    expect(text(engram)).toBe('{"newPerDay": -1}');
  });

  test.each([
    ['/nonexistent/editor', /cannot be started/],
    ['false', /ended with status 1/],
    ['true; touch PWNED', /cannot be started: true;/],
    ['$(touch PWNED)', /cannot be started/],
  ])('an editor that fails is said to: %s', async (command, said) => {
    const engram = withSettings('{"newPerDay": 5}');
    const screen = started(engram, ['config', 'edit'], { EDITOR: command });
    await screen.shows(said);
    expect(await screen.ended).toBe(1);
    expect(text(engram)).toBe('{"newPerDay": 5}');
    expect(existsSync(join(engram.folder, 'PWNED'))).toBe(false);
  });

  test('Ctrl-C in the editor is for the editor', async () => {
    const engram = withSettings('{}');
    const path = engram.note(
      'patient',
      `#!/bin/sh\ntrap 'printf "{\\"newPerDay\\": 6}" > "$1"; exit 0' INT\necho ready\nwhile :; do sleep 0.1; done\n`,
    );
    chmodSync(path, 0o700);
    const screen = started(engram, ['config', 'edit'], { EDITOR: path });
    await screen.shows(/ready/);
    screen.type('\u0003');
    await screen.shows(/The settings are in order/);
    expect(await engram.ok('config', 'get', 'newPerDay')).toBe('6\n');
  });

  test('needs a terminal, and has no JSON', async () => {
    const engram = newProgram();
    for (const args of [[], ['--json']]) {
      expect((await engram.run('config', 'edit', ...args)).status).toBe(2);
    }
    expect(existsSync(engram.home)).toBe(false);
  });
});

/** The program on a terminal. */
function started(
  engram: Program,
  args: readonly string[],
  {
    columns = 80,
    rows = 24,
    ...env
  }: { readonly columns?: number; readonly rows?: number } & Readonly<Record<string, unknown>>,
): Screen {
  const named = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, `${value}`]));
  const screen = onScreen(process.execPath, [startFile, ...args], {
    env: { ...engram.env, ...named },
    folder: engram.folder,
    columns,
    rows,
  });
  onTestFinished(screen.remove);
  return screen;
}
