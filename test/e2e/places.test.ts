import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusSchema } from '../../src/contract.ts';
import { tides } from './collection.ts';
import { newProgram, type Program } from './program.ts';

/** Imports three cards, and says at which of these places there is a database then. */
async function placesUsed(engram: Program, places: readonly string[], ...args: readonly string[]) {
  await engram.ok('import', engram.note('tides.md', tides), ...args);
  return places.filter((place) => existsSync(join(engram.folder, place)));
}

const places = [
  'a.db',
  'b.db',
  'home/engram.db',
  'data/engram/engram.db',
  '.local/share/engram/engram.db',
];

describe('the database', () => {
  test('is where --db says, else ENGRAM_DB, else ENGRAM_HOME, else the XDG folder', async () => {
    const all = newProgram();
    const data = join(all.folder, 'data');
    const engram = all.with({ env: { ENGRAM_DB: 'b.db', XDG_DATA_HOME: data } });
    expect(await placesUsed(engram, places, '--db', 'a.db')).toEqual(['a.db']);
    expect(await placesUsed(engram, places.slice(1))).toEqual(['b.db']);
    const noFile = engram.with({ env: { ENGRAM_DB: undefined } });
    expect(await placesUsed(noFile, places.slice(2))).toEqual(['home/engram.db']);
    const noHome = noFile.with({ env: { ENGRAM_HOME: undefined } });
    expect(await placesUsed(noHome, places.slice(3))).toEqual(['data/engram/engram.db']);
    // Each of them is a collection of its own, and all are the same now.
    for (const one of [['--db', 'a.db'], ['--db', 'b.db'], []]) {
      expect((await all.json(statusSchema, 'status', ...one)).new).toBe(3);
    }
  });

  test.skipIf(process.platform !== 'linux')(
    'is in the usual place of the platform where nothing is set, and an XDG folder must be absolute',
    async () => {
      for (const XDG_DATA_HOME of [undefined, '', 'data']) {
        const engram = newProgram().with({ env: { ENGRAM_HOME: undefined, XDG_DATA_HOME } });
        expect(await placesUsed(engram, places)).toEqual(['.local/share/engram/engram.db']);
      }
    },
  );

  test.skipIf(process.platform === 'win32')(
    "and all that lies with it is its owner's alone, whatever the umask",
    async () => {
      const engram = newProgram();
      engram.note('tides.md', tides);
      const { status } = await engram.shell(`
        umask 000; engram import tides.md && sed -i s/Falling/Ebbing/ tides.md &&
        engram import tides.md && engram answer "$(engram next --json | grep -m1 '"id"' | cut -d'"' -f4)" 4`);
      expect(status).toBe(0);
      const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
      const backups = readdirSync(join(engram.home, 'backups')).map((name) =>
        join('backups', name),
      );
      expect(backups.map((name) => /-(\w+)\.db/u.exec(name)?.[1]).sort()).toEqual([
        'daily',
        'import',
      ]);
      const modes = [engram.home, join(engram.home, 'backups')].map(mode);
      const files = ['engram.db', ...backups].map((file) => mode(join(engram.home, file)));
      expect([...modes, ...files]).toEqual(['700', '700', '600', '600', '600']);
    },
  );

  test('lies alone when the program has ended: no log, no drafts', async () => {
    const engram = newProgram();
    await engram.ok('import', engram.note('tides.md', tides));
    expect(readdirSync(engram.home)).toEqual(['backups', 'engram.db']);
  });

  test('may have a name with spaces and other letters', async () => {
    const engram = newProgram();
    const file = join(engram.folder, 'my cards ☕ %20?', 'ça va.db');
    await engram.ok('import', engram.note('tides.md', tides), '--db', file);
    expect((await engram.json(statusSchema, 'status', '--db', file)).new).toBe(3);
  });
});

test.skipIf(process.platform === 'win32')(
  'a working folder that is gone stops nobody',
  async () => {
    const engram = newProgram();
    await engram.ok('import', engram.note('tides.md', tides));
    const { status, stdout } = await engram.shell(`
    mkdir gone && cd gone && rmdir ../gone &&
    engram && engram cards && engram card "$(engram next --json | grep -m1 '"id"' | cut -d'"' -f4)"`);
    expect([status, stdout]).toEqual([0, expect.stringContaining('tides.md:3')]);
  },
);

describe('the settings', () => {
  const newCards = async (engram: Program) => (await engram.json(statusSchema, 'status')).new;

  test('are those of ENGRAM_HOME, else of the XDG folder, and the environment is stronger', async () => {
    const engram = newProgram();
    await engram.ok('import', engram.note('tides.md', tides));
    engram.note('home/config.json', '{"newPerDay": 1}');
    engram.note('settings/engram/config.json', '{"newPerDay": 2}');
    const both = engram.with({ env: { XDG_CONFIG_HOME: join(engram.folder, 'settings') } });
    expect(await newCards(both)).toBe(1);
    const xdg = both.with({ env: { ENGRAM_HOME: undefined, ENGRAM_DB: engram.database } });
    expect(await newCards(xdg)).toBe(2);
    expect(await newCards(xdg.with({ env: { ENGRAM_NEW_PER_DAY: '0' } }))).toBe(0);
  });

  test('are never written, and need not be there', async () => {
    const engram = newProgram();
    await engram.ok('status');
    expect(readdirSync(engram.home)).toEqual(['backups', 'engram.db']);
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be written to is said to be so',
  async () => {
    const engram = newProgram();
    mkdirSync(engram.home);
    chmodSync(engram.home, 0o500);
    const { status, stderr } = await engram.run('status');
    expect([status, stderr]).toEqual([1, expect.stringContaining(dirname(engram.database))]);
  },
);
