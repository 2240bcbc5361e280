import { describe, expect, test } from 'vitest';
import { firstForbidden } from '../../terminal/forbidden.ts';
import { capitals, collectionOf, turn } from './collection.ts';
import type { Screen } from './screen.ts';

/** A note of one card, which asks `What is it?`. */
function asking(answer: string, name = 'it.md'): Readonly<Record<string, string>> {
  return { [name]: `# It\n\n## What is it?\n\n${answer}\n` };
}

/** What is written to draw a session, apart from text and line ends. */
const drawing =
  /\x1b\[[0-9;]*m|\x1b\[\d*[ABCDGJK]|\x1b\[H|\x1b\[2J|\x1b\[\?25[hl]|\x1b\[\?1049[hl]|\r(?=\n)/g;

async function shown(screen: Screen): Promise<string> {
  await screen.shows(/What is it\?[\s\S]*shows the answer/);
  screen.type(' ');
  return screen.shows(/1 Again/);
}

/** The cells at which a character stands, a row for each line that has it. */
function columnsOf(character: string, screen: Screen): number[][] {
  return screen
    .cells()
    .map((row) => row.flatMap((cell, column) => (cell === character ? [column] : [])))
    .filter((columns) => columns.length > 0);
}

describe('markdown', () => {
  test('is drawn as what it means', async () => {
    const note = asking(
      'Use **root** rights and `mount`, see [the manual](https://example.org/m):\n\n' +
        '- one\n  - nested\n\n```sh\nmount /dev/sdb /mnt\n```',
    );
    const screen = (await collectionOf(note)).run(['review']);
    const text = await shown(screen);
    expect(text).toContain('Use root rights and mount, see the manual');
    expect(text).toContain('https://example.org/m');
    expect(text).toMatch(/^• one\n {2}\S nested$/m);
    expect(text).toMatch(/^ *mount \/dev\/sdb \/mnt$/m);
    expect(text).not.toMatch(/\*\*|```|\]\(/);
    expect(screen.raw()).toContain('\x1b[1mroot\x1b[22m');
    expect(screen.raw()).toMatch(/\x1b\[35mmount\x1b\[39m/);
  });

  test('keeps the columns of a table in line, whatever is in its cells', async () => {
    const note = asking(
      '| size | 容量 |\n|--|--|\n| small | 小さい |\n| 🎉 party | é |\n| 大 | x |',
    );
    const screen = (await collectionOf(note)).run(['review']);
    await shown(screen);
    const columns = columnsOf('│', screen);
    expect(columns.length).toBeGreaterThanOrEqual(4);
    for (const each of columns) expect(each).toEqual(columns[0]);
  });

  test('is wrapped at words, and wide characters within the width', async () => {
    const answer = `${'elasticity '.repeat(12)}\n\n${'弾力性'.repeat(20)}`;
    const screen = (await collectionOf(asking(answer))).run(['review'], { columns: 50, rows: 30 });
    const text = await shown(screen);
    expect(text.match(/^(?:elasticity ?)+$/gm)?.length).toBe(3);
    expect(text.match(/[弾力性]/g)?.length).toBe(60);
    for (const row of screen.cells()) expect(row.at(-1)).toBe('');
  });
});

describe('text from notes', () => {
  test('never reaches the terminal as anything but text', async () => {
    const attacks = [
      '\x1b[2J\x1b[H',
      '\x1b]0;title\x07',
      '\x1b]52;c;QUFB\x07',
      '\x1b]8;;https://evil.invalid\x1b\\link\x1b]8;;\x1b\\',
      '\u009b31m',
      '\u009d0;title\u009c',
      '&#27;[31m &#x9b;5m',
      '\u202eabc\u2069',
      'a\bb\x7f\x0e',
    ];
    const note =
      `# Deck ${attacks.join(' ')}\n\n## Part ${attacks.join(' ')}\n\n` +
      `### What is it? ${attacks.join(' ')}\n\n${attacks.join('\n\n')}\n\n` +
      `\`\`\`\n${attacks.join('\n')}\n\`\`\`\n\n| a | b |\n|-|-|\n| ${attacks.join(' | ')} |\n`;
    const collection = await collectionOf({ 'it \x1b[31m\u009b5m\x07.md': note });
    const screen = collection.run(['review', '--limit', '1'], { columns: 120, rows: 60 });
    await shown(screen);
    screen.type('f');
    await screen.shows(/Why flag it/);
    screen.type('\u009b31m ok\r');
    await screen.shows(/Flagged\./);
    screen.type('1');
    await screen.shows(/Drill/);
    screen.type('q');
    await screen.ended;
    expect(screen.raw()).toContain('^[');
    expect(firstForbidden(screen.raw().replaceAll(drawing, ''))).toBeUndefined();
  });
});

describe('the screen', () => {
  test('is drawn anew at another size, with nothing left of the old one', async () => {
    const screen = (await collectionOf(asking('elasticity '.repeat(30)))).run(['review'], {
      columns: 100,
    });
    await shown(screen);
    screen.resize(44, 26);
    const narrow = await screen.shows(/^4 Easy[\s\S]*^b bury · f flag · \? keys · q quit/m);
    screen.resize(100, 24);
    const wide = await screen.shows(/^1 Again.*space Good\n.*q quit/m);
    for (const text of [narrow, wide]) {
      expect(text.match(/What is it\?/g)).toHaveLength(1);
      expect(text.match(/elasticity/g)).toHaveLength(30);
      expect(text.match(/1 Again/g)).toHaveLength(1);
      expect(text.match(/0 of 1 done/g)).toHaveLength(1);
    }
    expect(narrow.match(/^(?:elasticity ?){4}$/gm)).toHaveLength(7);
    expect(wide.match(/^(?:elasticity ?){9}$/gm)).toHaveLength(3);
    screen.type('3');
    expect(await screen.ended).toBe(0);
  });

  test('fits forty columns', async () => {
    const collection = await collectionOf(capitals('France', 'Norway'));
    const screen = collection.run(['review'], { columns: 40, rows: 16 });
    await turn(screen, 'France');
    for (const key of ['1 Again', '2 Hard', '3 Good', '4 Easy', 'u undo', '? keys', 'q quit']) {
      expect(screen.text()).toContain(key);
    }
    expect(screen.text()).toContain('0 of 2 done');
    screen.type('1');
    await screen.shows(/Norway/);
    screen.type('q');
    await screen.ended;
    // Wrapped at words, not broken by the terminal.
    expect(screen.text()).toMatch(/^ {2}What is the capital of France\?$/m);
    expect(screen.text()).toMatch(/1 of them to\ndrill\. Go on with: engram review$/m);
  });

  test('shows a long answer page by page, and takes no grade by space before its end', async () => {
    const answer = Array.from({ length: 40 }, (_, index) => `- item ${index + 1}.`).join('\n');
    const collection = await collectionOf(asking(answer));
    const screen = collection.run(['review']);
    await screen.shows(/What is it\?/);
    screen.type(' ');
    await screen.shows(/item 1\.[\s\S]*below \(space goes on\)/);
    screen.type('\x1b[6~');
    await screen.shows(/item 20\./);
    screen.type('\x1b[5~');
    await screen.shows(/item 1\./);
    screen.type(' ');
    await screen.shows(/item 20\./);
    screen.type(' ');
    await screen.shows(/item 40\.[\s\S]*space Good/);
    expect(await collection.grades(/it\?/)).toEqual([]);
    screen.type(' ');
    await screen.ended;
    expect(await collection.grades(/it\?/)).toEqual([4]);
  });

  test('has no colour with NO_COLOR, and says everything in words', async () => {
    const note = asking('Use **root** and `mount`.');
    const screen = (await collectionOf(note)).run(['review'], { env: { NO_COLOR: '1' } });
    expect(await shown(screen)).toContain('Use root and `mount`.');
    screen.type('1');
    await screen.shows(/Drill/);
    screen.type('q');
    await screen.ended;
    expect(screen.raw()).not.toMatch(/\x1b\[[0-9;]*m/);
  });

  test('stays apart from standard output, which holds the summary alone', async () => {
    const collection = await collectionOf(capitals('France'));
    const screen = collection.shell(`${collection.command} review > out; echo file:; cat -v out`);
    await turn(screen, 'France');
    screen.type('3');
    await screen.ended;
    expect(screen.text()).toMatch(/^file:\n1 answer in \d+ s, all saved\.$/m);
  });
});
