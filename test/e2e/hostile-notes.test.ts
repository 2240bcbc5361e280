import { beforeAll, describe, expect, test } from 'vitest';
import { cardsSchema, importSchema } from '../../src/contract.ts';
import { type Program, sharedProgram } from './program.ts';

/** What must not reach a terminal from a note: each would act on it or hide what is there. */
const attacks: Readonly<Record<string, string>> = {
  'a title for the window': '\u001b]0;owned\u0007',
  'the clipboard': '\u001b]52;c;cm0gLXJmIH4=\u0007',
  'a clear screen': '\u001b[2J\u001b[H',
  'a C1 introducer': '\u009b31m\u009d0;owned\u009c',
  'a device control string': '\u001bP$q"p\u001b\\',
  'a carriage return over the line': 'visible\rhidden',
  'a backspace': 'no\b\byes',
  'a bell': '\u0007\u0007',
  'a shift of the character set': '\u000e\u000f',
  'text turned round': '\u202eesrever\u202c \u2066isolate\u2069',
  'an entity that is a control': '&#27;[31mred&#x1b;[0m &#155;32m &#x9d;0;owned&#7;',
  'a rubout': '\u007f\u007f',
};

const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const note = [
  `---\ndeck: "bad\\e[31mdeck\\u202e"\ntags: ["tag\\e]0;x\\a"]\n---`,
  `# Topic${attacks['a clear screen']}`,
  '',
  `## Features${attacks['the clipboard']}`,
  '',
  ...Object.entries(attacks).flatMap(([name, attack], index) => [
    `- **Term ${index} ${attack}**: ${name}: ${attack}, \`${attack}\`, [link ${attack}](https://example.org/${attack} "${attack}").`,
  ]),
  '',
  ...Object.entries(attacks).map(
    ([name, attack]) => `Q: How is ${name} ${attack} written?\nA: ${attack}\n`,
  ),
  '| One | Two |',
  '| --- | --- |',
  ...Object.values(attacks).map((attack, index) => `| Row ${index} ${attack} | Cell ${attack} |`),
].join('\n');

const engram = sharedProgram();
const spoken: [string, string][] = [];

async function hear(program: Program, ...args: readonly string[]): Promise<void> {
  const { stdout, stderr } = await program.run(...args);
  spoken.push([args.join(' '), `${stdout}${stderr}`]);
}

beforeAll(async () => {
  const file = engram.note('notes/ho\u001b[31mstile\u202e.md', note);
  await hear(engram, 'import', file, '--dry-run');
  await hear(engram, 'import', file);
  const { cards } = await engram.json(cardsSchema, 'cards');
  expect(cards.length).toBeGreaterThan(20);
  for (const card of [cards[0], cards.at(-1), ...cards.filter((_, index) => index % 9 === 4)]) {
    await hear(engram, 'card', card?.id ?? '');
  }
  const id = cards[1]?.id ?? '';
  for (const command of [
    '',
    'status',
    'cards',
    'decks',
    'next',
    'stats',
    'doctor',
    'start notes',
  ]) {
    await hear(engram, ...command.split(' ').filter((part) => part !== ''));
  }
  await hear(engram, 'answer', id, '2');
  await hear(engram, 'flag', id, '--reason', 'so \u001b[31mred\u202e');
  await hear(engram, 'card', id);
  await hear(engram, 'suspend', id);
  await hear(engram, 'undo');
  await hear(engram, 'next', 'bad\u001b[31m');
  await hear(engram, 'stats');
  await hear(engram, 'export', 'stats', '--format', 'md');
  await hear(engram, 'export', 'stats', '--format', 'csv');
  for (const format of ['json', 'csv', 'md']) {
    await hear(engram, 'export', 'cards', '--format', format);
  }
  await hear(engram, 'cards', '--json');
  await hear(engram, 'export', 'stats', '--json');
  engram.note(
    'notes/ho\u001b[31mstile\u202e.md',
    note.replaceAll('Row', 'Line').replace('- **Term 3', '- **Word 3'),
  );
  await hear(engram, 'import', file);
  engram.note('notes/ho\u001b[31mstile\u202e.md', `${note}\u0000`);
  await hear(engram, 'import', file);
  await hear(engram, 'import', 'not\u001b[31mthere.md');
});

describe('notes that mean harm', () => {
  test('send nothing to the terminal but text and line ends, whatever is asked of them', () => {
    expect(spoken.length).toBeGreaterThan(25);
    for (const [call, text] of spoken) {
      const found = forbidden.exec(text);
      const around =
        found && JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20));
      expect([call, around]).toEqual([call, null]);
    }
  });

  test('are still there to be learned: what is shown says what was taken out', () => {
    const all = spoken.map(([, text]) => text).join('\n');
    expect(all).toContain('a title for the window');
    expect(all).toContain('^[');
    expect(all).toContain('<U+202E>');
  });

  test('are exact in JSON', async () => {
    const { cards } = await engram.json(cardsSchema, 'cards', 'clipboard');
    expect(cards.some(({ answer }) => answer.includes('\u001b]52;c;cm0gLXJmIH4=\u0007'))).toBe(
      true,
    );
  });

  test('colour what is ours and nothing of theirs', async () => {
    const styled = await engram.ok('cards', '--color');
    expect(styled.replace(/\u001b\[[\d;]*m/g, '')).not.toMatch(forbidden);
    // Their own code for red is in the text as text.
    expect(styled).toContain('^[[31mred');
  });
});

test('a note of odd but lawful characters comes out as it went in', async () => {
  const lawful = 'Zażółć, 日本語, العربية, हिन्दी, 👩‍👩‍👧, e\u0301, \u{1f1e8}\u{1f1ed}';
  const other = engram.note('lawful.md', `# Languages\n\nQ: What is ${lawful}?\nA: ${lawful}\n`);
  const { changes } = await engram.json(importSchema, 'import', other);
  expect(changes[0]?.question).toContain(lawful);
  expect(await engram.ok('card', changes[0]?.id ?? '')).toContain('👩‍👩‍👧');
});
