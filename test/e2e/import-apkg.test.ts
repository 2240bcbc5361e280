import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type CardJson,
  cardDetailSchema,
  cardsSchema,
  doctorSchema,
  importSchema,
  lintSchema,
} from '../../src/contract.ts';
import { type Contents, currentPackage, legacyPackage, meta } from '../import/apkg/make-package.ts';
import { newProgram, type Program } from './program.ts';

const at = (day: number, hour = 9): number => Date.UTC(2026, 0, day, hour);

const geography: Contents = {
  decks: { 1: 'Default', 7: 'Geo::Europe' },
  notes: [
    { id: 10, guid: 'paris', tags: ' capital ', fields: ['Capital of <b>France</b>', 'Paris'] },
    { id: 11, guid: 'rome', type: 2, fields: ['{{c1::Rome}} is in {{c2::Italy}}.', ''] },
    { id: 12, guid: 'empty', fields: ['', 'nothing'] },
  ],
  cards: [
    { id: 20, note: 10, deck: 7 },
    { id: 21, note: 10, deck: 7, ordinal: 1, queue: -1, flags: 1 },
    { id: 22, note: 11, deck: 7 },
    { id: 23, note: 11, deck: 7, ordinal: 1 },
    { id: 24, note: 12, deck: 7 },
  ],
  reviews: [
    { id: at(5), card: 20, ease: 3, ivl: -600, type: 0 },
    { id: at(5, 10), card: 20, ease: 3, ivl: 1, type: 0 },
    { id: at(6), card: 20, ease: 3, ivl: 3 },
    { id: at(12), card: 20, ease: 1, ivl: 1 },
    { id: at(13), card: 20, ease: 0, ivl: 9, type: 4 },
  ],
};

/** The next version of it: another answer, a note less, an answer more. */
const later: Contents = {
  ...geography,
  notes: [
    { id: 10, guid: 'paris', fields: ['Capital of <b>France</b>', 'Paris, of 2 million'] },
    { id: 11, guid: 'rome', type: 2, fields: ['{{c1::Rome}} is in {{c2::Italy}}.', ''] },
  ],
  cards: geography.cards.filter((card) => card.id === 20 || card.id === 22),
  reviews: [...(geography.reviews ?? []), { id: at(20), card: 22, ease: 4, type: 0 }],
};

function write(engram: Program, bytes: Uint8Array, name = 'geo.apkg'): string {
  const file = join(engram.folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function cardsOf(engram: Program): Promise<readonly CardJson[]> {
  return (await engram.json(cardsSchema, 'cards')).cards;
}

function importJson(engram: Program, ...args: readonly string[]) {
  return engram.json(importSchema, 'import', ...args);
}

test('a package becomes cards with their history, once', async () => {
  const engram = newProgram();
  const file = write(engram, legacyPackage(geography));
  const plan = await importJson(engram, file, '--dry-run');
  expect(await cardsOf(engram)).toEqual([]);
  const imported = await importJson(engram, file);
  expect(imported).toEqual({ ...plan, dryRun: false });
  expect(imported).toMatchObject({
    files: 1,
    skipped: 0,
    cards: { added: 4 },
    warnings: [
      { file, line: 1, rule: 'empty', message: '1 card left out: their fronts say nothing' },
    ],
    history: { added: 4, known: 0, ignored: 1, suspended: 1, flagged: 1 },
  });
  const cards = await cardsOf(engram);
  expect(cards).toMatchObject([
    {
      deck: 'Geo::Europe',
      kind: 'qa',
      question: 'Capital of **France**',
      answer: 'Paris',
      tags: ['capital'],
      source: { file, line: 1 },
      // Folded anew: one day, six days, and forgotten.
      state: 'relearning',
      dueOn: '2026-01-13',
      lapses: 1,
    },
    { question: 'Paris', suspended: true, flagged: true, state: 'new' },
    { kind: 'cloze', question: '[…] is in Italy.', answer: 'Rome' },
    { kind: 'cloze', question: 'Rome is in […].', answer: 'Italy' },
  ]);
  expect(await importJson(engram, file)).toMatchObject({ skipped: 1, cards: { unchanged: 4 } });
  expect(await engram.json(doctorSchema, 'doctor')).toMatchObject({ schedules: [], damage: [] });

  const moved = join(engram.folder, 'again.apkg');
  copyFileSync(file, moved);
  rmSync(file);
  expect(await importJson(engram, moved)).toMatchObject({
    cards: { added: 0, moved: 4, retired: 0 },
    history: { added: 0, known: 4 },
  });
  expect((await cardsOf(engram)).map((card) => card.id)).toEqual(cards.map((card) => card.id));
});

test('a newer version of a package updates its cards, and retires what is gone', async () => {
  const engram = newProgram();
  const file = write(engram, currentPackage(geography));
  await importJson(engram, file);
  const [paris] = await cardsOf(engram);
  expect(paris).toMatchObject({ deck: 'Geo::Europe', lapses: 1 });
  write(engram, currentPackage(later));
  const imported = await importJson(engram, file);
  expect(imported).toMatchObject({
    cards: { added: 0, updated: 1, retired: 2, unchanged: 1 },
    history: { added: 1, known: 4 },
  });
  const { card, history } = await engram.json(cardDetailSchema, 'card', paris?.id ?? '');
  expect(card).toMatchObject({ id: paris?.id, answer: 'Paris, of 2 million', dueOn: '2026-01-13' });
  expect(history.map(({ type, day }) => `${type} ${day}`)).toEqual([
    'answer 2026-01-05',
    'answer 2026-01-05',
    'answer 2026-01-06',
    'answer 2026-01-12',
    'revise 2026-03-02',
  ]);
});

test('--deck puts the decks of a package into another, and is remembered', async () => {
  const engram = newProgram();
  const file = write(engram, legacyPackage(geography));
  await importJson(engram, file, '--deck', 'School');
  write(engram, legacyPackage(later));
  await importJson(engram, file);
  expect(new Set((await cardsOf(engram)).map(({ deck }) => deck))).toEqual(
    new Set(['School::Geo::Europe']),
  );
});

test('what is done here is not undone by another import, nor by an undo of the import', async () => {
  const engram = newProgram();
  const file = write(engram, legacyPackage(geography));
  await importJson(engram, file);
  const [, suspended, rome] = await cardsOf(engram);
  await engram.ok('resume', suspended?.id ?? '');
  await engram.ok('answer', rome?.id ?? '', '4');
  write(engram, legacyPackage({ ...geography, decks: { 1: 'Default', 7: 'Elsewhere' } }));
  expect(await importJson(engram, file)).toMatchObject({
    cards: { moved: 4 },
    history: { added: 0, suspended: 0, flagged: 0 },
  });
  expect((await cardsOf(engram)).map((card) => [card.suspended, card.flagged])).toEqual([
    [false, false],
    [false, true],
    [false, false],
    [false, false],
  ]);
  expect(await engram.ok('undo')).toContain('is in Italy');
});

describe('a package among notes', () => {
  test('is read when it is named, and not when it lies in a folder', async () => {
    const engram = newProgram();
    engram.note('notes/tides.md', '# Tides\n\n- **Ebb**: the water goes out to the sea\n');
    const file = write(engram, legacyPackage(geography), 'notes/geo.apkg');
    const folder = join(engram.folder, 'notes');
    expect(await importJson(engram, folder)).toMatchObject({ files: 1, cards: { added: 1 } });
    expect(await importJson(engram, folder, file)).toMatchObject({
      files: 2,
      skipped: 1,
      cards: { added: 4, unchanged: 1 },
    });
    expect(await engram.json(lintSchema, 'lint', file)).toMatchObject({
      findings: [{ message: expect.stringContaining('a package of Anki, not a note') }],
    });
    const { status, stderr } = await engram.run('import', file, '--watch');
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot be watched')]);
  });
});

test('what was exported from here comes back: the same cards, and every answer once', async () => {
  const home = newProgram();
  const tides = '# Tides\n\n- **Ebb**: the water goes out to the `sea`\n- **Flood**: it comes in\n';
  await home.ok('import', home.note('tides.md', tides));
  const before = await cardsOf(home);
  const [ebb, flood] = before.map((card) => card.id);
  await home.at('2026-02-20T09:00:00Z').ok('answer', ebb ?? '', '4', '--ms', '5000');
  await home.at('2026-02-21T09:00:00Z').ok('answer', ebb ?? '', '5', '--ms', '7000');
  await home.ok('suspend', flood ?? '');
  const exported = async (from: Program): Promise<string> => {
    const file = join(from.folder, 'cards.apkg');
    const { status } = await from.run('export', 'cards', '--format', 'apkg', '-o', file);
    expect(status).toBe(0);
    return file;
  };

  const away = newProgram();
  expect(await importJson(away, await exported(home))).toMatchObject({
    cards: { added: before.length },
    history: { added: 2, suspended: 1 },
  });
  const there = await cardsOf(away);
  for (const card of await cardsOf(home)) {
    const { id, deck, question, path, answer, suspended, state, dueOn, ease } = card;
    const same = { id, deck, question, path, answer, suspended, state, dueOn, ease };
    expect(there).toContainEqual(expect.objectContaining(same));
  }

  await away.at('2026-02-27T09:00:00Z').ok('answer', ebb ?? '', '4');
  expect(await importJson(home, await exported(away))).toMatchObject({
    cards: { added: 0, updated: 0, moved: 0, retired: 0, unchanged: before.length },
    history: { added: 1, known: 2 },
  });
  const { card, history } = await home.json(cardDetailSchema, 'card', ebb ?? '');
  expect(card.source.file).toMatch(/tides\.md$/u);
  expect(history.map(({ day }) => day)).toEqual(['2026-02-20', '2026-02-21', '2026-02-27']);
});

test('a package that is refused changes nothing, and leaves nothing behind', async () => {
  const engram = newProgram();
  const later = { meta: meta(4), 'collection.anki2': new Uint8Array(10) };
  const { zipSync } = await import('fflate');
  const file = write(engram, zipSync(later));
  const before = readdirSync(engram.folder);
  const { status, stdout, stderr } = await engram.run('import', file);
  expect([status, stdout]).toEqual([3, '']);
  expect(stderr).toBe(
    'Nothing was read from geo.apkg: a newer Anki made it, and its format is not known here.\n' +
      'Export the deck from Anki again, and import that file.\n',
  );
  expect(readdirSync(engram.folder).filter((name) => !before.includes(name))).toEqual(['home']);
  expect(existsSync(engram.database)).toBe(true);
  expect(await cardsOf(engram)).toEqual([]);
});
