import { expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { eventId } from '../../src/event.ts';
import type { Grade } from '../../src/grade.ts';
import type { LoggedReview } from '../../src/store/review-log.ts';
import { deck, importNew, openForTest, storedCard, storeWithCards } from './fixture.ts';
import { given, stamp } from './stamps.ts';

/** A row of a log that says no more than it must. */
function logged(card: string, day: number, grade: Grade, ms = 0): LoggedReview {
  return {
    id: eventId(`${card}-${day}-${ms}`),
    cardId: cardId(card),
    device: 'elsewhere',
    ...stamp(day, ms),
    grade,
    durationMs: 1500,
    kind: null,
    scheduler: null,
    outcome: null,
  };
}

test('the answers of a log are what the same answers given here would have been', () => {
  const { store: here, ids } = storeWithCards(1);
  const [id = cardId('')] = ids;
  here.events.answer(id, given(4), stamp(0));
  here.events.answer(id, given(1), stamp(1));
  here.events.answer(id, given(4), stamp(1, 60_000));
  const { store: there } = storeWithCards(1);
  const rows = [logged('card0', 1, 1), logged('card0', 0, 4), logged('card0', 1, 4, 60_000)];
  expect(there.importReviews(rows)).toEqual({ added: 3, known: 0, cards: 1, awaited: 0 });
  expect(there.cards.byId(id)?.standing).toEqual(here.cards.byId(id)?.standing);
  const evidence = (store: typeof here) =>
    store.events
      .historyOf(id)
      .map((event) =>
        event.type === 'answer' ? [event.kind, event.grade, event.scheduler, event.outcome] : [],
      );
  expect(evidence(there)).toEqual(evidence(here));
  expect([...there.verifySchedules()]).toEqual([]);
});

test('what is recorded already is not recorded twice, and what comes late finds its place', () => {
  const { store, ids } = storeWithCards(1);
  const [id = cardId('')] = ids;
  store.importReviews([logged('card0', 3, 5)]);
  expect(store.importReviews([logged('card0', 3, 5), logged('card0', 0, 5)])).toEqual({
    added: 1,
    known: 1,
    cards: 1,
    awaited: 0,
  });
  expect(store.cards.byId(id)?.standing.schedule).toMatchObject({ repetitions: 2 });
  expect([...store.verifySchedules()]).toEqual([]);
});

test('what a log says of an answer is kept as it says', () => {
  const { store, ids } = storeWithCards(1);
  const [id = cardId('')] = ids;
  const outcome = {
    intervalDays: 9,
    memory: { scheduler: 'fsrs', stability: 9.2, difficulty: 4 },
    dueOn: stamp(9).day,
  } as const;
  store.importReviews([
    { ...logged('card0', 0, 4), kind: 'review', scheduler: 'fsrs-6/x', outcome },
  ]);
  expect(store.events.historyOf(id)).toMatchObject([
    { kind: 'review', scheduler: 'fsrs-6/x', outcome },
  ]);
});

test('the history of a card that is not here waits for its note', () => {
  const store = openForTest();
  expect(store.importReviews([logged('card7', 0, 4), logged('card7', 1, 4)])).toEqual({
    added: 2,
    known: 0,
    cards: 1,
    awaited: 1,
  });
  expect(store.cards.list({})).toEqual([]);
  expect(store.known.notes()).toEqual([]);
  expect([...store.known.retired()]).toEqual([]);
  expect(store.known.byIds([cardId('card7')])).toEqual([]);
  expect([...store.answers.forExport()]).toHaveLength(2);
  importNew(store, [storedCard('card7', { deck: deck('aws::late') })]);
  expect(store.cards.list({})).toMatchObject([
    { card: { deck: 'aws::late', retired: false }, standing: { schedule: { repetitions: 2 } } },
  ]);
  expect(store.known.byIds([cardId('card7')])).toHaveLength(1);
  expect([...store.verifySchedules()]).toEqual([]);
});

test('a log with an answer that cannot be kept adds nothing at all', () => {
  const { store } = storeWithCards(1);
  const wrong = { ...logged('card0', 2, 4), durationMs: -1 };
  expect(() => store.importReviews([logged('card0', 1, 4), wrong])).toThrow();
  expect([...store.answers.forExport()]).toEqual([]);
});
