import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answer, capitals, collectionOf, turn } from './collection.ts';

test('two sessions at once lose no answer, and neither asks a card twice running', async () => {
  const collection = await collectionOf(capitals('France', 'Norway', 'Peru'));
  const one = collection.run(['review']);
  const two = collection.run(['review']);
  for (const country of ['France', 'Norway', 'Peru'] as const) {
    await Promise.all([turn(one, country), turn(two, country)]);
    one.type('3');
    two.type('4');
  }
  expect(await one.ended).toBe(0);
  expect(await two.ended).toBe(0);
  for (const country of [/France/, /Norway/, /Peru/]) {
    expect([...(await collection.grades(country))].sort()).toEqual([4, 5]);
  }
  expect(await collection.program.ok('doctor', '--json')).toContain('"schedules": []');
});

test('a key says what it does also when another session has answered the card meanwhile', async () => {
  const collection = await collectionOf(capitals('France'));
  await collection.answer(/France/, 'good', '2026-03-01T12:00:00Z');
  await collection.answer(/France/, 'good', '2026-03-02T12:00:00Z');
  const screen = collection.run(['review']);
  await screen.shows(/France/);
  await collection.answer(/France/, 'good');
  await turn(screen, 'France');
  const label = /4 Easy (\d+) d/.exec(screen.text())?.[1];
  screen.type('4');
  await screen.ended;
  const { dueOn } = await collection.card(/France/);
  expect((Date.parse(dueOn ?? '') - Date.parse('2026-03-10')) / 86_400_000).toBe(Number(label));
});

test('what was taken back elsewhere can still be gone back to', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  const screen = collection.run(['review']);
  await answer(screen, 'France', '3');
  await screen.shows(/Norway/);
  await collection.program.ok('undo');
  screen.type('u');
  await screen.shows(/France\?[\s\S]*Taken back/);
  await answer(screen, 'France', '4');
  await screen.shows(/Norway/);
  screen.type('q');
  await screen.ended;
  expect(await collection.grades(/France/)).toEqual([5]);
});

test('a card stays on the screen while another program holds the database', async () => {
  const collection = await collectionOf(capitals('France', 'Norway'));
  const screen = collection.run(['review']);
  await turn(screen, 'France');
  const database = new Database(collection.program.database);
  database.exec('BEGIN IMMEDIATE');
  screen.type('3');
  await screen.shows(/France\?[\s\S]*Paris[\s\S]*Not recorded/);
  database.exec('ROLLBACK');
  database.close();
  screen.type('3');
  await screen.shows(/Norway/);
  screen.type('q');
  await screen.ended;
  expect(await collection.grades(/France/)).toEqual([4]);
});
