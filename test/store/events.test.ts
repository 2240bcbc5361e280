import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import type { Grade } from '../../src/grade.ts';
import { grades } from '../../src/grade.ts';
import { newStanding } from '../../src/standing.ts';
import type { Act, Stamp } from '../../src/store/events.ts';
import type { Store } from '../../src/store/store.ts';
import { openForTest, storeWithCards, temporaryFile } from './fixture.ts';
import { firstDay, given, stamp } from './stamps.ts';

const anyAct = ['answer', 'suspend', 'resume', 'bury', 'flag', 'unflag', 'reset'] as const;

function undo(store: Store, when: Stamp, types: readonly (typeof anyAct)[number][] = ['answer']) {
  return store.events.undoLatest(when, types, firstDay);
}

function standing(store: Store, id: string) {
  return store.cards.byId(cardId(id))?.standing;
}

describe('an answer', () => {
  test('is recorded with what the scheduler made of it', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    const first = store.events.answer(id, given(4), stamp(0));
    expect(first.event).toMatchObject({
      type: 'answer',
      cardId: id,
      kind: 'learn',
      grade: 4,
      durationMs: 3000,
      scheduler: 'sm2/1',
      outcome: {
        intervalDays: 1,
        memory: { scheduler: 'sm2', ease100: 250 },
        dueOn: firstDay + 1,
      },
      ...stamp(0),
    });
    expect(first.standing.schedule).toMatchObject({ state: 'review', intervalDays: 1 });
    const second = store.events.answer(id, given(1), stamp(1));
    expect(second.event.kind).toBe('review');
    const drill = store.events.answer(id, given(4), stamp(1, 60_000));
    expect(drill.event.kind).toBe('drill');
    expect(store.events.historyOf(id)).toEqual([first.event, second.event, drill.event]);
    expect(standing(store, id)).toEqual(drill.standing);
  });

  test('given as practice leaves the schedule alone, of a new card too', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    const { event, standing: after } = store.events.answer(id, given(0, 'cram'), stamp(0));
    expect(event).toMatchObject({ kind: 'cram', outcome: { intervalDays: 0, dueOn: null } });
    expect(after).toEqual(newStanding);
  });

  test('to a card that does not exist is a mistake of the call', () => {
    const { store } = storeWithCards(1);
    expect(() => store.events.answer(cardId('nobody'), given(4), stamp(0))).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    );
    expect([...store.answers.forExport()]).toEqual([]);
  });

  test('given before an earlier one, by a clock set back, is recorded as it was and counts in its place', () => {
    const { store, ids } = storeWithCards(2);
    const [late = cardId(''), plain = cardId('')] = ids;
    store.events.answer(late, given(5), stamp(9));
    const early = store.events.answer(late, given(4), stamp(2));
    expect(early.event).toMatchObject(stamp(2));
    store.events.answer(plain, given(4), stamp(2));
    store.events.answer(plain, given(5), stamp(9));
    expect(standing(store, late)).toEqual(standing(store, plain));
  });

  test('and others of the same millisecond stay in the order in which they were given', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    const order: readonly Grade[] = [4, 1, 3, 5, 0, 2, 4, 1];
    for (const grade of order) store.events.answer(id, given(grade), stamp(0));
    const recorded = store.events.historyOf(id).map((event) => 'grade' in event && event.grade);
    expect(recorded).toEqual(order);
    expect([...store.verifySchedules()]).toEqual([]);
  });
});

describe('undo', () => {
  test('takes back answers one by one, the latest first, also after a restart', () => {
    const file = temporaryFile();
    const { store, ids } = storeWithCards(3, file);
    const given4 = ids.map((id, index) => store.events.answer(id, given(4), stamp(0, index)).event);
    store.close();
    const reopened = openForTest(file);
    for (const event of given4.toReversed()) {
      expect(undo(reopened, stamp(0, 100))).toMatchObject({ event, standing: newStanding });
    }
    expect(undo(reopened, stamp(0, 100))).toBe(null);
    expect([...reopened.answers.forExport()]).toEqual([]);
  });

  test('passes over what it is not asked for', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    store.events.answer(id, given(4), stamp(0));
    store.events.append(id, { type: 'suspend' }, stamp(0, 1));
    expect(undo(store, stamp(0, 2), anyAct)?.event.type).toBe('suspend');
    store.events.append(id, { type: 'flag', reason: 'unclear' }, stamp(0, 3));
    expect(undo(store, stamp(0, 4))?.event.type).toBe('answer');
    expect(standing(store, id)).toEqual({ ...newStanding, flag: 'unclear' });
  });

  test('does not reach back beyond the day it is told', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    store.events.answer(id, given(4), stamp(0));
    expect(store.events.undoLatest(stamp(3), ['answer'], stamp(1).day)).toBe(null);
  });

  test('of an answer is as if it had not been given, whatever came before', () => {
    const { store, ids } = storeWithCards(1);
    const [id = cardId('')] = ids;
    let day = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...grades),
        fc.nat(3),
        fc.constantFrom(...grades),
        (a, gap, b) => {
          day += gap;
          const before = store.events.answer(id, given(a), stamp(day)).standing;
          store.events.answer(id, given(b), stamp(day, 5));
          expect(undo(store, stamp(day, 9))?.standing).toEqual(before);
          expect(standing(store, id)).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('what is kept of a card is always the replay of its log', () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.constantFrom(
      { type: 'suspend' } as const,
      { type: 'resume' } as const,
      { type: 'bury' } as const,
      { type: 'unflag' } as const,
      { type: 'reset' } as const,
    ),
    fc.record({ type: fc.constant('flag' as const), reason: fc.string() }),
    fc.record({ type: fc.constant('revise' as const), was: fc.string(), now: fc.string() }),
  );
  const step = fc.record({
    card: fc.nat(2),
    day: fc.integer({ min: -2, max: 60 }),
    ms: fc.nat(3),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.record({ grade: fc.constantFrom(...grades) }) },
      { weight: 1, arbitrary: fc.record({ practice: fc.constantFrom(...grades) }) },
      { weight: 2, arbitrary: act },
      { weight: 1, arbitrary: fc.constant('undo' as const) },
    ),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { store, ids } = storeWithCards(3, ':memory:');
      for (const { card, day, ms, what } of steps) {
        const id = ids[card] ?? cardId('');
        const when = stamp(day, ms);
        if (what === 'undo') store.events.undoLatest(when, anyAct, stamp(-9).day);
        else if ('grade' in what) store.events.answer(id, given(what.grade), when);
        else if ('practice' in what) store.events.answer(id, given(what.practice, 'cram'), when);
        else store.events.append(id, what, when);
      }
      expect([...store.verifySchedules()]).toEqual([]);
      store.close();
    }),
    { numRuns: 150 },
  );
});

describe('the log', () => {
  test.each([
    ['UPDATE events SET grade = 5 WHERE kind <= 4', 'never changed'],
    ['DELETE FROM events', 'never deleted'],
    ['DELETE FROM cards', 'FOREIGN KEY'],
  ])('cannot be rewritten by %s', (sql, reason) => {
    const file = temporaryFile();
    const { store, ids } = storeWithCards(1, file);
    for (const id of ids) store.events.answer(id, given(2), stamp(0));
    const database = new Database(file);
    onTestFinished(() => void database.close());
    expect(() => database.exec(sql)).toThrow(reason);
  });

  test.each([
    '0, NULL, 0, 1, 1, 250',
    '0, 6, 0, 1, 1, 250',
    '0, 4, -1, 1, 1, 250',
    '4, 4, 0, NULL, 1, 250',
    '0, 4, 0, 1, 1, 120',
    '6, 4, NULL, NULL, NULL, NULL',
    '5, NULL, NULL, NULL, NULL, NULL',
    '9, NULL, NULL, NULL, NULL, NULL',
    '13, NULL, NULL, NULL, NULL, NULL',
  ])('takes no event that makes no sense: %s', (values) => {
    const file = temporaryFile();
    storeWithCards(1, file);
    const database = new Database(file);
    onTestFinished(() => void database.close());
    const insert = database.prepare(
      `INSERT INTO events (id, card, device, at, offset_minutes, day,
         kind, grade, duration_ms, scheduler, interval_days, ease100)
       VALUES ('id', 1, 1, 0, 0, 0, ${values})`,
    );
    expect(() => insert.run()).toThrow('CHECK constraint failed');
  });
});

test('several acts in one transaction are kept together or not at all', () => {
  const { store, ids } = storeWithCards(2);
  expect(() =>
    store.transaction(() => {
      for (const id of ids) store.events.append(id, { type: 'suspend' }, stamp(0));
      store.events.append(cardId('nobody'), { type: 'suspend' }, stamp(0));
    }),
  ).toThrow('nobody');
  expect(ids.map((id) => standing(store, id))).toEqual([newStanding, newStanding]);
});
