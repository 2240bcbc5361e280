import { beforeAll, expect, test } from 'vitest';
import { cardDetailSchema, nextSchema, statusSchema } from '../../src/contract.ts';
import { allCards, tides } from './collection.ts';
import { copyOf, type Program, sharedProgram } from './program.ts';

const original = sharedProgram();
let ids: readonly string[] = [];

beforeAll(async () => {
  await original.ok('import', original.note('tides.md', tides));
  ids = (await allCards(original)).map((card) => card.id);
  // The first card has a history: due on the 9th.
  await original.ok('answer', ids[0] ?? '', '4');
  await original.at('2026-03-03T09:00:00Z').ok('answer', ids[0] ?? '', '4');
});

/** The 9th of March, when the first card is due and the others are new. */
function dueDay(): { engram: Program; first: string; second: string } {
  const [first = '', second = ''] = ids;
  return { engram: copyOf(original).at('2026-03-09T09:00:00Z'), first, second };
}

async function counts(engram: Program): Promise<readonly number[]> {
  const { due, new: fresh } = await engram.json(statusSchema, 'status');
  return [due, fresh];
}

test.each([
  ['suspend', { suspended: true }, [0, 2]],
  ['bury', { suspended: false }, [0, 2]],
  ['flag', { flagged: true }, [1, 2]],
  ['reset', { state: 'new', dueOn: null, intervalDays: 0, repetitions: 0 }, [0, 3]],
] as const)(
  '`%s` does what it says, and undo takes it back without a trace',
  async (act, now, today) => {
    const { engram, first } = dueDay();
    const before = await allCards(engram);
    expect(await counts(engram)).toEqual([1, 2]);
    await engram.ok(act, first);
    const after = await allCards(engram);
    expect(after[0]).toMatchObject(now);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(await counts(engram)).toEqual(today);
    await engram.ok('undo');
    expect(await allCards(engram)).toEqual(before);
    expect(await counts(engram)).toEqual([1, 2]);
  },
);

test('a suspended card stays so until it is resumed, and is due as before', async () => {
  const { engram, first } = dueDay();
  const [before] = await allCards(engram);
  await engram.ok('suspend', first);
  const later = engram.at('2026-04-20T09:00:00Z');
  expect(await counts(later)).toEqual([0, 2]);
  await later.ok('resume', first);
  expect(await counts(later)).toEqual([1, 2]);
  expect((await allCards(later))[0]).toEqual(before);
  await later.ok('undo');
  expect((await allCards(later))[0]).toMatchObject({ suspended: true });
});

test('a buried card is back on the next day', async () => {
  const { engram, first } = dueDay();
  await engram.ok('bury', first);
  expect((await engram.json(nextSchema, 'next')).card?.id).not.toBe(first);
  expect(await counts(engram.at('2026-03-10T09:00:00Z'))).toEqual([1, 2]);
});

test('a flag keeps its reason, and can be taken away', async () => {
  const { engram, first } = dueDay();
  await engram.ok('flag', first, '--reason', 'the answer is too long');
  expect(await engram.ok('card', first)).toContain('flagged: the answer is too long');
  await engram.ok('flag', first, '--off');
  const { card, history } = await engram.json(cardDetailSchema, 'card', first);
  expect(card.flagged).toBe(false);
  expect(history.map(({ type }) => type)).toEqual(['answer', 'answer', 'flag', 'unflag']);
});

test('a card that starts over keeps its history', async () => {
  const { engram, first } = dueDay();
  await engram.ok('reset', first);
  const { history } = await engram.json(cardDetailSchema, 'card', first);
  expect(history.map(({ type, undone }) => [type, undone])).toEqual([
    ['answer', false],
    ['answer', false],
    ['reset', false],
  ]);
});

test('acts and answers are taken back in turn, the latest first', async () => {
  const { engram, first, second } = dueDay();
  const before = await allCards(engram);
  await engram.ok('answer', first, '5');
  await engram.ok('suspend', second);
  await engram.ok('flag', first);
  await engram.ok('bury', first, second);
  const said: string[] = [];
  for (let step = 0; step < 5; step += 1) said.push(await engram.ok('undo'));
  expect(said.map((line) => /^Taken back: (.*?) on /.exec(line)?.[1])).toEqual([
    'bury',
    'bury',
    'flag',
    'suspend',
    'the answer (grade 5)',
  ]);
  expect(await allCards(engram)).toEqual(before);
});

test('several cards at once: one wrong id, and none is touched', async () => {
  const { engram, first, second } = dueDay();
  const before = await allCards(engram);
  for (const act of ['suspend', 'bury', 'flag', 'reset']) {
    const { status, stderr } = await engram.run(act, first, second, 'zzzzzzzz');
    expect([act, status]).toEqual([act, 2]);
    expect(stderr).toContain('There is no card zzzzzzzz.');
  }
  expect(await allCards(engram)).toEqual(before);
  await engram.ok('suspend', first, second);
  expect((await allCards(engram)).map(({ suspended }) => suspended)).toEqual([true, true, false]);
  // The second one was new.
  expect(await counts(engram)).toEqual([0, 1]);
});
