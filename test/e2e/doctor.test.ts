import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { cardDetailSchema, doctorSchema } from '../../src/contract.ts';
import { cardOn, tides } from './collection.ts';
import { copyOf, type Program, sharedProgram } from './program.ts';

const shared = sharedProgram();
let id = '';

beforeAll(async () => {
  await shared.ok('import', shared.note('tides.md', tides));
  id = (await cardOn(shared, 'ebb')).id;
  await shared.ok('answer', id, 'good');
});

async function reportOf(engram: Program, ...args: readonly string[]) {
  const { status, stdout } = await engram.run('doctor', ...args, '--json');
  return { status, report: doctorSchema.parse(JSON.parse(stdout)) };
}

test('a log that refers to a card that is gone keeps every answer', async () => {
  const engram = copyOf(shared);
  const database = new Database(engram.database);
  database.pragma('foreign_keys = OFF');
  const { number } = database.prepare('SELECT number FROM cards WHERE id = ?').get(id) as {
    number: number;
  };
  database.exec(`DELETE FROM cards WHERE number = ${number};
    DELETE FROM schedules WHERE card = ${number}`);
  database.close();
  expect(await reportOf(engram)).toMatchObject({
    status: 1,
    report: { orphans: { cards: 1, events: 1 }, repaired: false },
  });
  expect(await reportOf(engram, '--repair')).toMatchObject({
    status: 0,
    report: { repaired: true },
  });
  expect(await reportOf(engram)).toMatchObject({
    status: 0,
    report: { orphans: { cards: 0, events: 0 }, schedules: [], differences: [] },
  });
  const { card, history } = await engram.json(cardDetailSchema, 'card', `lost-${number}`);
  expect([card.retired, card.repetitions, history.length]).toEqual([true, 1, 1]);
});

test('answers of a clock that ran ahead are counted and told of, and harm nothing', async () => {
  const engram = copyOf(shared).at('2026-02-01T09:00:00Z');
  expect(await reportOf(engram)).toMatchObject({ status: 0, report: { answersAhead: 1 } });
  expect(await engram.ok('doctor')).toContain(
    'Answers that lie in the future: 1. Is the clock right?',
  );
  await engram.ok('answer', id, 'good');
  expect(await reportOf(engram)).toMatchObject({ status: 0, report: { schedules: [] } });
});
