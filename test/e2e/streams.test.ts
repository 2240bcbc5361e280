import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardsSchema, startSchema } from '../../src/contract.ts';
import { allCards, tides } from './collection.ts';
import { copyOf, newProgram, projectFolder, sharedProgram } from './program.ts';

const sample = sharedProgram();

beforeAll(async () => {
  await sample.ok('import', join(projectFolder, 'decks'));
});

describe.skipIf(process.platform === 'win32')('output', () => {
  test.each([
    'cards',
    'stats --json',
    'export stats --format csv',
    'export cards',
    'export cards --format md',
    'export reviews --format csv',
    'import decks --dry-run --json',
    '--help',
  ])('of `%s` that nobody reads to its end ends quietly with 0', async (call) => {
    // A reader that takes a byte and goes, and one that takes nothing at all.
    for (const reader of ['head -c 1 > /dev/null', 'exec 0<&-']) {
      const { stdout, stderr } = await sample.shell(
        `set -o pipefail; cd '${projectFolder}'; engram ${call} | (${reader}); echo \${PIPESTATUS[0]}`,
      );
      expect([reader, stdout, stderr]).toEqual([reader, '0\n', '']);
    }
  });

  test('is whole, however slowly it is read', async () => {
    const { stdout } = await sample.shell(
      'engram cards --json | (read -r first; echo "$first"; cat)',
    );
    expect(cardsSchema.parse(JSON.parse(stdout)).cards.length).toBeGreaterThan(200);
    expect(stdout.length).toBeGreaterThan(2 ** 17);
  });

  test.skipIf(!existsSync('/dev/full'))('on a full disk is a failure that is said', async () => {
    for (const call of ['cards', 'stats --json', 'export stats', 'export cards --format md']) {
      const { status, stderr } = await sample.shell(`engram ${call} > /dev/full`);
      expect([call, status]).toEqual([call, 1]);
      expect(stderr).toMatch(/^\S.*cannot write.*\n\S.*\n$/);
    }
    expect((await sample.shell('engram nonsense 2> /dev/full')).status).not.toBe(0);
  });

  test('into a file on a disk that takes no more is one too, and leaves what was there', async () => {
    const engram = copyOf(sample);
    const file = engram.note('out/mine', 'mine');
    const { status, stderr } = await engram.shell(
      "trap '' XFSZ; ulimit -f 100; engram export cards -o out/mine --force",
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^Could not write .*\.\n\S.*\n$/)]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(join(engram.folder, 'out'))).toEqual(['mine']);
  });

  test('goes to standard error where it is no result', async () => {
    const { stdout, stderr } = await copyOf(sample).run('export', 'stats', '-o', 'stats.json');
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^Written: .*stats\.json\n$/)]);
  });

  test('into a pipe is not cut at the width of a screen', async () => {
    const found = await sample.shell(
      'engram cards | grep "In AWS Batch, what is Multi-Node Parallel Job?"',
    );
    expect(found.status).toBe(0);
  });
});

describe('colour', () => {
  const styleCode = '\u001b[';
  test.each([
    ['none into a pipe', {}, [], false],
    ['some with --color', {}, ['--color'], true],
    ['some with FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['none with NO_COLOR, whatever else is set', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['none with --no-color, whatever else is set', { FORCE_COLOR: '3' }, ['--no-color'], false],
    ['the option is stronger than NO_COLOR', { NO_COLOR: '1' }, ['--color'], true],
    ['an empty NO_COLOR says nothing', { NO_COLOR: '', FORCE_COLOR: '1' }, [], true],
    ['an empty FORCE_COLOR says nothing', { FORCE_COLOR: '' }, [], false],
    ['none with FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ] as const)('%s', async (_, env, args, isColoured) => {
    const output = await sample.with({ env }).ok('status', ...args);
    expect(output.includes(styleCode)).toBe(isColoured);
  });

  test('takes nothing away: the words are the same without it', async () => {
    const plain = await sample.ok('stats');
    const coloured = await sample.ok('stats', '--color');
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
  });

  test('is never in a JSON document or an export', async () => {
    const colourful = sample.with({ env: { FORCE_COLOR: '1' } });
    for (const call of [['decks', '--json'], ['export', 'stats', '--format', 'md'], ['--help']]) {
      expect((await colourful.run(...call)).stdout).not.toContain(styleCode);
    }
  });
});

describe('without a terminal', () => {
  test('a review says so with status 2 and names the commands that need none', async () => {
    for (const input of [undefined, '', 'yyyy\n4\n4\n', ' 4 4 4']) {
      const { status, stdout, stderr } = await sample.with({ input }).run('review');
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/engram next.*engram answer/);
      expect(stderr).toMatch(/^[^\n]+\n[^\n]+\n$/);
    }
    expect((await allCards(sample)).every(({ state }) => state === 'new')).toBe(true);
  });

  test('nothing waits for an answer, and nothing takes what is piped in for one', async () => {
    const engram = copyOf(sample);
    engram.note('notes/tides.md', tides);
    await engram.ok('import', 'notes');
    const [first] = (await engram.json(cardsSchema, 'cards', '--deck', 'tides')).cards;
    await engram.ok('answer', first?.id ?? '', '4');
    engram.note('notes/tides.md', '# Tides\n\nQ: What is a tide?\nA: A wave, of a kind.\n');
    const before = await allCards(engram);
    const { status, stdout } = await engram.shell(
      `for call in "" status start next "import notes" review; do
        yes | engram $call > out; echo "\${PIPESTATUS[1]}"
      done`,
    );
    expect([status, stdout.split('\n').slice(0, 6)]).toEqual([0, ['0', '0', '0', '0', '4', '2']]);
    expect(await allCards(engram)).toEqual(before);
  });

  test('`engram start` imports the sample notes, shows today and the first card, and ends', async () => {
    const engram = newProgram();
    const said = await engram.ok('start');
    expect(said).toMatch(/\+ \d+ new cards in aws::batch/);
    expect(said).toMatch(/20 new · about \d+ minutes/);
    expect(said).toMatch(/The first card:\n\n.+\n\nWhat is .+\?\n\n\S/);
    expect(said).toContain('engram review');
    const { next, status } = await engram.json(startSchema, 'start');
    expect(said).toContain(`engram answer ${next.card?.id} good`);
    expect(status.new).toBe(20);
  });

  test('`npm start` does the same, from any folder', async () => {
    const engram = newProgram();
    const { status, stdout } = await engram.shell(`npm --prefix '${projectFolder}' start --silent`);
    expect([status, stdout]).toEqual([0, expect.stringContaining('The first card:')]);
  });
});

describe('`engram` alone', () => {
  test('without cards says how to get some', async () => {
    const said = await newProgram().ok();
    expect(said).toContain('No cards yet.');
    expect(said).toContain('engram import');
    expect(said).toContain('engram start');
  });

  test('with cards shows today and what to type next', async () => {
    const said = await sample.ok();
    expect(said).toBe(await sample.ok('status'));
    expect(said).toMatch(/^0 cards due · 20 new · about \d+ minutes\n/);
    expect(said).toMatch(/^aws::batch +\d+ +20 +\d+$/m);
    expect(said).toMatch(/Next: engram review\n$/);
  });

  test('when all is done says so, and when the next cards are due', async () => {
    const engram = newProgram();
    await engram.ok('import', engram.note('tides.md', tides));
    for (const { id } of await allCards(engram)) await engram.ok('answer', id, '4');
    const said = await engram.ok();
    expect(said).toContain('Nothing is due: done for today.');
    expect(said).toContain('3 cards done today · 1 day in a row');
    expect(said).toContain('fall due on Tuesday 3 March');
  });
});
