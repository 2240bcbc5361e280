import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { cardsSchema, decksSchema, importSchema } from '../../src/contract.ts';
import { compareAnswer } from '../../src/review/typed/compare-answer.ts';
import { renderMarkdown } from '../../src/terminal/markdown.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { digest, sharedProgram } from '../e2e/program.ts';
import { forbidden } from '../export/hostile-text.ts';
import { describeWithShared } from '../shared.ts';
import { payloadNames, payloadPath, payloadText, tracesOfRunCode } from './payloads.ts';

/** What an import of the corpus says of each file, as `line rule`; of all others nothing. */
const warned: Readonly<Record<string, readonly string[]>> = {
  'e03-utf16le.md': ['1 refused'],
  'e04-invalid-utf8.md': ['1 refused'],
  'e05-latin1.md': ['1 refused'],
  'e06-nul.md': ['1 refused'],
  'e08-empty.md': ['1 empty'],
  'e09-binary.md': ['3 refused'],
  'f01-js-frontmatter.md': ['1 front-matter'],
  'f02-js-frontmatter-long.md': ['1 front-matter'],
  'f04-yaml-bomb.md': ['10 front-matter'],
  'f05-yaml-tags.md': ['2 front-matter', '3 front-matter', '4 front-matter'],
  'f06-yaml-types.md': ['3 front-matter'],
  'f07-unclosed.md': ['1 front-matter'],
  'f08-merge-conflict.md': ['5 refused'],
  'f09-duplicate-ids.md': ['5 copied-anchor'],
  'p01-blockquote-5000.md': ['1 unreadable'],
  'p10-unclosed-fence.md': ['1 open-fence'],
  'p14-tab-vt.md': ['1 empty'],
  'p15-html-comment.md': ['1 open-comment'],
  't13-bidi-trojan.md': ['1 reordered'],
};

/** Files of which no card is made: refused, empty, or nothing in them but links and brackets. */
const withoutCards = [
  ...['e03-utf16le', 'e04-invalid-utf8', 'e05-latin1', 'e06-nul', 'e08-empty', 'e09-binary'],
  ...['f08-merge-conflict', 'p01-blockquote-5000', 'p05-reflink', 'p06-brackets', 'p08-backticks'],
  ...['p10-unclosed-fence', 'p11-wide-table', 'p14-tab-vt', 'p15-html-comment'],
  ...['t03-osc8-link-spoof', 'x04-script-close', 'x05-remote-track'],
].map((name) => `${name}.md`);

describeWithShared('the hostile notes of the corpus', 'payloads', () => {
  const engram = sharedProgram();
  const names = payloadNames('md').filter((name) => name.endsWith('.md'));
  const digests = () => names.map((name) => digest(payloadPath(`md/${name}`)));
  const before = digests();
  let imported: z.output<typeof importSchema>;
  let cards: z.output<typeof cardsSchema>['cards'];

  const ofFile = (file: string) => cards.filter(({ source }) => basename(source.file) === file);
  const onlyOf = (file: string) => {
    const [card, ...more] = ofFile(file);
    if (card === undefined || more.length > 0) throw new Error(`${file} makes no single card`);
    return card;
  };

  beforeAll(async () => {
    const ran = await engram.run('import', payloadPath('md'), '--json');
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 3, stderr: '' });
    imported = importSchema.parse(JSON.parse(ran.stdout));
    ({ cards } = await engram.json(cardsSchema, 'cards'));
  });

  test('are warned of with their file and line', () => {
    const found: Record<string, string[]> = {};
    for (const { file, line, rule } of imported.warnings) {
      found[basename(file)] ??= [];
      found[basename(file)]?.push(`${line} ${rule}`);
    }
    expect(found).toEqual(warned);
  });

  test('make cards, each on its own, wherever there is something to learn', () => {
    const made = new Set(cards.map(({ source }) => basename(source.file)));
    expect(names.filter((name) => !made.has(name))).toEqual([...withoutCards].sort());
  });

  test('change nothing when they are imported again, and are not written to', async () => {
    const again = await engram.run('import', payloadPath('md'), '--json');
    const { cards: counts, changes } = importSchema.parse(JSON.parse(again.stdout));
    expect([changes, counts.unchanged]).toEqual([[], cards.length]);
    expect(digests()).toEqual(before);
  });

  test('leave the database whole, and no code of theirs has run', async () => {
    const database = new Database(engram.database, { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
    expect(await engram.run('doctor')).toMatchObject({ status: 0 });
    expect(tracesOfRunCode()).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('send nothing to a terminal but text, whatever is asked of them', async () => {
    // Of each kind one: below the command line, any text at all is tried.
    const ids = cards.filter(({ source }) => /\/t(?:01|05|09|13|17)/u.test(source.file));
    const calls = [
      ...['cards', 'decks', 'status', 'next', 'stats', 'plan --exam 2026-04-01', 'cards --json'],
      ...['json', 'csv', 'md'].map((format) => `export cards --format ${format}`),
      ...ids.map(({ id }) => `card ${id}`),
      `lint ${payloadPath('md')}`,
    ];
    for (const call of calls) {
      const { stdout, stderr } = await engram.run(...call.split(' '));
      const at = forbidden.exec(stdout + stderr)?.index;
      expect([call, at === undefined ? '' : stdout.slice(at - 40, at + 5)]).toEqual([call, '']);
    }
  });

  test('are exact in what is stored of them', () => {
    expect(onlyOf('t04-osc0-title.md').question).toContain('\u001b\\]0;sudo password:\u0007');
    expect(onlyOf('s01-sql.md').answer).toContain(`" OR 1=1 -- %_[] \\ x''y NULL`);
    expect(onlyOf('t13-bidi-trojan.md').answer).toContain('אבג');
    expect(onlyOf('e12-no-final-newline.md').answer).toMatch(/\S/u);
  });

  test('t03, t08: what a link or a carriage return would hide can be read', async () => {
    const theme = createTheme(0);
    const shown = renderMarkdown(payloadText('md/t03-osc8-link-spoof.md'), { width: 80, theme });
    expect(shown).toContain('https://aws.amazon.com (http://evil.invalid/)');
    const { answer, question } = onlyOf('t08-cr-backspace.md');
    const both = await engram.ok('card', onlyOf('t08-cr-backspace.md').id);
    for (const word of `${question} ${answer}`.match(/[a-z]{3,}/gu) ?? [])
      expect(both).toContain(word);
  });

  test('t07: what follows a sequence without an end is there', async () => {
    const listed = await engram.ok('cards', '--deck', 't07-unterminated-osc');
    expect(listed).toContain('What is next card?');
    expect(listed).toMatch(/2 cards\n$/u);
  });

  test('t14, e11: a typed answer need not have what cannot be seen', () => {
    const hidden = onlyOf('t14-invisible.md').question;
    expect(compareAnswer('what is zerowidthjoiner softhyphen?', hidden).grade).toBe(4);
    const [composed = '', decomposed = ''] = ofFile('e11-nfc-nfd.md').map(
      ({ question }) => question.split(':')[0] ?? '',
    );
    expect(composed).not.toBe(decomposed);
    expect(compareAnswer(composed, decomposed).grade).toBe(4);
  });

  test('t17, f03, f06: names are one line of text, whatever they are called', async () => {
    const { decks } = await engram.json(decksSchema, 'decks');
    const found = decks.map(({ deck }) => deck);
    expect(found.filter((name) => name === 'Work[2Jevil')).toHaveLength(1);
    expect(found.filter((name) => name === '__proto__')).toHaveLength(1);
    expect(found).toContain('no');
    expect(onlyOf('t17-deck-name-escape.md').tags).toEqual(['ab', 'c d']);
    expect(await engram.ok('next', '__proto__')).toContain('What is q?');
  });

  test('s01: signs of SQL are searched for as signs', async () => {
    const { cards: found } = await engram.json(cardsSchema, 'cards', '%_[]');
    expect(found.map(({ source }) => basename(source.file))).toEqual(['s01-sql.md']);
    expect((await engram.json(cardsSchema, 'cards', "'; DROP TABLE cards;--")).cards).toHaveLength(
      1,
    );
  });

  test('f08: the cards that a note had stay while it holds an unresolved merge', async () => {
    const other = sharedProgram();
    const conflicted = payloadText('md/f08-merge-conflict.md');
    other.note('merged.md', conflicted.replace(/^(?:[<=>]{7}).*\n/gmu, ''));
    const { cards: had } = await other.json(importSchema, 'import', 'merged.md');
    expect(had.added).toBeGreaterThan(0);
    other.note('merged.md', conflicted);
    const { status, stdout } = await other.run('import', 'merged.md', '--json');
    expect(status).toBe(3);
    expect(importSchema.parse(JSON.parse(stdout)).cards.retired).toBe(0);
  });

  test('f10: comments of another program are no text of a card', () => {
    expect(JSON.stringify(ofFile('f10-sr-comments.md'))).not.toMatch(/SR:|!2024/u);
  });

  test('e01, e02, e07, e13: line ends and marks of any system make the same cards', async () => {
    const other = sharedProgram();
    other.note('twin.md', payloadText('md/e01-crlf.md'));
    await other.ok('import', 'twin.md');
    other.note('twin.md', payloadText('md/e01b-lf.md'));
    expect((await other.json(importSchema, 'import', 'twin.md')).changes).toEqual([]);
    expect(onlyOf('e02-bom.md').path).toEqual(['Title', 'q']);
    expect(ofFile('e07-cr-only.md')).toHaveLength(2);
    expect(onlyOf('e13-ls-ps.md')).toMatchObject({ path: ['q still q'], answer: 'a b' });
  });
});
