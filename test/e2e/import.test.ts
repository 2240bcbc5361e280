import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cardDetailSchema,
  cardsSchema,
  errorSchema,
  importSchema,
  nextSchema,
} from '../../src/contract.ts';
import { allCards, cardOn, tides, winds } from './collection.ts';
import { digest, newProgram, type Program, projectFolder } from './program.ts';

const unchanged = { added: 0, updated: 0, moved: 0, revived: 0, retired: 0 };

/** Imports what stands in the folder `notes`, a day after the first import. */
async function importNotes(engram: Program, ...more: readonly string[]) {
  return engram.at('2026-03-03T09:00:00Z').json(importSchema, 'import', 'notes', ...more);
}

/** Notes on winds and tides, with the Bora answered once and due on the 3rd of March. */
async function withHistory(): Promise<Program> {
  const engram = newProgram();
  engram.note('notes/winds.md', winds);
  engram.note('notes/tides.md', tides);
  const { changes } = await engram.json(importSchema, 'import', 'notes');
  const bora = changes.find(({ kind, question }) => kind === 'term' && question.includes('Bora'));
  await engram.ok('answer', bora?.id ?? '', '5');
  return engram;
}

describe('importing again', () => {
  test('takes back what told a card from one that moved away and asks something else', async () => {
    const engram = newProgram();
    engram.note('notes/canal.md', '# Lock\n## Key Features\n- **Gate**: shuts the chamber\n');
    engram.note('notes/door.md', '# Lock\n## Key Features\n- **Gate**: opens to the garden\n');
    await engram.json(importSchema, 'import', 'notes');
    const question = async () =>
      (await allCards(engram)).find(({ answer }) => answer === 'shuts the chamber')?.question;
    const told = await question();
    renameSync(join(engram.folder, 'notes/door.md'), join(engram.folder, 'notes/gate.md'));
    engram.note('notes/gate.md', '# Lock\n## Key Features\n- **Wicket**: opens to the garden\n');
    await importNotes(engram);
    const now = await question();
    expect(told).toContain('canal');
    expect(now).not.toContain('canal');
  });

  test('changes nothing, and reads no note that is the same', async () => {
    const engram = newProgram();
    const first = await engram.json(importSchema, 'import', join(projectFolder, 'decks'));
    expect([first.files, first.skipped]).toEqual([8, 0]);
    const before = digest(engram.database);
    const again = await engram.json(importSchema, 'import', join(projectFolder, 'decks'));
    expect(again).toEqual({
      dryRun: false,
      files: 8,
      skipped: 8,
      cards: { ...unchanged, unchanged: first.cards.added },
      changes: [],
      warnings: [],
    });
    expect(digest(engram.database)).toBe(before);
  });

  test('a new wording updates its card, which keeps its id and its schedule', async () => {
    const engram = await withHistory();
    const before = await cardOn(engram, 'Bora');
    engram.note(
      'notes/winds.md',
      winds.replace('A cold wind that falls', 'The cold wind which falls'),
    );
    const { cards, changes } = await importNotes(engram);
    expect(cards).toMatchObject({ ...unchanged, updated: 1 });
    expect(changes.map(({ change, id }) => [change, id])).toEqual([['updated', before.id]]);
    const after = await cardOn(engram, 'Bora');
    expect(after.answer).toContain('The cold wind which falls');
    expect({ ...after, answer: before.answer }).toEqual(before);
  });

  test('another number makes a card that was reviewed due, and says what it was', async () => {
    const engram = await withHistory();
    const { id } = await cardOn(engram, 'Sirocco');
    await engram.ok('answer', id, '5');
    await engram.at('2026-03-03T09:00:00Z').ok('answer', id, '5');
    engram.note('notes/winds.md', winds.replace('3 days', '5 days'));
    const said = await engram.at('2026-03-04T09:00:00Z').ok('import', 'notes');
    expect(said).toMatch(/keeps 2 reviews, was .*3.*, now .*5.*: due again/);
    const { card, history } = await engram.json(cardDetailSchema, 'card', id);
    expect(card).toMatchObject({ dueOn: '2026-03-04', intervalDays: 6, repetitions: 2 });
    expect(history.map(({ type }) => type)).toEqual(['answer', 'answer', 'revise']);
  });

  test('another number in a new card is only an update', async () => {
    const engram = await withHistory();
    engram.note('notes/winds.md', winds.replace('3 days', '5 days'));
    await importNotes(engram);
    const { id } = await cardOn(engram, 'Sirocco');
    const { card, history } = await engram.json(cardDetailSchema, 'card', id);
    expect([card.state, history]).toEqual(['new', []]);
  });

  test('a bullet that is gone retires its card, and brings it back as it was', async () => {
    const engram = await withHistory();
    const before = await cardOn(engram, 'Mistral');
    engram.note('notes/winds.md', winds.replace(/- \*\*Mistral.*\n/, ''));
    const gone = await importNotes(engram);
    expect(gone.changes).toContainEqual(
      expect.objectContaining({ change: 'retired', id: before.id }),
    );
    const { cards } = await engram.json(cardsSchema, 'cards');
    expect(cards.map(({ id }) => id)).not.toContain(before.id);
    const { status, stderr } = await engram.run('answer', before.id, '4');
    expect([status, stderr]).toEqual([2, expect.stringContaining('no longer in the notes')]);
    engram.note('notes/winds.md', winds);
    const back = await importNotes(engram);
    expect(back.changes).toContainEqual(
      expect.objectContaining({ change: 'revived', id: before.id }),
    );
    expect(await cardOn(engram, 'Mistral')).toEqual(before);
  });

  test('a file that is renamed and a bullet that moves to another file keep their cards', async () => {
    const engram = await withHistory();
    const before = await cardOn(engram, 'Bora');
    renameSync(join(engram.folder, 'notes/winds.md'), join(engram.folder, 'notes/air.md'));
    const { cards } = await importNotes(engram);
    expect(cards).toMatchObject({ added: 0, retired: 0 });
    const after = await cardOn(engram, 'Bora');
    expect(after).toMatchObject({ id: before.id, dueOn: '2026-03-03', deck: 'air' });
    expect(after.source.file).toMatch(/air\.md$/);
  });

  test('a copy of the database as it was is kept before cards change', async () => {
    const engram = await withHistory();
    const before = await allCards(engram);
    const snapshots = () =>
      readdirSync(join(engram.home, 'backups')).filter((name) => name.includes('-import'));
    const earlier = snapshots().length;
    engram.note('notes/more.md', '# More\n\nQ: What is a gale?\nA: A wind of force 8.\n');
    await importNotes(engram);
    expect(snapshots()).toHaveLength(earlier);
    engram.note('notes/winds.md', winds.replace('A cold', 'A bitter cold'));
    await importNotes(engram);
    const snapshot = snapshots().sort().at(-1) ?? '';
    expect(snapshots()).toHaveLength(earlier + 1);
    const copy = join(engram.folder, 'copy.db');
    await engram.ok('restore', join(engram.home, 'backups', snapshot), '--db', copy);
    const kept = await engram.json(cardsSchema, 'cards', '--retired', '--db', copy);
    expect(kept.cards).toHaveLength(before.length + 1);
    expect(kept.cards).toEqual(expect.arrayContaining([...before]));
  });
});

describe('a dry run', () => {
  test('prints what would happen and leaves every byte of the database', async () => {
    const engram = await withHistory();
    engram.note(
      'notes/winds.md',
      winds.replace('A cold', 'A bitter cold').replace(/- \*\*Mis.*\n/, ''),
    );
    engram.note('notes/more.md', '# More\n\nQ: What is a gale?\nA: A wind of force 8.\n');
    const before = [digest(engram.database), readdirSync(engram.home)];
    const planned = await importNotes(engram, '--dry-run');
    expect(planned.dryRun).toBe(true);
    expect(planned.cards).toMatchObject({ added: 1 });
    expect(planned.cards.retired).toBeGreaterThan(0);
    const said = await engram.ok('import', 'notes', '--dry-run');
    expect(said).toContain('would be retired');
    expect(said).toContain('Nothing was changed: this was a dry run.');
    expect([digest(engram.database), readdirSync(engram.home)]).toEqual(before);
    // The import itself then does what was said.
    const done = await importNotes(engram);
    expect({ ...done, dryRun: true }).toEqual(planned);
  });
});

describe('harm', () => {
  test('much of what was reviewed in a note is not retired without --force', async () => {
    const engram = await withHistory();
    engram.note('notes/winds.md', winds.replace(/- \*\*Bora.*\n/, ''));
    const before = digest(engram.database);
    const { status, stdout, stderr } = await engram.run('import', 'notes');
    expect([status, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^.*winds\.md would lose 1 of its 1 reviewed card\.\n.*--force\.\n$/);
    const refused = await engram.run('import', 'notes', '--json');
    expect(refused.status).toBe(4);
    expect(errorSchema.parse(JSON.parse(refused.stdout)).error.code).toBe('refused-harm');
    expect(digest(engram.database)).toBe(before);
    // It can be looked at, and done.
    expect((await importNotes(engram, '--dry-run')).cards.retired).toBeGreaterThan(0);
    expect((await importNotes(engram, '--force')).cards.retired).toBeGreaterThan(0);
    const retired = await cardOn(engram, 'Bora');
    expect(retired).toMatchObject({ retired: true, intervalDays: 1, dueOn: '2026-03-03' });
  });

  test('not one mature card is', async () => {
    const engram = await withHistory();
    const { id } = await cardOn(engram, 'Bora');
    for (const day of ['03-03', '03-09', '03-26']) {
      await engram.at(`2026-${day}T09:00:00Z`).ok('answer', id, '5');
    }
    // The other cards of the note have answers too: one of six is no great part.
    for (const { id: other, source } of await allCards(engram)) {
      if (source.file.endsWith('winds.md') && other !== id) await engram.ok('answer', other, '4');
    }
    engram.note('notes/winds.md', winds.replace(/- \*\*Bora.*\n/, ''));
    const { status, stderr } = await engram.run('import', 'notes');
    expect([status, stderr]).toEqual([4, expect.stringContaining('retire 1 mature card')]);
    expect(await engram.ok('import', 'notes', '--force')).toMatch(/a mature card \(\S+ \S+\)/);
  });

  test('a note that is missing, empty or not named retires nothing', async () => {
    const engram = await withHistory();
    const before = await allCards(engram);
    rmSync(join(engram.folder, 'notes/winds.md'));
    expect((await importNotes(engram)).cards.retired).toBe(0);
    engram.note('notes/winds.md', ' \n');
    const { cards, warnings } = await importNotes(engram);
    expect(cards.retired).toBe(0);
    expect(warnings).toMatchObject([{ rule: 'empty' }]);
    rmSync(join(engram.folder, 'notes'), { recursive: true });
    await engram.ok('import', engram.note('notes/new.md', '# New\n'));
    expect(await allCards(engram)).toEqual(before);
  });

  test('a note that cannot be read is said with its place, retires nothing and stops no other', async () => {
    const engram = await withHistory();
    engram.note('notes/winds.md', Buffer.concat([Buffer.from(winds), Buffer.from([0, 1, 2])]));
    engram.note('notes/more.md', '# More\n\nQ: What is a gale?\nA: A wind of force 8.\n');
    const { status, stdout, stderr } = await engram.run('import', 'notes', '--json');
    expect([status, stderr]).toEqual([3, '']);
    const { cards, warnings } = importSchema.parse(JSON.parse(stdout));
    expect(cards).toMatchObject({ added: 1, retired: 0 });
    expect(warnings).toMatchObject([
      { file: expect.stringMatching(/winds\.md$/), rule: 'refused' },
    ]);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a note that may not be read retires nothing',
    async () => {
      const engram = await withHistory();
      const { status } = await engram.shell('chmod 0 notes/winds.md && engram import notes');
      expect(status).toBe(3);
      expect((await allCards(engram)).some((card) => card.retired)).toBe(false);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  test('that is named is refused without waiting for it, and one in a folder is said', async () => {
    const engram = newProgram();
    engram.note('notes/tides.md', tides);
    const { stderr } = await engram.shell('mkfifo notes/pipe.md');
    expect(stderr).toBe('');
    const named = await engram.run('import', 'notes/pipe.md');
    expect([named.status, named.stdout]).toEqual([3, expect.stringContaining('pipe.md')]);
    const { cards, warnings } = await engram.json(importSchema, 'import', 'notes');
    expect([cards.added, warnings.length]).toEqual([3, 1]);
  });
});

describe('standard input', () => {
  test('is a note like any other, and known again by its deck', async () => {
    const engram = newProgram();
    const winter = engram.with({ input: winds });
    const first = await winter.json(importSchema, 'import', '-', '--deck', 'weather::winds');
    expect(first.files).toBe(1);
    expect(first.changes.every(({ deck }) => deck === 'weather::winds')).toBe(true);
    const again = await winter.json(importSchema, 'import', '-', '--deck', 'weather::winds');
    expect([again.skipped, again.changes]).toEqual([1, []]);
    const edited = engram.with({ input: winds.replace(/- \*\*Mistral.*\n/, '') });
    const { cards } = await edited.json(importSchema, 'import', '-', '--deck', 'weather::winds');
    expect(cards.retired).toBeGreaterThan(0);
  });

  test('for another deck retires nothing of the first', async () => {
    const engram = newProgram();
    await engram.with({ input: winds }).ok('import', '-', '--deck', 'winds');
    const { cards } = await engram
      .with({ input: tides })
      .json(importSchema, 'import', '-', '--deck', 'tides');
    expect(cards).toMatchObject({ ...unchanged, added: 3 });
    const front = `---\ndeck: sea\n---\n\n${tides}`;
    const named = await engram.with({ input: front }).json(importSchema, 'import', '-');
    expect(named.cards.retired).toBe(0);
  });

  test('that ends at once changes nothing', async () => {
    const { files, cards, warnings } = await newProgram().json(importSchema, 'import', '-');
    expect({ files, cards }).toEqual({ files: 0, cards: { ...unchanged, unchanged: 0 } });
    expect(warnings).toMatchObject([{ file: '<stdin>', rule: 'empty' }]);
  });
});

describe('decks', () => {
  test('are named by the folders and files, unless a person or the note says otherwise', async () => {
    const engram = newProgram();
    engram.note('notes/sea/tides.md', tides);
    engram.note('notes/air.md', `---\ndeck: weather\n---\n${winds}`);
    const decks = async () => [...new Set((await allCards(engram)).map(({ deck }) => deck))];
    await engram.ok('import', 'notes');
    expect((await decks()).toSorted()).toEqual(['sea::tides', 'weather']);
    await engram.ok('import', 'notes/sea/tides.md', '--deck', 'moon');
    expect((await decks()).toSorted()).toEqual(['moon', 'weather']);
    // What a person asked for holds when the notes are imported again.
    await engram.ok('import', 'notes');
    expect((await decks()).toSorted()).toEqual(['moon', 'weather']);
    await engram.ok('import', 'notes', '--deck', 'all');
    expect((await decks()).toSorted()).toEqual(['all::air', 'all::sea::tides']);
    // A note that names its deck goes back to it, although its bytes are the same.
    await engram.ok('import', 'notes');
    expect((await decks()).toSorted()).toEqual(['all::sea::tides', 'weather']);
  });
});

describe('the same question in two notes', () => {
  const one = '# Winds\n\nQ: What is calm?\nA: Wind of force 0.\n';
  const other = '# Seas\n\nQ: What is calm?\nA: A sea of state 0.\n';

  test('is told apart, whatever was imported first', async () => {
    const seen: unknown[] = [];
    for (const order of [
      [['winds.md', 'seas.md']],
      [['seas.md'], ['winds.md']],
      [['winds.md'], ['seas.md']],
    ]) {
      const engram = newProgram();
      engram.note('winds.md', one);
      engram.note('seas.md', other);
      for (const paths of order) await engram.ok('import', ...paths);
      const cards = await allCards(engram);
      expect(new Set(cards.map(({ question }) => question)).size).toBe(2);
      seen.push(cards.map(({ id, question, answer }) => [id, question, answer]).toSorted());
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  test('is asked plainly again when the other is gone', async () => {
    const engram = newProgram();
    engram.note('notes/winds.md', one);
    engram.note('notes/seas.md', other);
    await engram.ok('import', 'notes');
    engram.note('notes/seas.md', '# Seas\n\nQ: What is swell?\nA: Old waves.\n');
    await engram.ok('import', 'notes');
    const { card } = await engram.json(nextSchema, 'next', 'winds');
    expect(card?.question).toBe('What is calm?');
  });
});

test('a folder without notes is said to hold none', async () => {
  const engram = newProgram();
  engram.note('empty/letter.txt', 'Dear reader');
  expect(await engram.ok('import', 'empty')).toContain('No notes found');
});
