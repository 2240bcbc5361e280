import { beforeAll, describe, expect, test } from 'vitest';
import {
  cardDetailSchema,
  doctorSchema,
  importedReviewsSchema,
  statsSchema,
} from '../../src/contract.ts';
import { allCards, cardOn, tides } from './collection.ts';
import { copyOf, type Program, sharedProgram } from './program.ts';

const shared = sharedProgram();
let id = '';

beforeAll(async () => {
  await shared.ok('import', shared.note('tides.md', tides));
  id = (await cardOn(shared, 'ebb')).id;
});

function importLog(engram: Program, text: string, name = 'log.csv') {
  return engram.json(importedReviewsSchema, 'import-reviews', engram.note(name, text));
}

test('answers of another program make the history of a card, and come once', async () => {
  const engram = copyOf(shared);
  const log = `card_id,review_rating,review_time,review_duration
${id},3,2026-02-20T09:00:00Z,4000
${id},3,2026-02-21T09:00:00Z,3000
${id},1,2026-02-27T09:00:00Z,9000
`;
  expect(await importLog(engram, log)).toMatchObject({ added: 3, known: 0, cards: 1, awaited: 0 });
  expect(await importLog(engram, log)).toMatchObject({ added: 0, known: 3, cards: 0 });
  const { card, history } = await engram.json(cardDetailSchema, 'card', id);
  expect(card).toMatchObject({ state: 'relearning', lapses: 1, dueOn: '2026-02-28' });
  expect(history).toMatchObject([
    { kind: 'learn', grade: 4, ms: 4000, day: '2026-02-20', intervalDays: 1 },
    { kind: 'review', grade: 4, intervalDays: 6 },
    { kind: 'review', grade: 1, intervalDays: 1 },
  ]);
  expect(await engram.json(doctorSchema, 'doctor')).toMatchObject({ schedules: [] });
  expect((await engram.json(statsSchema, 'stats')).totals.reviews).toBe(3);
});

test('a study day that a log does not tell is that of the zone it is imported in', async () => {
  const log = `card_id,at,grade\n${id},2026-02-20T02:00:00Z,4\n`;
  const dayIn = async (TZ: string) => {
    const engram = copyOf(shared).with({ env: { TZ } });
    await importLog(engram, log);
    return (await engram.json(cardDetailSchema, 'card', id)).history[0]?.day;
  };
  expect(await dayIn('Asia/Tokyo')).toBe('2026-02-20');
  expect(await dayIn('Europe/Berlin')).toBe('2026-02-19');
});

test('the history of a card that comes before its note is there when the note comes', async () => {
  const late = sharedProgram();
  const log = `card_id,at,grade\n${id},2026-02-20T09:00:00Z,5\n`;
  expect(await importLog(late, log)).toMatchObject({ added: 1, awaited: 1 });
  await late.ok('import', late.note('tides.md', tides));
  const cards = await allCards(late);
  expect(cards.map((card) => [card.id === id, card.repetitions, card.retired])).toEqual([
    [true, 1, false],
    [false, 0, false],
    [false, 0, false],
  ]);
});

describe('a log with anything wrong in it', () => {
  test.each([
    ['a grade out of range', `card_id,at,grade\n${'x'},2026-02-20T09:00:00Z,6\n`],
    ['a time that is none', 'card_id,at,grade\nx,yesterday,4\n'],
    ['a column that is missing', 'card_id,grade\nx,4\n'],
    ['a row among good ones', 'card_id,at,grade\nx,2026-02-20T09:00:00Z,4\nx,2026-02-21,4\n'],
  ])('is refused as a whole: %s', async (_, log) => {
    const engram = copyOf(shared);
    const { status, stderr } = await engram.run('import-reviews', engram.note('log.csv', log));
    expect([status, stderr]).toEqual([3, expect.stringMatching(/line \d/u)]);
    expect((await engram.json(statsSchema, 'stats')).totals.reviews).toBe(0);
  });

  test('a file that is not there is a wrong call', async () => {
    expect((await shared.run('import-reviews', 'nowhere.csv')).status).toBe(2);
  });
});
