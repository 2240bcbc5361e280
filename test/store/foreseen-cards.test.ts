import { expect, test } from 'vitest';
import { storeWithCards } from './fixture.ts';
import { given, stamp } from './stamps.ts';

test('cards that may yet be asked: answered ones with their schedule, new ones as in the notes', () => {
  const { store, ids } = storeWithCards(5);
  const [first, second, third, , last] = ids;
  if (!first || !second || !third || !last) throw new Error('five cards were made');
  store.events.answer(last, given(4), stamp(0));
  store.events.append(second, { type: 'suspend' }, stamp(0, 1));
  store.events.append(third, { type: 'bury' }, stamp(0, 2));
  const cards = store.foreseenCards();
  expect(cards.map(({ id }) => id)).toEqual([last, first, third, ids[3]]);
  expect(cards[0]?.schedule).toEqual(store.cards.byId(last)?.standing.schedule);
  expect(cards.slice(1).map(({ schedule }) => schedule.state)).toEqual(['new', 'new', 'new']);
  expect(cards.map(({ buriedOn }) => buriedOn)).toEqual([null, null, stamp(0).day, null]);
  expect(cards[0]?.path).toEqual(['Amazon EC2', 'Key Features']);
});

test('the answers of some cards are those of the log that stand, in the order of time', () => {
  const { store, ids } = storeWithCards(3);
  const [first, second, third] = ids;
  if (!first || !second || !third) throw new Error('three cards were made');
  for (const [day, id] of [first, second, third, first, second].entries()) {
    store.events.answer(id, given(4), stamp(day));
  }
  const undone = store.events.answer(first, given(1), stamp(6)).event;
  store.events.undo(first, undone.id, stamp(6, 1));
  const all = [...store.answers.forModels()];
  expect([...store.answers.forModelsOf([third, first])]).toEqual(
    all.filter(({ cardId }) => cardId !== second),
  );
  expect([...store.answers.forModelsOf(ids)]).toEqual(all);
});
