import { beforeAll, expect, test } from 'vitest';
import {
  answerSchema,
  cardDetailSchema,
  configChangeSchema,
  doctorSchema,
  statusSchema,
} from '../../src/contract.ts';
import { allCards, cardOn, tides } from './collection.ts';
import { copyOf, monday, type Program, sharedProgram } from './program.ts';

const shared = sharedProgram();
let id = '';

/** Eleven days of answers to one card, by SM-2. */
beforeAll(async () => {
  await shared.ok('import', shared.note('tides.md', tides));
  id = (await cardOn(shared, 'ebb')).id;
  for (const [day, grade] of [
    ['2026-02-20', 'good'],
    ['2026-02-21', 'good'],
    ['2026-02-27', 'again'],
    ['2026-02-28', 'good'],
  ] as const) {
    await shared.at(`${day}T09:00:00Z`).ok('answer', id, grade);
  }
});

async function setScheduler(engram: Program, name: string) {
  return engram.json(configChangeSchema, 'config', 'set', 'scheduler', name, '--force');
}

test('another scheduler is not taken before what it changes was shown and agreed to', async () => {
  const engram = copyOf(shared);
  const before = await allCards(engram);
  const { status, stderr } = await engram.run('config', 'set', 'scheduler', 'fsrs');
  expect([status, stderr]).toEqual([
    4,
    expect.stringMatching(/1 card would be scheduled anew: \d due today, instead of \d\./u),
  ]);
  expect(await allCards(engram)).toEqual(before);
  expect(await engram.ok('config', 'get', 'scheduler')).toBe('sm2\n');
});

test('FSRS replays the log, and SM-2 after it restores exactly what was', async () => {
  const engram = copyOf(shared);
  const before = await allCards(engram);
  const changed = await setScheduler(engram, 'fsrs');
  const { due } = await engram.json(statusSchema, 'status');
  expect(changed.rescheduled).toMatchObject({ cards: 1, dueTodayAfter: due });
  const { card } = await engram.json(cardDetailSchema, 'card', id);
  expect(card).toMatchObject({ ease: 2.5, stability: expect.any(Number), lapses: 1 });
  expect(await engram.json(doctorSchema, 'doctor')).toMatchObject({ schedules: [] });
  const back = await setScheduler(engram, 'sm2');
  expect(back.rescheduled).toMatchObject({
    dueTodayBefore: changed.rescheduled?.dueTodayAfter,
    dueTodayAfter: changed.rescheduled?.dueTodayBefore,
  });
  expect(await allCards(engram)).toEqual(before);
});

test('answers under FSRS are recorded with it, and come back by the desired retention', async () => {
  const engram = copyOf(shared);
  await setScheduler(engram, 'fsrs');
  const often = copyOf(engram);
  await often.ok('config', 'set', 'desiredRetention', '0.97', '--force');
  const { card, review } = await engram.json(answerSchema, 'answer', id, 'good');
  const sooner = await often.json(answerSchema, 'answer', id, 'good');
  expect(sooner.review.intervalDays).toBeLessThan(review.intervalDays);
  expect(sooner.card.stability).toBe(card.stability);
  const { history } = await engram.json(cardDetailSchema, 'card', id);
  expect(history.at(-1)).toMatchObject({ type: 'answer', scheduler: 'fsrs-6/default' });
});

test('a deck may want another retention, and a hand-written file is followed at once', async () => {
  const engram = copyOf(shared);
  await setScheduler(engram, 'fsrs');
  const change = ['config', 'set', 'desiredRetention', '0.95', '--deck', 'tides'] as const;
  expect((await engram.json(configChangeSchema, ...change, '--force')).rescheduled).toMatchObject({
    cards: 1,
  });
  engram.note('home/config.json', '{"scheduler":"fsrs","desiredRetention":0.8}');
  expect(await engram.json(doctorSchema, 'doctor')).toMatchObject({ schedules: [] });
});

test('learning steps ask again within the day, and say when', async () => {
  const engram = copyOf(shared);
  await engram.ok('config', 'set', 'learningSteps', '1,10', '--force');
  const { id: other } = await cardOn(engram, 'flood');
  expect(await engram.ok('answer', other, 'good')).toContain('once more today, in 10 min');
  const { review } = await engram
    .at(monday.replace('09:00', '09:10'))
    .json(answerSchema, 'answer', other, 'good');
  expect(review).toMatchObject({ kind: 'drill', intervalDays: 1 });
});
