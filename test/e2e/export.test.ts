import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  cardsSchema,
  errorSchema,
  exportedSchema,
  reviewsSchema,
  statsSchema,
} from '../../src/contract.ts';
import { csvRecords } from '../export/csv-records.ts';
import { headFigures } from '../export/html-tables.ts';
import { allCards, tides, winds } from './collection.ts';
import { copyOf, newProgram, type Program, sharedProgram } from './program.ts';

const original = sharedProgram();

beforeAll(async () => {
  await original.ok('import', original.note('winds.md', winds));
  for (const { id } of (await allCards(original)).slice(0, 3)) await original.ok('answer', id, '5');
});

describe('export stats', () => {
  test('as JSON is what `stats --json` prints', async () => {
    const exported = await original.ok('export', 'stats', '--format', 'json');
    expect(exported).toBe(await original.ok('stats', '--json'));
    expect(await original.ok('export', 'stats')).toBe(exported);
    expect(await original.ok('export', 'stats', '-o', '-')).toBe(exported);
    expect(statsSchema.parse(JSON.parse(exported)).totals.reviews).toBe(3);
  });

  test('as CSV and as markdown gives the same figures', async () => {
    const csv = await original.ok('export', 'stats', '--format', 'csv');
    expect(csvRecords(csv)[0]).toEqual(['figure', 'deck', 'key', 'measure', 'value', 'unit']);
    expect(csvRecords(csv)).toContainEqual(['totals', '', '', 'reviews', '3', 'answers']);
    const md = await original.ok('export', 'stats', '--format', 'md');
    expect(md).toMatch(/^# Statistics of 2026-03-02\n/);
    expect(md).toContain('| Answers | 3 |');
  });

  test('covers the days that are asked for', async () => {
    const { activity, days } = await original.json(statsSchema, 'export', 'stats', '--days', '2');
    expect([days, activity.map(({ day, reviews }) => [day, reviews])]).toEqual([
      2,
      [
        ['2026-03-01', 0],
        ['2026-03-02', 3],
      ],
    ]);
  });

  test('of some cards is what `stats` shows of them', async () => {
    const engram = copyOf(original);
    await engram.ok('import', engram.note('tides.md', `---\ntags: [sea/tides]\n---\n\n${tides}`));
    const only = ['--tag', 'sea', '--tag', 'air', '--section', 'TIDES'];
    expect(await engram.run('stats', ...only)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/no tag air\.\n/u),
    });
    const narrowed = ['--tag', '#Sea', '--section', 'tides'];
    const stats = await engram.json(statsSchema, 'stats', 'tides', ...narrowed);
    expect(stats.decks.map(({ deck }) => deck)).toEqual(['tides']);
    expect(stats.totals).toMatchObject({ cards: 3, reviews: 0 });
    expect(
      await engram.json(statsSchema, 'export', 'stats', '--deck', 'tides', ...narrowed),
    ).toEqual(stats);
    const { stderr } = await engram.run('stats', '--tag', 'sea/tydes');
    expect(stderr).toContain('Did you mean sea/tides?');
  });

  test.each(['json', 'csv', 'md', 'html'])(
    'as %s into a file writes what goes to standard output',
    async (format) => {
      const engram = copyOf(original);
      const file = join(engram.folder, `stats.${format}`);
      const { status, stdout } = await engram.run(
        'export',
        'stats',
        '--format',
        format,
        '-o',
        file,
      );
      expect([status, stdout]).toEqual([0, '']);
      expect(readFileSync(file, 'utf8')).toBe(
        await engram.ok('export', 'stats', '--format', format),
      );
    },
  );

  test('does not write over a file unless told to, and leaves nothing half-done', async () => {
    const engram = copyOf(original);
    const file = engram.note('out/stats.md', 'mine');
    const call = ['export', 'stats', '--format', 'md', '-o', file];
    expect((await engram.run(...call)).status).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await engram.run(...call, '--force')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Statistics/);
    expect(
      (await engram.run('export', 'stats', '-o', join(engram.folder, 'out'), '--force')).status,
    ).toBe(4);
    expect((await engram.run('export', 'stats', '-o', 'no/such/folder/stats.json')).status).toBe(1);
    expect(readdirSync(join(engram.folder, 'out'))).toEqual(['stats.md']);
  });

  test('as CSV cannot go to standard output beside a promise of JSON', async () => {
    const { status, stdout } = await original.run('export', 'stats', '--format', 'csv', '--json');
    expect([status, JSON.parse(stdout).error.code]).toEqual([2, 'usage']);
  });
});

describe.skipIf(process.platform === 'win32')('export stats --open', () => {
  /** A place where the program that opens files is this script, or is not there. */
  const withOpener = (script: string | null): Program => {
    const engram = copyOf(original);
    const bin = join(engram.folder, 'openers');
    mkdirSync(bin);
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    if (script !== null) chmodSync(engram.note(join('openers', opener), script), 0o755);
    const PATH = script === null ? bin : [bin, '/bin', '/usr/bin'].join(delimiter);
    return engram.with({ env: { PATH, TMPDIR: engram.folder } });
  };
  const noting = '#!/bin/sh\nprintf "%s" "$*" > opened.txt\n';

  test('opens the page that it wrote, whatever its name', async () => {
    const engram = withOpener(noting);
    const file = join(engram.folder, "it's $(x) a page.html");
    const call = ['export', 'stats', '--format', 'html', '-o', file, '--open'];
    const { status, stdout } = await engram.run(...call);
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(engram.folder, 'opened.txt'), 'utf8')).toBe(file);
    const head = headFigures(readFileSync(file, 'utf8'));
    expect(head.get('Answers')?.[0]?.value).toBe(3);
    expect((await engram.run(...call)).status).toBe(4);
  });

  test('without a file makes one that is its owner’s alone', async () => {
    const engram = withOpener(noting);
    const call = ['export', 'stats', '--format', 'html', '--open', '--json'];
    const { status, stdout } = await engram.run(...call);
    const { file } = exportedSchema.parse(JSON.parse(stdout));
    expect([status, readFileSync(join(engram.folder, 'opened.txt'), 'utf8')]).toEqual([0, file]);
    expect(dirname(dirname(file))).toBe(engram.folder);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['is not there', null],
    ['fails', '#!/bin/sh\nexit 3\n'],
  ])('says which file to open when the opener %s', async (_, script) => {
    const engram = withOpener(script);
    const file = join(engram.folder, 'page.html');
    const { status, stderr } = await engram.run(
      ...['export', 'stats', '--format', 'html', '-o', file, '--open'],
    );
    expect([status, existsSync(file)]).toEqual([0, true]);
    expect(stderr).toContain(`No browser could be opened. Open this file in one: ${file}`);
  });

  test.each([
    ['csv', []],
    ['html', ['-o', '-']],
  ])('refuses %s with %j before it writes anything', async (format, more) => {
    const engram = withOpener(noting);
    const call = ['export', 'stats', '--format', format, ...more, '--open', '--json'];
    const { status, stdout } = await engram.run(...call);
    expect([status, errorSchema.parse(JSON.parse(stdout)).error.code]).toEqual([2, 'usage']);
    expect(existsSync(join(engram.folder, 'opened.txt'))).toBe(false);
  });
});

describe('export cards', () => {
  test('as JSON is what `cards --json` prints, of a deck and with retired ones too', async () => {
    const engram = copyOf(original);
    engram.note('winds.md', '# Winds\n\n## Features\n\n- **Bora**: A cold wind.\n');
    await engram.ok(
      'import',
      original.note('tides.md', '# Tides\n\nQ: What is ebb?\nA: Falling.\n'),
    );
    for (const options of [[], ['--deck', 'tides'], ['--retired'], ['--deck', 'winds']]) {
      const exported = await engram.ok('export', 'cards', ...options);
      expect(exported).toBe(await engram.ok('cards', '--json', ...options));
      expect(cardsSchema.parse(JSON.parse(exported)).cards.length).toBeGreaterThan(0);
    }
  });

  test('as CSV is a row a card, and as markdown a sheet', async () => {
    const cards = await allCards(original);
    const [header, ...rows] = csvRecords(await original.ok('export', 'cards', '--format', 'csv'));
    expect(header?.slice(0, 3)).toEqual(['id', 'deck', 'kind']);
    expect(rows.map(([id]) => id)).toEqual(cards.map(({ id }) => id));
    const md = await original.ok('export', 'cards', '--format', 'md');
    expect(md).toMatch(/^# Cards\n\n## winds\n\n### Winds › Features\n\n1\. /u);
    expect(md).toContain('   > A cold wind that falls from the Dinaric Alps to the Adriatic.');
  });
});

describe('export reviews', () => {
  test.each(['json', 'csv'])(
    'as %s is a log that makes the same history elsewhere',
    async (format) => {
      const file = join(copyOf(original).folder, `log.${format}`);
      await original.run('export', 'reviews', '--format', format, '-o', file);
      const elsewhere = newProgram();
      await elsewhere.ok('import', original.note('winds.md', winds));
      await elsewhere.ok('import-reviews', file);
      expect(await allCards(elsewhere)).toEqual(await allCards(original));
      expect(await elsewhere.ok('export', 'reviews', '--format', format)).toBe(
        readFileSync(file, 'utf8'),
      );
    },
  );

  test('leaves out what was taken back', async () => {
    const engram = copyOf(original);
    await engram.ok('undo');
    const { reviews } = await engram.json(reviewsSchema, 'export', 'reviews');
    expect(reviews).toHaveLength(2);
    expect(reviews[0]).toMatchObject({ grade: 5, kind: 'learn', at: '2026-03-02T09:00:00.000Z' });
  });
});

describe('a wrong call of export', () => {
  test.each([
    [['nothing'], /^nothing cannot be exported\.\nExport one of these: stats, cards, reviews\n/u],
    [['reviews', '--format', 'md'], /^reviews cannot .* md\.\nChoose .*: json, csv\n/u],
    [['stats', '--format', 'toString'], /^stats cannot .* toString\./u],
    [['reviews', '--deck', 'winds'], /^The export of reviews knows no option --deck\./u],
    [['stats', '--retired'], /--retired/u],
    [['cards', '--days', '3'], /--days/u],
    [['cards', '--deck', 'nowhere'], /no deck nowhere/u],
  ])('is refused: %j', async (args, said) => {
    const { status, stdout, stderr } = await original.run('export', ...args);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(said)]);
  });

  test.each(['cards', 'reviews'])('or a name that is taken is: %s', async (what) => {
    const engram = copyOf(original);
    const file = engram.note('out/mine', 'mine');
    expect((await engram.run('export', what, '-o', file)).status).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await engram.run('export', what, '-o', file, '--force')).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty(what);
    expect(readdirSync(join(engram.folder, 'out'))).toEqual(['mine']);
  });
});
