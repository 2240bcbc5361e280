import { describe, expect, test } from 'vitest';
import { type CardId, cardId } from '../../src/card.ts';
import { addDays, type Day } from '../../src/day.ts';
import type { StoredCard } from '../../src/notes/import-plan.ts';
import type { DeckLimits } from '../../src/schedule/limits.ts';
import { buildQueue, type Queue } from '../../src/schedule/queue.ts';
import type { Store } from '../../src/store/store.ts';
import { deck, importNew, openForTest, storedCard } from './fixture.ts';
import { firstDay, given, stamp } from './stamps.ts';

const today = addDays(firstDay, 10);
const id = (name: string): CardId => cardId(name);

/** Where the card of a note's line is, and in which deck. */
function inNote(name: string, file: string, order: number): Partial<StoredCard> {
  const line = order + 1;
  return { deck: deck(name), order, source: { file, line, endLine: line } };
}

function limitsOf(newPerDay: number, decks: DeckLimits['decks'] = new Map()): DeckLimits {
  return { collection: { newPerDay, reviewsPerDay: 200 }, decks };
}

/** The queue as the program makes it on a day. */
function queueOn(
  store: Store,
  day: Day,
  limits = limitsOf(20),
  decks: readonly string[] = [],
): Queue {
  const done = store.answers.doneOn(day);
  const query = { today: day, decks: decks.map(deck), limits };
  return buildQueue({
    ...query,
    candidates: store.queueCandidates({ ...query, done }),
    now: stamp(0).at,
    answeredToday: done.byDeck,
    groupsSeenToday: done.groups,
    lastSection: done.lastSection,
  });
}

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
    names.map((name, index) =>
      index < 5 ? storedCard(name, inNote('aws::ec2', 'notes/ec2.md', index)) : storedCard(name),
    ),
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
  const known = store.known.standingIn(['notes/aws.md', 'notes/ec2.md']);
  const retired = known.filter((card) => card.id === 'retired8');
  store.applyImport({ changes: retired.map((was) => ({ change: 'retired', was })) }, [], stamp(5));
  return store;
}

describe('the candidates of the queue', () => {
  const candidates = (query: { decks?: readonly string[]; newCards?: number } = {}) =>
    collection().queueCandidates({
      today,
      decks: (query.decks ?? []).map(deck),
      limits: limitsOf(query.newCards ?? 10),
      done: { byDeck: new Map(), groups: new Set() },
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

  test('stand in the same section where deck and path are, whatever else their place says', () => {
    const store = openForTest(':memory:');
    const told = (name: string, index: number, qualifiers: readonly string[]) =>
      storedCard(name, { ...inNote('aws::ec2', 'notes/ec2.md', index), path: [], qualifiers });
    importNew(store, [
      told('basic0', 0, ['Basic', 'aws::ec2']),
      told('basic1', 1, ['Basic', 'aws::ec2']),
      told('cloze2', 2, ['Cloze', 'aws::ec2']),
    ]);
    expect(queueOn(store, today).order).toEqual(['basic0', 'basic1', 'cloze2']);
    const sections = [...store.cramCandidates({ decks: [] })].map(({ section }) => section);
    expect(new Set(sections).size).toBe(1);
    store.events.answer(id('cloze2'), given(5), stamp(10));
    expect(store.answers.doneOn(today).lastSection).toBe(sections[0]);
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
    const store = collection();
    const day = addDays(today, 1);
    const done = store.answers.doneOn(day);
    const tomorrow = { today: day, decks: [], limits: limitsOf(0), done };
    const ids = store.queueCandidates(tomorrow).map((card) => card.id);
    expect(ids).toContain('buried6');
    expect(ids).not.toContain('suspended5');
  });

  test('are new cards note by note, as the notes came, and in the order of each', () => {
    const store = openForTest(':memory:');
    const at = (file: string, line: number) => ({ source: { file, line, endLine: line } });
    importNew(store, [storedCard('z1', at('z.md', 1)), storedCard('z0', at('z.md', 9))]);
    importNew(store, [storedCard('a5', at('a.md', 1))]);
    const first = store.queueCandidates({
      today,
      decks: [],
      limits: limitsOf(9),
      done: store.answers.doneOn(today),
    });
    expect(first.toSorted((a, b) => a.position - b.position).map((card) => card.id)).toEqual([
      'z0',
      'z1',
      'a5',
    ]);
  });
});

describe('new cards under limits', () => {
  /** Three notes of four cards each; the first two are of one deck. */
  function notes(): Store {
    const store = openForTest(':memory:');
    const files = [
      ['a::x', 'one'],
      ['a::x', 'two'],
      ['b', 'three'],
    ] as const;
    importNew(
      store,
      files.flatMap(([name, file]) =>
        [0, 1, 2, 3].map((order) =>
          storedCard(`${file}${order}`, inNote(name, `${file}.md`, order)),
        ),
      ),
    );
    return store;
  }

  test('are taken from every deck that may still give some', () => {
    const limits = limitsOf(5, new Map([[deck('a'), { newPerDay: 2 }]]));
    expect(queueOn(notes(), today, limits).order.toSorted()).toEqual(
      ['one0', 'one1', 'three0', 'three1', 'three2'].toSorted(),
    );
  });

  test('go on in the next note where one is used up, and stop with the day', () => {
    const store = notes();
    for (const order of [0, 1, 2]) store.events.answer(id(`one${order}`), given(4), stamp(10));
    expect(queueOn(store, today, limitsOf(5)).order).toEqual(['one3', 'two0']);
    const ofA = limitsOf(5, new Map([[deck('a::x'), { newPerDay: 3 }]]));
    expect(queueOn(store, today, ofA).order).toEqual(['three0', 'three1']);
    expect(queueOn(store, today, ofA, ['a']).order).toEqual([]);
    expect(queueOn(store, today, limitsOf(0)).order).toEqual([]);
  });

  test('are not kept away by many siblings that stand before them', () => {
    const store = openForTest(':memory:');
    const siblings = Array.from({ length: 300 }, (_, order) =>
      storedCard(`sibling${order}`, { group: id('sibling0') }),
    );
    importNew(store, [...siblings, storedCard('other999')]);
    expect(queueOn(store, today, limitsOf(2)).order).toEqual(['sibling0', 'other999']);
  });
});

describe('siblings', () => {
  function pair(): Store {
    const store = openForTest(':memory:');
    importNew(store, [
      storedCard('term0', { group: id('term0') }),
      storedCard('reverse1', { group: id('term0') }),
    ]);
    return store;
  }

  test('of a card answered today wait until tomorrow, over sessions and after a failure', () => {
    for (const grade of [4, 1] as const) {
      const store = pair();
      expect(queueOn(store, today).order).toEqual(['term0']);
      store.events.answer(id('term0'), given(grade), stamp(10));
      const { order, hidden } = queueOn(store, today);
      expect([order, hidden.siblings]).toEqual([grade < 4 ? ['term0'] : [], 1]);
      store.events.answer(id('term0'), given(5), stamp(10, 9));
      // The next day both could be asked: the one that is due is, and its sibling waits again.
      expect(queueOn(store, addDays(today, 1)).order).toEqual(['term0']);
      expect(queueOn(store, addDays(today, 1)).hidden.siblings).toBe(1);
    }
  });

  test('come back on the next day on which none of them is due before them', () => {
    const store = pair();
    store.events.answer(id('term0'), given(4), stamp(10));
    store.events.answer(id('term0'), given(4), stamp(11));
    expect(queueOn(store, addDays(today, 1)).order).toEqual([]);
    expect(queueOn(store, addDays(today, 2)).order).toEqual(['reverse1']);
  });

  test('do not wait for an answer that was taken back', () => {
    const store = pair();
    store.events.answer(id('reverse1'), given(4), stamp(10));
    expect(queueOn(store, today).order).toEqual([]);
    store.events.undoLatest(stamp(10, 60), ['answer'], today);
    expect(queueOn(store, today).order).toEqual(['term0']);
  });
});

describe('the cards to practise', () => {
  const names = (query: { decks?: readonly string[]; section?: string } = {}) =>
    [
      ...collection().cramCandidates({
        decks: (query.decks ?? []).map(deck),
        section: query.section,
      }),
    ]
      .map((card) => card.id)
      .toSorted();

  test('are all but suspended and retired ones, those put off until tomorrow too', () => {
    expect(names()).toEqual(['buried6', 'cram9', 'drill4', 'due1', 'forgotten3', 'later2', 'new0']);
  });

  test('can be of some decks, or of a section by a part of its heading', () => {
    expect(names({ decks: ['aws::ec2'] })).toEqual([
      'drill4',
      'due1',
      'forgotten3',
      'later2',
      'new0',
    ]);
    expect(names({ section: 'key feat' })).toEqual(names());
    expect(names({ section: 'pricing' })).toEqual([]);
  });

  test('bring along what says how hard they are', () => {
    const cards = [...collection().cramCandidates({ decks: [] })];
    expect(cards.find((card) => card.id === 'forgotten3')?.schedule).toMatchObject({
      state: 'relearning',
      memory: { scheduler: 'sm2', ease100: 250 },
      lapses: 1,
    });
    expect(cards.find((card) => card.id === 'new0')?.schedule).toEqual({ state: 'new' });
  });
});

describe('the counts of decks', () => {
  test('know the names of all', () => {
    expect(collection().decks.names()).toEqual(['aws', 'aws::ec2']);
    expect(openForTest(':memory:').decks.names()).toEqual([]);
  });

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
      byDeck: new Map([['aws::ec2', { newCards: 1, reviews: 1 }]]),
      groups: new Set(['later2', 'drill4']),
      lastSection: 'aws::ec2\n["Amazon EC2","Key Features"]',
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
    const log = [...store.answers.forExport()];
    expect(log.map((answer) => answer.at)).toEqual(log.map((answer) => answer.at).toSorted());
    expect(log).toHaveLength(10);
    expect(log[0]).toMatchObject({ cardId: 'due1', grade: 2 });
    expect(log.map((answer) => answer.kind)).not.toContain('cram');
    // Of one instant, models read in the order of arrival.
    const byCard = (a: { cardId: string }, b: { cardId: string }) => (a.cardId < b.cardId ? -1 : 1);
    expect([...store.answers.forModels()].toSorted(byCard)).toEqual(
      log.toSorted(byCard).map(({ cardId, day, at, offsetMinutes, kind, grade, durationMs }) => ({
        cardId,
        day,
        at,
        offsetMinutes,
        kind,
        grade,
        durationMs,
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
    number: 9,
    id: 'retired8',
    deck: 'aws',
    question: 'What is retired8?',
    tags: [],
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
