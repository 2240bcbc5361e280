import { describe, expect, test } from 'vitest';
import { type CardId, cardId } from '../../src/card.ts';
import { addDays } from '../../src/day.ts';
import type { Store } from '../../src/store/store.ts';
import { deck, importNew, openForTest, storedCard } from './fixture.ts';
import { firstDay, given, stamp } from './stamps.ts';

const today = addDays(firstDay, 10);
const id = (name: string): CardId => cardId(name);

/** One card for each way in which a card can stand on day 10. */
function collection(): Store {
  const store = openForTest(':memory:');
  const names = [
    'new0',
    'due1',
    'later2',
    'forgotten3',
    'drill4',
    'suspended5',
    'buried6',
    'newsuspended7',
    'retired8',
    'cram9',
  ];
  importNew(
    store,
    names.map((name, index) => storedCard(name, { deck: deck(index < 5 ? 'aws::ec2' : 'aws') })),
  );
  const { events } = store;
  for (const name of ['due1', 'suspended5', 'buried6', 'retired8']) {
    events.answer(id(name), given(4), stamp(3));
  }
  events.answer(id('later2'), given(4), stamp(10));
  events.answer(id('forgotten3'), given(4), stamp(3));
  events.answer(id('forgotten3'), given(1), stamp(5));
  events.answer(id('drill4'), given(4), stamp(3));
  events.answer(id('drill4'), given(1), stamp(10, 1));
  events.append(id('suspended5'), { type: 'suspend' }, stamp(4));
  events.append(id('buried6'), { type: 'bury' }, stamp(10, 2));
  events.append(id('newsuspended7'), { type: 'suspend' }, stamp(4));
  events.answer(id('cram9'), given(4, 'cram'), stamp(10, 3));
  const known = store.known.ofFiles(['notes/aws.md']);
  const retired = known.filter((card) => card.id === 'retired8');
  store.applyImport({ changes: retired.map((was) => ({ change: 'retired', was })) }, [], stamp(5));
  return store;
}

describe('the candidates of the queue', () => {
  const candidates = (query: { decks?: readonly string[]; newCards?: number } = {}) =>
    collection().queueCandidates({
      today,
      decks: (query.decks ?? []).map(deck),
      newCards: query.newCards ?? 10,
    });
  const names = (query?: Parameters<typeof candidates>[0]) =>
    candidates(query)
      .map((card) => card.id)
      .toSorted();

  test('are what is due, what must be drilled and what is new, and nothing that is put away', () => {
    expect(names()).toEqual(['cram9', 'drill4', 'due1', 'forgotten3', 'new0']);
  });

  test('bring along what the queue goes by', () => {
    const byId = new Map(candidates().map((card) => [card.id, card]));
    expect(byId.get(id('due1'))).toMatchObject({
      deck: 'aws::ec2',
      group: 'due1',
      drillToday: false,
      schedule: { state: 'review', dueOn: firstDay + 4, intervalDays: 1, lastDay: firstDay + 3 },
    });
    expect(byId.get(id('drill4'))).toMatchObject({
      drillToday: true,
      schedule: { state: 'relearning' },
    });
    expect(byId.get(id('new0'))).toMatchObject({ schedule: { state: 'new' } });
    expect(byId.get(id('new0'))?.section).not.toBe(byId.get(id('cram9'))?.section);
  });

  test('are limited in new cards only, to the first ones in the notes', () => {
    expect(names({ newCards: 1 })).toEqual(['drill4', 'due1', 'forgotten3', 'new0']);
    expect(names({ newCards: 0 })).toEqual(['drill4', 'due1', 'forgotten3']);
    expect(names({ newCards: Number.POSITIVE_INFINITY })).toContain('cram9');
  });

  test('can be of some decks, with the decks inside them', () => {
    expect(names({ decks: ['aws::ec2'] })).toEqual(['drill4', 'due1', 'forgotten3', 'new0']);
    expect(names({ decks: ['aws'] })).toEqual(names());
    expect(names({ decks: ['aw', 'aws::e'] })).toEqual([]);
  });

  test('come back the next day when they were only put off', () => {
    const tomorrow = { today: addDays(today, 1), decks: [], newCards: 0 };
    const ids = collection()
      .queueCandidates(tomorrow)
      .map((card) => card.id);
    expect(ids).toContain('buried6');
    expect(ids).not.toContain('suspended5');
  });

  test('are new cards note by note, as the notes came, and in the order of each', () => {
    const store = openForTest(':memory:');
    const at = (file: string, line: number) => ({ source: { file, line, endLine: line } });
    importNew(store, [storedCard('z1', at('z.md', 1)), storedCard('z0', at('z.md', 9))]);
    importNew(store, [storedCard('a5', at('a.md', 1))]);
    const first = store.queueCandidates({ today, decks: [], newCards: 9 });
    expect(first.toSorted((a, b) => a.position - b.position).map((card) => card.id)).toEqual([
      'z0',
      'z1',
      'a5',
    ]);
  });
});

describe('the counts of decks', () => {
  test('are of each deck by itself, without what is retired', () => {
    expect(collection().decks.byDeck(today)).toEqual([
      { deck: 'aws', total: 4, suspended: 2, new: 1, due: 0, learning: 0 },
      { deck: 'aws::ec2', total: 5, suspended: 0, new: 1, due: 1, learning: 2 },
    ]);
  });

  test('know when something falls due next, and how much by then', () => {
    const store = collection();
    expect(store.decks.nextDueAfter(today)).toBe(today + 1);
    expect(store.decks.nextDueAfter(addDays(today, 1))).toBe(null);
    expect([9, 10, 11].map((day) => store.decks.dueBy(addDays(firstDay, day)))).toEqual([3, 3, 5]);
  });
});

describe('what was done on a day', () => {
  test('counts each card once, new or not, and no practice', () => {
    const store = collection();
    expect(store.answers.doneOn(today)).toEqual({
      newCards: 1,
      reviews: 1,
      groups: new Set(['later2', 'drill4']),
    });
    store.events.answer(id('drill4'), given(5), stamp(10, 50));
    expect(store.answers.doneOn(today)).toMatchObject({ newCards: 1, reviews: 1 });
  });

  test('leaves out what was taken back', () => {
    const store = collection();
    store.events.undoLatest(stamp(10, 60), ['answer'], today);
    store.events.undoLatest(stamp(10, 61), ['answer'], today);
    expect(store.answers.doneOn(today)).toMatchObject({ newCards: 1, reviews: 0 });
  });

  test('a card that was reset is not new to the day again', () => {
    const store = collection();
    store.events.append(id('due1'), { type: 'reset' }, stamp(10, 50));
    store.events.answer(id('due1'), given(4), stamp(10, 51));
    expect(store.answers.doneOn(today)).toMatchObject({ newCards: 1, reviews: 2 });
  });
});

describe('the answers of the log', () => {
  test('are listed in the order of time, without those taken back', () => {
    const store = collection();
    store.events.undoLatest(stamp(10, 60), ['answer'], firstDay);
    store.events.answer(id('due1'), given(2), stamp(1));
    const log = [...store.answers.all()];
    expect(log.map((answer) => answer.at)).toEqual(log.map((answer) => answer.at).toSorted());
    expect(log).toHaveLength(10);
    expect(log[0]).toMatchObject({ cardId: 'due1', grade: 2 });
    expect(log.map((answer) => answer.kind)).not.toContain('cram');
    expect([...store.answers.forStatistics()]).toEqual(
      log.map(({ cardId, day, at, offsetMinutes, kind, grade, durationMs, outcome }) => ({
        cardId,
        day,
        at,
        offsetMinutes,
        kind,
        grade,
        durationMs,
        intervalDays: outcome.intervalDays,
      })),
    );
  });

  test('give the days of study, the latest first; a day of which all was taken back is none', () => {
    const store = collection();
    expect(store.answers.days()).toEqual([10, 5, 3].map((day) => firstDay + day));
    for (let left = 3; left > 0; left -= 1) {
      store.events.undoLatest(stamp(10, 60), ['answer'], today);
    }
    expect(store.answers.days()).toEqual([5, 3].map((day) => firstDay + day));
    expect(openForTest(':memory:').answers.days()).toEqual([]);
  });

  test('give the pace: a card once a day, with the time of its drills', () => {
    const store = collection();
    store.events.answer(id('drill4'), given(5), stamp(10, 50));
    expect(store.answers.paceSince(today)).toEqual({ cards: 2, timeMs: 9000 });
    expect(store.answers.paceSince(addDays(today, 1))).toEqual({ cards: 0, timeMs: 0 });
  });
});

test('the statistics get every card, retired ones too', () => {
  const cards = collection().cards.forStatistics();
  expect(cards).toHaveLength(10);
  expect(cards.find((card) => card.id === 'retired8')).toEqual({
    id: 'retired8',
    deck: 'aws',
    path: ['Amazon EC2', 'Key Features'],
    state: 'review',
    dueOn: firstDay + 4,
    intervalDays: 1,
    suspended: false,
    buriedOn: null,
    retired: true,
  });
  expect(cards.find((card) => card.id === 'new0')).toMatchObject({ dueOn: null, intervalDays: 0 });
});
