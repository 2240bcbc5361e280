import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { newStanding } from '../../src/standing.ts';
import { openForTest, storeWithCards, temporaryFile } from './fixture.ts';
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
      kept: expect.objectContaining({ schedule: expect.objectContaining({ ease100: 999 }) }),
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
    { cardId: 'card0', kept: null, replayed: standings[0] },
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
