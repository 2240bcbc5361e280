import { expect, test } from 'vitest';
import { nextSchema, statusSchema } from '../../src/contract.ts';
import { tides } from './collection.ts';
import { newProgram, type Program } from './program.ts';

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
