import { describe, expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import type { CardChange, KnownCard } from '../../src/notes/import-plan.ts';
import { questionHashOf } from '../../src/notes/questions.ts';
import type { Store } from '../../src/store/store.ts';
import { deck, importNew, openForTest, storedCard } from './fixture.ts';
import { firstDay, given, stamp } from './stamps.ts';

const file = 'notes/aws.md';

function collection(): Store {
  const store = openForTest(':memory:');
  importNew(store, [storedCard('card0'), storedCard('card1')]);
  return store;
}

function known(store: Store, id: string): KnownCard {
  const found = store.known.byIds([cardId(id)])[0];
  if (found === undefined) throw new Error(`No card ${id}`);
  return found;
}

function apply(store: Store, ...changes: readonly CardChange[]): void {
  store.applyImport({ changes }, [], stamp(5));
}

describe('what an import knows', () => {
  test('is what was stored, with the history in figures', () => {
    const store = collection();
    store.events.answer(cardId('card0'), given(4), stamp(0));
    store.events.answer(cardId('card0'), given(4), stamp(1));
    store.events.answer(cardId('card0'), given(4), stamp(7));
    store.events.undoLatest(stamp(7, 9), ['answer'], firstDay);
    expect(store.known.standingIn([file])).toEqual([
      { ...storedCard('card0'), retired: false, reviews: 2, intervalDays: 6 },
      { ...storedCard('card1'), retired: false, reviews: 0, intervalDays: 0 },
    ]);
  });

  test('is limited to the file asked for, and apart from it what is retired', () => {
    const store = collection();
    importNew(store, [
      storedCard('other0', { source: { file: 'other.md', line: 1, endLine: 1 } }),
      storedCard('other1', { source: { file: 'other.md', line: 2, endLine: 2 } }),
    ]);
    const [was] = store.known.standingIn(['other.md']);
    if (was) apply(store, { change: 'retired', was });
    const ids = (cards: readonly KnownCard[]) => cards.map((card) => card.id);
    expect(ids(store.known.standingIn([file]))).toEqual(['card0', 'card1']);
    expect(ids(store.known.standingIn([file, 'other.md']))).toEqual(['card0', 'card1', 'other1']);
    expect([...store.known.retired()].map(([of, cards]) => [of, ids(cards)])).toEqual([
      ['other.md', ['other0']],
    ]);
  });

  test('holds who else asks the same, however it is written', () => {
    const store = collection();
    const asked = [questionHashOf('**What** is `card0`')];
    expect(store.known.asking(asked).map((card) => card.id)).toEqual(['card0']);
    apply(store, { change: 'retired', was: known(store, 'card0') });
    expect(store.known.asking(asked)).toEqual([]);
  });

  test('tells which ids are taken', () => {
    const store = collection();
    const found = store.known.byIds([cardId('card1'), cardId('card')]);
    expect(found.map(({ id }) => id)).toEqual(['card1']);
  });

  test('remembers the notes in the order in which they first came', () => {
    const store = collection();
    const note = { deck: deck('b'), contentHash: 'one', readerVersion: 1 };
    store.applyImport({ changes: [] }, [{ ...note, file: 'a.md' }], stamp(1));
    store.applyImport(
      { changes: [] },
      [{ file, deck: deck('c'), contentHash: 'two', readerVersion: 2 }],
      stamp(2),
    );
    expect(store.known.notes()).toEqual([
      { file, deck: 'c', contentHash: 'two', readerVersion: 2, importedAt: stamp(2).at },
      { ...note, file: 'a.md', importedAt: stamp(1).at },
    ]);
  });
});

describe('applying a plan', () => {
  test('a changed card keeps its history and its schedule', () => {
    const store = collection();
    const { standing } = store.events.answer(cardId('card0'), given(4), stamp(0));
    const card = storedCard('card0', {
      face: { kind: 'list', question: 'Name two.', answer: '- x\n- y', items: ['x', 'y'] },
      path: ['Elsewhere'],
      source: { file, line: 7, endLine: 9 },
    });
    apply(store, { change: 'updated', card, was: known(store, 'card0'), revision: undefined });
    expect(known(store, 'card0')).toEqual({ ...card, retired: false, reviews: 1, intervalDays: 1 });
    expect(store.cards.byId(cardId('card0'))?.standing).toEqual(standing);
  });

  test('a change of substance makes the card due and is shown once', () => {
    const store = collection();
    store.events.answer(cardId('card0'), given(4), stamp(0));
    const revision = { was: '5 GB', now: '5 TB' };
    const was = known(store, 'card0');
    apply(store, { change: 'updated', card: storedCard('card0'), was, revision });
    expect(store.cards.byId(cardId('card0'))?.standing).toMatchObject({ revision });
    expect(store.events.historyOf(cardId('card0')).at(-1)).toMatchObject({
      type: 'revise',
      ...revision,
      ...stamp(5),
    });
    expect([...store.verifySchedules()]).toEqual([]);
  });

  test('a card that reads the same follows its note when lines move', () => {
    const store = collection();
    const card = storedCard('card0', { source: { file, line: 80, endLine: 81 }, order: 12 });
    apply(store, { change: 'unchanged', card, was: known(store, 'card0'), revision: undefined });
    expect(known(store, 'card0')).toMatchObject(card);
  });

  test('what left its note is retired with all it was, and comes back with it', () => {
    const store = collection();
    store.events.answer(cardId('card0'), given(4), stamp(0));
    apply(store, { change: 'retired', was: known(store, 'card0') });
    expect(store.cards.list({}).map(({ card }) => card.id)).toEqual(['card1']);
    expect(store.cards.list({ includeRetired: true })).toHaveLength(2);
    expect(known(store, 'card0')).toMatchObject({ retired: true, reviews: 1, intervalDays: 1 });
    const was = known(store, 'card0');
    apply(store, { change: 'revived', card: storedCard('card0'), was, revision: undefined });
    expect(known(store, 'card0')).toEqual({ ...was, retired: false });
  });

  test('a card that moved to another note belongs to that one', () => {
    const store = collection();
    importNew(store, [storedCard('other0', { source: { file: 'new.md', line: 1, endLine: 1 } })]);
    const card = storedCard('card0', {
      source: { file: 'new.md', line: 2, endLine: 2 },
      order: 1,
    });
    apply(store, { change: 'moved', card, was: known(store, 'card0'), revision: undefined });
    expect(store.known.standingIn(['new.md']).map((one) => one.id)).toEqual(['other0', 'card0']);
  });

  test('is refused where another import has touched a note since it was read', () => {
    const store = collection();
    const record = { file, deck: deck('aws'), contentHash: 'mine', readerVersion: 1 };
    const [{ importedAt } = { importedAt: 0 }] = store.known.notes();
    const seen = { importedAt, cards: 2 };
    const refused = expect.objectContaining({ kind: 'busy' });
    const applied = (change: object) => () =>
      store.applyImport({ changes: [] }, [{ ...record, ...change }], stamp(5));
    expect(applied({ seen: { ...seen, importedAt: undefined } })).toThrow(refused);
    expect(applied({ seen: { ...seen, importedAt: importedAt - 1 } })).toThrow(refused);
    expect(applied({ seen: { ...seen, cards: 3 } })).toThrow(refused);
    expect(applied({ file: 'new.md', seen })).toThrow(refused);
    expect(applied({ file: 'new.md', seen: { importedAt: undefined, cards: 0 } })).not.toThrow();
    expect(applied({ seen })).not.toThrow();
  });

  test('keeps all of it or nothing', () => {
    const store = collection();
    const was = { ...known(store, 'card1'), facts: 'what it said before another import' };
    const changes: readonly CardChange[] = [
      { change: 'added', card: storedCard('card2') },
      { change: 'retired', was: known(store, 'card0') },
      { change: 'updated', card: storedCard('card1', { tags: ['x'] }), was, revision: undefined },
    ];
    const before = store.known.standingIn([file]);
    expect(() =>
      store.applyImport(
        { changes },
        [{ file, deck: deck('aws'), contentHash: 'later', readerVersion: 1 }],
        stamp(5),
      ),
    ).toThrow(expect.objectContaining({ kind: 'busy' }));
    expect(store.known.standingIn([file])).toEqual(before);
    expect(store.known.notes()[0]?.contentHash).toBe('hash');
  });

  test('does not add a card twice when another import was faster', () => {
    const store = collection();
    expect(() => apply(store, { change: 'added', card: storedCard('card0') })).toThrow(
      expect.objectContaining({ kind: 'busy' }),
    );
  });
});
