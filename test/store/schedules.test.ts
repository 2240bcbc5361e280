import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { type Grade, grades } from '../../src/grade.ts';
import type { RuleBook } from '../../src/schedule/rules.ts';
import { newStanding } from '../../src/standing.ts';
import { ruleSets } from '../schedule/rule-sets.ts';
import {
  deck,
  importNew,
  openForTest,
  storedCard,
  storeWithCards,
  temporaryFile,
} from './fixture.ts';
import { given, stamp } from './stamps.ts';

/** Two cards with an answer each, and then what `sql` does behind the program's back. */
function tampered(sql: string) {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(2, file);
  const standings = ids.map((id) => store.events.answer(id, given(4), stamp(0)).standing);
  store.close();
  const database = new Database(file);
  database.exec(sql);
  database.close();
  return { store: openForTest(file), ids, standings };
}

test('a schedule that is not the replay of its history is found, and made so', () => {
  const { store, standings } = tampered('UPDATE schedules SET ease100 = 999 WHERE card = 2');
  expect([...store.verifySchedules()]).toEqual([
    {
      cardId: 'card1',
      retired: false,
      kept: expect.objectContaining({
        schedule: expect.objectContaining({ memory: { scheduler: 'sm2', ease100: 999 } }),
      }),
      replayed: standings[1],
    },
  ]);
  expect(store.rebuildSchedules()).toBe(1);
  expect([...store.verifySchedules()]).toEqual([]);
  expect(store.cards.byId(cardId('card1'))?.standing).toEqual(standings[1]);
});

test('a schedule that is missing is found, and made again', () => {
  const { store, standings } = tampered('DELETE FROM schedules WHERE card = 1');
  expect([...store.verifySchedules()]).toEqual([
    { cardId: 'card0', retired: false, kept: null, replayed: standings[0] },
  ]);
  store.rebuildSchedules();
  expect(store.cards.byId(cardId('card0'))?.standing).toEqual(standings[0]);
});

test('schedules made by other rules are made again when the database is opened', () => {
  const { store, ids, standings } = tampered(`
    UPDATE schedules SET leech = 1;
    UPDATE meta SET value = '0' WHERE key = 'fold'`);
  expect(ids.map((id) => store.cards.byId(id)?.standing)).toEqual(standings);
});

test('a history that is all there tells nothing to mend', () => {
  const { store } = storeWithCards(3);
  expect([...store.verifySchedules()]).toEqual([]);
  expect(store.rebuildSchedules()).toBe(0);
  expect(store.cards.byId(cardId('card2'))?.standing).toEqual(newStanding);
});

/** Every deck by the rules of this name. */
function bookOf(name: string): RuleBook {
  const [, rules] = ruleSets.find(([title]) => title === name) ?? [];
  if (rules === undefined) throw new Error(`No rules are called ${name}`);
  return { signature: name, of: () => rules };
}

const names = ruleSets.map(([name]) => name);

test.each(names)('what is kept answer by answer is the replay of the log by %s', (name) => {
  const acts = fc.array(
    fc.tuple(
      fc.constantFrom<Grade | 'undo' | 'reset'>(...grades, 'undo', 'reset'),
      fc.nat(9),
      fc.nat(2),
    ),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(acts, (given_) => {
      const store = openForTest(':memory:', bookOf(name));
      const ids = ['card0', 'card1', 'card2'].map(cardId);
      importNew(
        store,
        ids.map((id) => storedCard(id)),
      );
      let day = 0;
      for (const [index, [act, step, pick]] of given_.entries()) {
        // Now and then the clock goes back.
        day += step === 9 ? -2 : step >> 1;
        const id = ids[pick] ?? cardId('card0');
        const at = stamp(day, index);
        if (act === 'undo') store.events.undoLatest(at, ['answer', 'reset'], stamp(-99).day);
        else if (act === 'reset') store.events.append(id, { type: 'reset' }, at);
        else store.events.answer(id, given(act), at);
      }
      expect([...store.verifySchedules()]).toEqual([]);
      store.close();
    }),
    { numRuns: 40 },
  );
});

test('another scheduler replays the log, and the one before restores exactly', () => {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(6, file);
  for (const [index, id] of ids.entries()) {
    for (let day = 0; day <= index; day += 1) {
      store.events.answer(id, given(grades[(index + day * 2) % 6] ?? 4), stamp(day * 3));
    }
  }
  const standings = () => openedStandings(file, 'SM-2');
  store.close();
  const before = standings();
  for (const name of names) {
    const other = openedStandings(file, name);
    if (name.startsWith('FSRS')) {
      expect(other.map(({ schedule }) => schedule)).toMatchObject(
        other.map(() => ({ memory: { scheduler: 'fsrs' } })),
      );
    }
    expect(standings()).toEqual(before);
  }
});

function openedStandings(file: string, name: string) {
  const store = openForTest(file, bookOf(name));
  const standings = store.cards.list({}).map(({ standing }) => standing);
  store.close();
  return standings;
}

test('a deck may have rules of its own, which a card that moves there is folded by', () => {
  const [, other] = ruleSets.find(([name]) => name === 'FSRS') ?? [];
  const plain = bookOf('SM-2');
  const file = temporaryFile();
  const store = openForTest(file, {
    signature: 'two',
    of: (name) => (name === 'fsrs' && other !== undefined ? other : plain.of(name)),
  });
  const card = storedCard('card0');
  importNew(store, [card]);
  store.events.answer(card.id, given(4), stamp(0));
  const [was] = store.known.standingIn([card.source.file]);
  if (was === undefined) throw new Error('The card is not known');
  const moved = { ...card, deck: deck('fsrs') };
  store.applyImport(
    { changes: [{ change: 'updated', was, card: moved, revision: undefined }] },
    [],
    stamp(1),
  );
  expect(store.cards.byId(card.id)?.standing.schedule).toMatchObject({
    memory: { scheduler: 'fsrs' },
  });
  expect([...store.verifySchedules()]).toEqual([]);
});
