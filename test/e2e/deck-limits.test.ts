import { expect, test } from 'vitest';
import { nextSchema, statusSchema } from '../../src/contract.ts';
import { tides } from './collection.ts';
import { monday, newProgram, type Program } from './program.ts';

/** Two decks of three new cards each, in one deck. */
async function twoDecks(): Promise<Program> {
  const engram = newProgram();
  await engram.ok('import', engram.note('ebb.md', tides), '--deck', 'sea::ebb');
  const flow = tides.replaceAll('?', ' at spring tide?');
  await engram.ok('import', engram.note('flow.md', flow), '--deck', 'sea::flow');
  return engram;
}

const set = (...rest: readonly string[]) => ['config', 'set', ...rest];

test('the limit of a deck holds for what is below it, and is counted from the log', async () => {
  const engram = await twoDecks();
  await engram.ok(...set('newPerDay', '1', '--deck', 'sea::ebb'));
  const before = await engram.json(statusSchema);
  expect(before.decks).toMatchObject([
    { deck: 'sea::ebb', new: 1 },
    { deck: 'sea::flow', new: 3 },
  ]);
  expect(before.hidden.newOverLimit).toBe(2);
  const { card } = await engram.json(nextSchema, 'next', 'sea::ebb');
  await engram.ok('answer', card?.id ?? '', 'easy');
  expect((await engram.json(nextSchema, 'next', 'sea::ebb')).card).toBeNull();
  expect((await engram.json(nextSchema, 'next')).remaining.new).toBe(3);
});

test('every limit on the way up holds', async () => {
  const engram = await twoDecks();
  await engram.ok(...set('newPerDay', '2', '--deck', 'sea'));
  expect((await engram.json(nextSchema, 'next')).remaining.new).toBe(2);
  await engram.ok(...set('newPerDay', '0', '--deck', 'sea::flow'));
  expect((await engram.json(nextSchema, 'next', 'sea::flow')).card).toBeNull();
  await engram.ok(...set('newPerDay', '1'));
  expect((await engram.json(nextSchema, 'next')).remaining.new).toBe(1);
});

test('the decks of the status add up to the whole', async () => {
  const engram = await twoDecks();
  for (const [deck, grade] of [
    ['sea::ebb', 'again'],
    ['sea::flow', 'easy'],
  ] as const) {
    const { card } = await engram.json(nextSchema, 'next', deck);
    await engram.ok('answer', card?.id ?? '', grade);
  }
  for (const now of [monday, '2026-03-10T09:00:00Z']) {
    const { decks, due, learning, new: fresh } = await engram.at(now).json(statusSchema);
    const sum = (count: 'due' | 'learning' | 'new') =>
      decks.reduce((total, deck) => total + deck[count], 0);
    expect([sum('due'), sum('learning'), sum('new')]).toEqual([due, learning, fresh]);
    expect([due, learning]).toEqual(now === monday ? [0, 1] : [1, 1]);
  }
});
