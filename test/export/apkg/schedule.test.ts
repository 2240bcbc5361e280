import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardId } from '../../../src/card.ts';
import { apkg } from '../../../src/export/apkg/apkg.ts';
import type { PackedAnswer } from '../../../src/export/apkg/packed.ts';
import { type Grade, grades } from '../../../src/grade.ts';
import { fsrs } from '../../../src/schedule/fsrs.ts';
import { plainRuleBook, type RuleBook } from '../../../src/schedule/rules.ts';
import { noSteps } from '../../../src/schedule/steps.ts';
import type { Standing } from '../../../src/standing.ts';
import type { Store } from '../../../src/store/store.ts';
import { importNew, openForTest, storedCard } from '../../store/fixture.ts';
import { given, stamp } from '../../store/stamps.ts';
import { now, packageOf, packedCard, scheduled, today } from './packed.ts';
import { readPackage } from './read-package.ts';

const memory = { scheduler: 'fsrs', stability: 12.345678, difficulty: 5.5 } as const;

/** The columns of the one card that stands like this. */
function columnsOf(standing: Partial<Standing>, retired = false) {
  const one = packedCard('card0', { standing });
  const { cards, col } = packageOf([{ ...one, card: { ...one.card, retired } }]);
  const [row] = cards;
  if (row === undefined) throw new Error('The card is not there.');
  return { row, crt: col.crt };
}

describe('where a card stands in a package', () => {
  it.each([
    ['new', {}, { type: 0, queue: 0, due: 1, ivl: 0, factor: 0, lapses: 0, left: 0 }],
    [
      'in review',
      { schedule: scheduled() },
      { type: 2, queue: 2, due: 6, ivl: 6, factor: 2360, lapses: 1, left: 0, data: {} },
    ],
    [
      'learning',
      { schedule: scheduled({ state: 'learning', dueOn: stamp(1).day, intervalDays: 1 }) },
      { type: 1, queue: 3, due: 1, ivl: 1, left: 2002 },
    ],
    [
      'relearning',
      { schedule: scheduled({ state: 'relearning', dueOn: stamp(1).day, intervalDays: 1 }) },
      { type: 3, queue: 3, due: 1, ivl: 1, left: 1001 },
    ],
    [
      'under FSRS',
      { schedule: scheduled({ memory }) },
      { type: 2, factor: 2500, data: { s: 12.345678, d: 5.5 } },
    ],
    ['suspended', { schedule: scheduled(), suspended: true }, { type: 2, queue: -1, due: 6 }],
    ['new and suspended', { suspended: true }, { type: 0, queue: -1, due: 1 }],
    ['put off today', { schedule: scheduled(), buriedOn: today }, { queue: -3, due: 6 }],
    ['put off before', { schedule: scheduled(), buriedOn: stamp(-1).day }, { queue: 2 }],
    ['both', { suspended: true, buriedOn: today }, { queue: -1 }],
    ['flagged', { flag: 'wrong?' }, { flags: 1 }],
    ['not flagged', {}, { flags: 0, data: {} }],
  ] as const)('is in Anki’s terms: %s', (_, standing, columns) => {
    expect(columnsOf(standing).row).toMatchObject(columns);
  });

  it('is suspended when the card is no longer in the notes', () => {
    expect(columnsOf({ schedule: scheduled() }, true).row).toMatchObject({ queue: -1, type: 2 });
  });

  it.each([{ suspended: true }, { buriedOn: today }])(
    'is an instant for a learning card that is not shown: %j',
    (hidden) => {
      const dueOn = stamp(2).day;
      const { row, crt } = columnsOf({
        schedule: scheduled({ state: 'learning', dueOn }),
        ...hidden,
      });
      expect(row.due).toBe(crt + 2 * 86_400);
      // From so much on, Anki takes it for one.
      expect(row.due).toBeGreaterThan(1_000_000_000);
    },
  );
});

const answer: PackedAnswer = {
  cardId: packedCard('card0').card.id,
  at: stamp(-1).at,
  kind: 'review',
  grade: 4,
  durationMs: 4000,
  intervalDays: 6,
  ease100: 250,
  difficulty: null,
};

describe('the history in a package', () => {
  const rowsOf = (...changes: readonly Partial<PackedAnswer>[]) =>
    packageOf(
      [packedCard('card0')],
      changes.map((change) => ({ ...answer, ...change })),
    ).revlog;

  it.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [5, 4],
  ] as const)('has the grade %i as the key %i', (grade, ease) => {
    expect(rowsOf({ grade })).toMatchObject([{ ease }]);
  });

  it('says what each answer was, a repetition what came before it', () => {
    const kinds = ['learn', 'drill', 'review', 'drill', 'relearn', 'cram'] as const;
    const rows = rowsOf(...kinds.map((kind, index) => ({ kind, at: stamp(-9 + index).at })));
    expect(rows.map(({ type }) => type)).toEqual([0, 0, 1, 2, 2, 3]);
    expect(rows.map(({ factor }) => factor)).toEqual([2500, 2500, 2500, 2500, 2500, 0]);
  });

  it('has intervals, the one before, and no time above a minute', () => {
    const rows = rowsOf(
      { at: stamp(-9).at, intervalDays: 1, durationMs: 60_000 },
      { intervalDays: 6, durationMs: 3_600_000, ease100: null, difficulty: 5.5 },
    );
    expect(rows).toMatchObject([
      { ivl: 1, lastIvl: 0, time: 60_000, factor: 2500 },
      { ivl: 6, lastIvl: 1, time: 60_000, factor: 600 },
    ]);
  });

  it('has an id for each answer, at its instant where that is free and not to come', () => {
    const at = stamp(-1).at;
    const ahead = stamp(9).at;
    const ids = rowsOf({ at }, { at }, { at: at + 1 }, { at: ahead }, { at: ahead + 5 }).map(
      ({ id }) => id,
    );
    expect(ids).toEqual([at, at + 1, at + 2, now.at, now.at + 1]);
  });

  it('keeps the ids of answers whatever other cards are left out', () => {
    const other = packedCard('card1');
    const answers = [answer, { ...answer, cardId: other.card.id }];
    const both = packageOf([packedCard('card0'), other], answers).revlog;
    const one = packageOf([other], answers).revlog;
    expect(one.map(({ id }) => id)).toEqual([both[1]?.id]);
  });
});

const rules: Readonly<Record<string, RuleBook>> = {
  'SM-2': plainRuleBook,
  FSRS: {
    signature: 'fsrs',
    of: () => ({ scheduler: fsrs({ desiredRetention: 0.9, fuzz: false }), steps: noSteps }),
  },
};

const anyStep = fc.record({
  card: fc.nat(2),
  days: fc.constantFrom(0, 0, 1, 6, 40),
  ms: fc.nat(90_000),
  does: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Grade[]>(...grades) },
    { weight: 3, arbitrary: fc.constantFrom('undo', 'cram', 'suspend', 'reset', 'flag') },
  ),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays a history; gives the day of its end. */
function play(store: Store, ids: readonly CardId[], steps: readonly Step[]): number {
  let day = 0;
  let ms = 0;
  for (const { card, days, ms: pause, does } of steps) {
    day += days;
    ms = days === 0 ? ms + pause : pause;
    const at = stamp(day, ms);
    const id = ids[card];
    if (id === undefined) continue;
    if (does === 'undo') store.events.undoLatest(at, ['answer'], stamp(0).day);
    else if (does === 'cram') store.events.answer(id, given(4, 'cram'), at);
    else if (does === 'flag') store.events.append(id, { type: 'flag', reason: 'x' }, at);
    else if (typeof does === 'string') store.events.append(id, { type: does }, at);
    else store.events.answer(id, { ...given(does), durationMs: pause }, at);
  }
  return day;
}

const eases: Readonly<Record<Grade, number>> = { 0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 4 };

describe.each(Object.entries(rules))('a package of a collection under %s', (_, ruleBook) => {
  it('equals its log and its schedules', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const store = openForTest(':memory:', ruleBook);
        const stored = ['card0', 'card1', 'card2'].map((id) => storedCard(id));
        importNew(store, stored);
        const { at, day } = stamp(
          play(
            store,
            stored.map(({ id }) => id),
            steps,
          ) + 1,
        );
        const entries = store.cards.list({});
        const read = readPackage(
          Buffer.concat([
            ...apkg({
              cards: entries,
              answers: () => store.answers.forExport(),
              at,
              today: day,
              dayStartHour: 4,
              offsetMinutes: () => 0,
            }),
          ]),
        );
        const ofNote = new Map(read.notes.map(({ id, guid }) => [id, guid]));
        const ofCard = new Map(read.cards.map(({ id, nid }) => [id, ofNote.get(nid)]));

        const log = [...store.answers.forExport()];
        expect(read.revlog).toHaveLength(log.length);
        expect(new Set(read.revlog.map(({ id }) => id)).size).toBe(log.length);
        for (const [index, row] of read.revlog.entries()) {
          const one = log[index];
          expect([ofCard.get(row.cid), eases[one?.grade ?? 0], one?.intervalDays]).toEqual([
            one?.cardId,
            row.ease,
            row.ivl,
          ]);
          expect(row.time).toBe(Math.min(60_000, one?.durationMs ?? 0));
          expect(row.id - (one?.at ?? 0)).toBeLessThan(log.length);
          if (one?.kind !== 'drill') {
            expect(['learn', 'review', 'relearn', 'cram'][row.type]).toBe(one?.kind);
          }
        }

        const daysAfter = (days: number) => (read.col.crt - 4 * 3600) / 86_400 + days;
        for (const { card, standing } of entries) {
          const row = read.cards.find(({ id }) => ofCard.get(id) === card.id);
          const { schedule } = standing;
          const counted = log.filter((one) => one.cardId === card.id && one.kind !== 'cram');
          expect(row).toMatchObject({
            reps: counted.length,
            flags: standing.flag === null ? 0 : 1,
          });
          expect(row?.queue === -1).toBe(standing.suspended);
          expect(['new', 'learning', 'review', 'relearning'][row?.type ?? -1]).toBe(schedule.state);
          if (schedule.state === 'new') continue;
          expect(row).toMatchObject({ ivl: schedule.intervalDays, lapses: schedule.lapses });
          const due = row?.due ?? 0;
          expect(due > 1e9 ? Math.floor(due / 86_400) : daysAfter(due)).toBe(schedule.dueOn);
          const { memory: kept } = schedule;
          expect([row?.factor, row?.data]).toEqual(
            kept.scheduler === 'sm2'
              ? [kept.ease100 * 10, {}]
              : [2500, { s: kept.stability, d: kept.difficulty }],
          );
        }
        store.close();
      }),
      { numRuns: 12 },
    );
  });
});
