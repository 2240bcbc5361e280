import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardId, cardId } from '../../src/card.ts';
import { eventId } from '../../src/event.ts';
import type { CardChange, KnownCard, StoredCard } from '../../src/notes/import-plan.ts';
import type { Act } from '../../src/store/events.ts';
import type { Store } from '../../src/store/store.ts';
import {
  deck,
  importNew,
  openForTest,
  storedCard,
  storeWithCards,
  temporaryFile,
} from './fixture.ts';
import { given, stamp } from './stamps.ts';

/** What there is to do to a collection, each to one of six cards. */
const acts = [
  'answer',
  'fail',
  'suspend',
  'resume',
  'bury',
  'reset',
  'undo',
  'retire',
  'revive',
  'other deck',
  'other note',
  'log',
] as const;

function known(store: Store, id: CardId): KnownCard {
  const [card] = store.known.byIds([id]);
  return card ?? expect.unreachable(`${id} is not there`);
}

function importChanges(store: Store, changes: readonly CardChange[], card: StoredCard): void {
  const { file } = card.source;
  const note = { file, deck: card.deck, contentHash: 'hash', readerVersion: 1 };
  store.applyImport({ changes }, [note], stamp(0));
}

function moveTo(store: Store, id: CardId, change: Partial<StoredCard>): void {
  const was = known(store, id);
  const card = { ...storedCard(id), deck: was.deck, source: was.source, ...change };
  importChanges(store, [{ change: 'moved', card, was, revision: undefined }], card);
}

const simple: Partial<Record<(typeof acts)[number], Act>> = {
  suspend: { type: 'suspend' },
  resume: { type: 'resume' },
  bury: { type: 'bury' },
  reset: { type: 'reset' },
};

function perform(store: Store, act: (typeof acts)[number], id: CardId, at: number): void {
  // Now and then the clock goes back.
  const when = stamp(at % 7 === 6 ? at - 3 : at, at);
  const simpleAct = simple[act];
  if (simpleAct !== undefined) store.events.append(id, simpleAct, when);
  switch (act) {
    case 'answer':
    case 'fail':
      store.events.answer(id, given(act === 'fail' ? 1 : 4), when);
      break;
    case 'undo':
      store.events.undoLatest(when, ['answer', 'suspend', 'reset'], stamp(-99).day);
      break;
    case 'retire':
      if (!known(store, id).retired) {
        const was = known(store, id);
        importChanges(store, [{ change: 'retired', was }], was);
      }
      break;
    case 'revive':
      moveTo(store, id, {});
      break;
    case 'other deck':
      moveTo(store, id, { deck: deck(at % 2 === 0 ? 'aws' : 'gcp') });
      break;
    case 'other note':
      moveTo(store, id, { source: { file: `notes/${at % 3}.md`, line: 1, endLine: 1 } });
      break;
    case 'log':
      store.importReviews(
        [5, 2, 9].map((day) => ({
          ...stamp(day - at, day),
          id: eventId(`log-${at}-${day}`),
          cardId: cardId(day === 9 ? `unknown${at}` : id),
          device: 'elsewhere',
          kind: null,
          grade: 4,
          durationMs: 1000,
          scheduler: null,
          outcome: null,
        })),
      );
  }
}

test('whatever is done, the counts beside cards and log are what they count', () => {
  const deeds = fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(5)), {
    minLength: 1,
    maxLength: 25,
  });
  fc.assert(
    fc.property(deeds, (done) => {
      const { store, ids } = storeWithCards(6, ':memory:');
      for (const [index, [act, pick]] of done.entries()) {
        perform(store, act, ids[pick] ?? cardId('card0'), index);
      }
      expect(store.rollUps.differences()).toBe(0);
      const today = stamp(done.length).day;
      const cards = store.cards.list({}).map(({ card, standing }) => ({ card, standing }));
      for (const { deck: name, total, suspended, new: fresh } of store.decks.byDeck(today)) {
        const ofDeck = cards.filter(({ card }) => card.deck === name);
        expect([total, suspended, fresh]).toEqual([
          ofDeck.length,
          ofDeck.filter(({ standing }) => standing.suspended).length,
          ofDeck.filter(
            ({ standing }) =>
              standing.schedule.state === 'new' &&
              !standing.suspended &&
              standing.buriedOn !== today,
          ).length,
        ]);
      }
      expect([...store.verifySchedules()]).toEqual([]);
      store.close();
    }),
    { numRuns: 60 },
  );
});

test('counts that were tampered with are found, and made again', () => {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(4, file);
  for (const [day, id] of ids.entries()) store.events.answer(id, given(4), stamp(day));
  const counts = store.decks.byDeck(stamp(1).day);
  const days = store.answers.days();
  store.close();
  const database = new Database(file);
  database.exec('UPDATE card_counts SET new_cards = 7; DELETE FROM log_runs WHERE first_seq = 2');
  database.close();
  const opened = openForTest(file);
  expect(opened.rollUps.differences()).toBeGreaterThan(2);
  opened.rollUps.rebuild();
  expect(opened.rollUps.differences()).toBe(0);
  expect(opened.decks.byDeck(stamp(1).day)).toEqual(counts);
  expect(opened.answers.days()).toEqual(days);
});

/** Three cards answered on these days, and then what `sql` does behind the program's back. */
function tampered(sql: string, days = [0, 1, 2]): Store {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(3, file);
  for (const [index, id] of ids.entries()) {
    store.events.answer(id, given(4), stamp(days[index] ?? 0));
  }
  store.close();
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
  return openForTest(file);
}

test('schedules are checked and made by the log alone, whatever its runs say', () => {
  const store = tampered('DELETE FROM log_runs');
  expect([...store.verifySchedules()]).toEqual([]);
  expect(store.rebuildSchedules()).toBe(0);
  expect(store.rollUps.differences()).toBe(3);
});

test('runs that begin too late lose no answer, and wrong ones are refused', () => {
  const late = tampered('DELETE FROM log_runs WHERE first_seq = 1');
  expect([...late.answers.forExport()]).toHaveLength(3);
  const wrong = tampered('DELETE FROM log_runs WHERE first_seq > 1', [2, 0, 1]);
  expect(() => [...wrong.answers.forExport()]).toThrow(
    expect.objectContaining({
      kind: 'refused-data',
      hint: expect.stringContaining('doctor --repair'),
    }),
  );
  wrong.rollUps.rebuild();
  expect([...wrong.answers.forExport()].map(({ day }) => day - stamp(0).day)).toEqual([0, 1, 2]);
});

test('rows that refer to nothing are found', () => {
  expect(tampered('DELETE FROM decks').danglingRows()).toHaveLength(3);
  expect(tampered('DELETE FROM names').danglingRows()).not.toEqual([]);
  expect(storeWithCards(2).store.danglingRows()).toEqual([]);
});

test('a list of a card that is none is found by the check of the file', () => {
  expect(() =>
    tampered("PRAGMA ignore_check_constraints = ON; UPDATE cards SET tags = '[broken'"),
  ).toThrow(expect.objectContaining({ kind: 'refused-data' }));
});

test('a log that came in any order is read in the order of time', () => {
  const { store, ids } = storeWithCards(3);
  const times = [4, 1, 3, 3, 0, 2];
  for (const [index, day] of times.entries()) {
    store.events.answer(ids[index % 3] ?? cardId('card0'), given(4), stamp(day));
  }
  const read = [...store.answers.forStatistics()].map(({ at }) => at);
  expect(read).toEqual(times.toSorted().map((day) => stamp(day).at));
  expect([...store.answers.forExport()].map(({ at }) => at)).toEqual(read);
});

test('of a package, which has decks of its own, new cards come in its order, whatever their decks', () => {
  const store = openForTest();
  const decks = [deck('zoo'), deck('aws'), deck('aws'), deck('zoo'), deck('zoo')];
  importNew(store, [
    storedCard('card9', { deck: deck('zoo'), source: { file: 'a.md', line: 1, endLine: 1 } }),
  ]);
  store.events.append(cardId('card9'), { type: 'suspend' }, stamp(0));
  importNew(
    store,
    decks.map((name, order) => storedCard(`card${order}`, { deck: name })),
  );
  const newOf = (named: readonly string[], newPerDay: number, zoo = newPerDay) =>
    store
      .queueCandidates({
        today: stamp(0).day,
        decks: named.map(deck),
        limits: {
          collection: { newPerDay, reviewsPerDay: 5 },
          decks: new Map([[deck('zoo'), { newPerDay: zoo }]]),
        },
        done: store.answers.doneOn(stamp(0).day),
      })
      .map(({ id }) => String(id));
  expect(newOf([], 3)).toEqual(['card0', 'card1', 'card2']);
  expect(newOf(['aws'], 5)).toEqual(['card1', 'card2']);
  expect(newOf(['zoo'], 2)).toEqual(['card0', 'card3']);
  // What a limit does not let through is read as long as another deck of the note has room.
  expect(newOf([], 3, 1)).toEqual(['card0', 'card1', 'card2']);
});

test('the pace is that of the latest days, whatever was imported after them', () => {
  const { store, ids } = storeWithCards(2);
  for (const id of ids) store.events.answer(id, given(4), stamp(0));
  store.importReviews(
    Array.from({ length: 2500 }, (_, index) => ({
      ...stamp(-400, index),
      id: eventId(`old-${index}`),
      cardId: cardId('elsewhere'),
      device: 'elsewhere',
      kind: null,
      grade: 4 as const,
      durationMs: 1000,
      scheduler: null,
      outcome: null,
    })),
  );
  expect(store.answers.paceSince(stamp(-30).day)).toMatchObject({ cards: 2 });
});
