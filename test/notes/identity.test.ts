import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/card.ts';
import type { Draft } from '../../src/notes/draft.ts';
import type { ImportPlan } from '../../src/notes/import-plan.ts';
import { changesExistingCards, tallyOf } from '../../src/notes/import-tally.ts';
import { questionHashOf } from '../../src/notes/questions.ts';
import {
  applied,
  byAnswer,
  type Collection,
  changeTo,
  counts,
  imported,
  mint,
  plan,
  planOf,
  reviewed,
} from './collection.ts';
import { drafts } from './reading.ts';

const kiln =
  '# Kiln\n## Parts\n- **Shelf**: carries the pots\n- **Burner**: heats the chamber\n- **Damper**: holds back the draught\n';

describe('importing', () => {
  it('adds what is new', () => {
    const first = plan([], { 'kiln.md': kiln });
    expect(counts(first)).toEqual({ added: 4 });
    expect(changesExistingCards(tallyOf(first, 0))).toBe(false);
  });

  it('the same notes again changes nothing', () => {
    const again = plan(imported({ 'kiln.md': kiln }), { 'kiln.md': kiln });
    expect(counts(again)).toEqual({ unchanged: 4 });
    expect(changesExistingCards(tallyOf(again, 0))).toBe(false);
  });

  it('gives the same ids on every machine, whatever else was imported first', () => {
    const alone = imported({ 'kiln.md': kiln });
    const later = imported({ 'lamp.md': '# Lamp\n- **Wick**: draws oil\n' }, { 'kiln.md': kiln });
    const ids = later.filter(({ source }) => source.file === 'kiln.md').map(({ id }) => id);
    expect(ids).toEqual(alone.map(({ id }) => id));
  });

  it('gives every card an id of its own, even where minting collides', () => {
    const narrow = (seed: string) => cardId(seed.includes('\u0001') ? mint(seed) : 'always-same');
    const first = plan([], { 'kiln.md': kiln }, { mint: narrow });
    const ids = applied([], first).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('does not take two questions for the same because their hashes are', () => {
    const one = 'In EC2, what is *Kamizunoba*?';
    const other = 'In EC2, what is *Dipubaraba*?';
    expect(questionHashOf(one)).toBe(questionHashOf(other));
    const asking = (question: string, file: string): readonly Draft[] =>
      drafts(`- **Term**: says what ${file} says of it\n`, { file, topic: file }).map((draft) => ({
        ...draft,
        face: { ...draft.face, question },
      }));
    const notes = [asking(one, 'a.md'), asking(other, 'b.md')] as const;
    const together = applied([], planOf([], ['a.md', 'b.md'], notes));
    expect(together.map(({ face }) => face.question)).toEqual([one, other]);
    // One after the other: what comes later leaves what is there as it is.
    const first = applied([], planOf([], ['a.md'], [notes[0]]));
    const second = planOf(first, ['b.md'], [notes[1]]);
    expect(counts(second)).toEqual({ added: 1 });
    expect(applied(first, second).map(({ face }) => face.question)).toEqual([one, other]);
  });

  it('knows a card that brings its id along by nothing else', () => {
    const [shelf, burner] = drafts(kiln, { file: 'kiln.md', topic: 'Kiln' });
    if (!shelf || !burner) throw new Error('nothing was read');
    const read = (draft: Draft, stored: Collection): ImportPlan =>
      planOf(stored, ['kiln.md'], [[{ ...draft, id: cardId('brought') }]]);
    const first = read(shelf, []);
    const stored = applied([], first);
    expect(stored.map(({ id }) => id)).toEqual(['brought']);
    // The same words have another id in a note, and are not taken for this card.
    const others = applied([], plan([], { 'kiln.md': kiln }));
    expect(counts(read(shelf, others))).toMatchObject({ added: 1, retired: others.length });
    expect(counts(read(burner, stored))).toEqual({ updated: 1 });
    const gone = stored.map((card) => ({ ...card, retired: true }));
    expect(counts(read(burner, gone))).toEqual({ revived: 1 });
  });

  it('mints no id that another card has', () => {
    const stored = imported({ 'kiln.md': kiln });
    const [taken] = stored;
    if (!taken) throw new Error('nothing was imported');
    const narrow = (seed: string) => (seed.includes('\u0001') ? mint(seed) : taken.id);
    const next = plan(stored, { 'lamp.md': '# Lamp\n- **Wick**: draws oil\n' }, { mint: narrow });
    expect(changeTo(next, 'draws oil').card.id).not.toBe(taken.id);
  });

  it('makes the cards of one bullet siblings, and no others', () => {
    const stored = imported({
      'a.md': '# A\n| x | y | z |\n|---|---|---|\n| r | 1 | 2 |\n| s | 3 | 4 |\n',
    });
    const groups = ['1', '2', '3', '4'].map((answer) => byAnswer(stored, answer).group);
    expect(groups[0]).toBe(groups[1]);
    expect(groups[2]).toBe(groups[3]);
    expect(groups[0]).not.toBe(groups[2]);
  });
});

describe('a card keeps its id and its history', () => {
  const stored = reviewed(imported({ 'kiln.md': kiln }), 14);
  const shelf = byAnswer(stored, 'carries the pots');

  it('when its answer is reworded, as an update', () => {
    const next = plan(stored, { 'kiln.md': kiln.replace('carries the pots', 'bears the ware') });
    expect(changeTo(next, 'bears the ware')).toMatchObject({
      change: 'updated',
      card: { id: shelf.id },
      was: { reviews: 14 },
    });
    expect(counts(next)).toEqual({ updated: 1, unchanged: 3 });
  });

  it('when its term is renamed', () => {
    const next = plan(stored, { 'kiln.md': kiln.replace('**Shelf**', '**Kiln Shelf**') });
    expect(changeTo(next, 'carries the pots')).toMatchObject({
      change: 'updated',
      card: { id: shelf.id },
    });
  });

  it('when its format changes, without being due again', () => {
    const next = plan(stored, {
      'kiln.md': kiln.replace('carries the pots', 'carries **the** pots.'),
    });
    expect(changeTo(next, 'carries **the** pots.')).toMatchObject({
      change: 'updated',
      card: { id: shelf.id },
      revision: undefined,
    });
  });

  it('when its heading is renamed', () => {
    const next = plan(stored, { 'kiln.md': kiln.replace('## Parts', '## Components of it all') });
    for (const change of next.changes) {
      expect(change.change).not.toBe('added');
      expect(change.change).not.toBe('retired');
    }
    expect(changeTo(next, 'carries the pots').card.id).toBe(shelf.id);
  });

  it('when the bullets change places', () => {
    const lines = kiln.split('\n');
    const turned = [...lines.slice(0, 2), ...lines.slice(2, 5).reverse()].join('\n');
    const next = plan(stored, { 'kiln.md': turned });
    expect(changeTo(next, 'carries the pots').card.id).toBe(shelf.id);
    expect(next.changes.filter(({ change }) => change === 'added' || change === 'retired')).toEqual(
      [],
    );
  });

  it('when it moves to another note, which says so', () => {
    const next = plan(stored, {
      'kiln.md':
        '# Kiln\n## Parts\n- **Burner**: heats the chamber\n- **Damper**: holds back the draught\n',
      'ware.md': '# Ware\n- **Shelf**: carries the pots\n',
    });
    const change = changeTo(next, 'carries the pots');
    expect(change.card).toMatchObject({ id: shelf.id, source: { file: 'ware.md' } });
    expect(['moved', 'updated']).toContain(change.change);
  });

  it('when its file is renamed', () => {
    const next = plan(stored, { 'oven.md': kiln }, { missing: ['kiln.md'] });
    expect(counts(next)).toEqual({ moved: 4 });
    expect(changeTo(next, 'carries the pots').card.id).toBe(shelf.id);
  });
});

describe('a card that is no longer in its note', () => {
  const stored = reviewed(imported({ 'kiln.md': kiln }));
  const burner = byAnswer(stored, 'heats the chamber');
  const without = kiln.replace('- **Burner**: heats the chamber\n', '');

  it('is retired, with its history', () => {
    const next = plan(stored, { 'kiln.md': without });
    expect(
      next.changes.flatMap((change) => (change.change === 'retired' ? [change.was] : [])),
    ).toEqual([burner]);
    expect(changesExistingCards(tallyOf(next, 0))).toBe(true);
  });

  it('stays retired while it stays away', () => {
    const gone = applied(stored, plan(stored, { 'kiln.md': without }));
    expect(counts(plan(gone, { 'kiln.md': without }))).toEqual({ unchanged: 3 });
  });

  it('is revived with the same id and history when it comes back', () => {
    const gone = applied(stored, plan(stored, { 'kiln.md': without }));
    const next = plan(gone, { 'kiln.md': kiln });
    expect(changeTo(next, 'heats the chamber')).toMatchObject({
      change: 'revived',
      card: { id: burner.id },
      was: { reviews: 5 },
      revision: undefined,
    });
  });

  it('is revived in another note too', () => {
    const gone = applied(stored, plan(stored, { 'kiln.md': without }));
    const next = plan(gone, { 'fire.md': '# Fire\n- **Burner**: heats the chamber\n' });
    expect(changeTo(next, 'heats the chamber')).toMatchObject({
      change: 'revived',
      card: { id: burner.id },
    });
  });

  it('is not retired because its file is missing', () => {
    expect(plan(stored, {}, { missing: ['kiln.md'] }).changes).toEqual([]);
  });

  it('is not retired because its file was not named', () => {
    const next = plan(stored, { 'lamp.md': '# Lamp\n- **Wick**: draws oil\n' });
    expect(counts(next)).toEqual({ added: 1 });
  });
});

describe('the same words twice', () => {
  it('under different headings are two cards, each with its own history', () => {
    const note =
      '# Kiln\n## Gas\n- **Damper**: holds back the draught\n## Wood\n- **Damper**: holds back the draught\n';
    const stored = imported({ 'kiln.md': note });
    expect(stored.filter(({ face }) => face.kind === 'term')).toHaveLength(2);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
    const turned =
      '# Kiln\n## Wood\n- **Damper**: holds back the draught\n## Gas\n- **Damper**: holds back the draught\n';
    const next = applied(stored, plan(stored, { 'kiln.md': turned }));
    const idUnder = (cards: typeof stored, heading: string) =>
      cards.find(({ path }) => path.at(-1) === heading)?.id;
    expect(idUnder(next, 'Gas')).toBe(idUnder(stored, 'Gas'));
    expect(idUnder(next, 'Wood')).toBe(idUnder(stored, 'Wood'));
  });

  it('copied to another heading are a new card, and the old one keeps its history', () => {
    const stored = reviewed(imported({ 'kiln.md': kiln }));
    const next = plan(stored, {
      'kiln.md': `# Air\n- **Damper**: holds back the draught\n\n${kiln}`,
    });
    expect(counts(next)).toEqual({ added: 1, unchanged: 4 });
  });

  it('copied to a note of another name are a new card', () => {
    const stored = reviewed(imported({ 'kiln.md': kiln }));
    const next = plan(stored, {
      'kiln.md': kiln,
      'zz.md': '# Copy\n- **Damper**: holds back the draught\n',
    });
    expect(counts(next)).toEqual({ added: 1, unchanged: 4 });
  });

  it('leave the name that the author gave to the card that still has it', () => {
    const named = '# Lamp\n- **Wick**: draws oil <!-- id: w -->\n';
    const stored = reviewed(imported({ 'kiln.md': kiln, 'lamp.md': named }));
    const next = plan(stored, {
      'kiln.md': kiln.replace('carries the pots', 'carries the pots <!-- id: w -->'),
      'lamp.md': `${named}- **Glass**: keeps the wind off\n`,
    });
    // No change is its own: it is as it was.
    const changed = next.changes.flatMap((one) => (one.change === 'added' ? [] : [one.was.id]));
    expect(changed).not.toContain(byAnswer(stored, 'draws oil').id);
    expect(changeTo(next, 'carries the pots').card.id).toBe(
      byAnswer(stored, 'carries the pots').id,
    );
  });

  it('goes with the file that was renamed where another lost the same text', () => {
    const stored = reviewed(imported({ 'a.md': kiln, 'z.md': kiln }));
    const ids = stored.filter(({ source }) => source.file === 'z.md').map(({ id }) => id);
    const next = plan(stored, { 'a.md': '# Bare\n', 'y.md': kiln }, { missing: ['z.md'] });
    const moved = next.changes.flatMap((one) => (one.change === 'moved' ? [one.was.id] : []));
    expect(moved.sort()).toEqual([...ids].sort());
    expect(counts(next)).toEqual({ moved: 4, retired: 4 });
  });
});

describe('what is counted', () => {
  it('has each card once, also one that is only asked in other words because of a copy', () => {
    const stored = imported({ 'kiln.md': kiln, 'lamp.md': '# Lamp\n- **Wick**: draws oil\n' });
    const next = plan(stored, {
      'kiln.md': kiln,
      'lamp.md': '# Lamp\n- **Wick**: draws oil\n',
      'other.md': '# Kiln\n## Parts\n- **Shelf**: is a board of clay\n',
    });
    expect(changeTo(next, 'carries the pots')).toMatchObject({ change: 'updated' });
    expect(counts(next)).toEqual({ added: 1, updated: 1, unchanged: 4 });
  });

  it('has a card that a package brings only where no note of the same run makes it', () => {
    const [draft] = drafts(kiln, { file: 'kiln.md', topic: 'Kiln' });
    if (!draft) throw new Error('nothing was read');
    const made = imported({ 'kiln.md': kiln });
    const brought = { ...draft, id: byAnswer(made, draft.face.answer).id };
    const next = planOf(
      [],
      ['kiln.md', 'kiln.apkg'],
      [drafts(kiln, { file: 'kiln.md', topic: 'Kiln' }), [brought]],
    );
    expect(counts(next)).toEqual({ added: 4, unchanged: 1 });
  });
});

describe('a change of substance', () => {
  const note = '# Disk\n- **Limit**: a file may be 5 GB large\n';

  it('keeps the history, and tells what was and what is', () => {
    const stored = reviewed(imported({ 'disk.md': note }));
    const next = plan(stored, { 'disk.md': note.replace('5 GB', '5 TB') });
    expect(changeTo(next, 'a file may be 5 TB large')).toMatchObject({
      change: 'updated',
      was: { id: stored[0]?.id, reviews: 5 },
      card: { id: stored[0]?.id },
      revision: { was: '5 gb', now: '5 tb' },
    });
  });

  it('is nothing to tell of a card that was never reviewed', () => {
    const next = plan(imported({ 'disk.md': note }), { 'disk.md': note.replace('5 GB', '5 TB') });
    expect(changeTo(next, 'a file may be 5 TB large')).toMatchObject({
      change: 'updated',
      revision: undefined,
    });
  });
});
