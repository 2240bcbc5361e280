import { describe, expect, test } from 'vitest';
import { decksSchema, nextSchema, statusSchema } from '../../src/contract.ts';
import { cardOn, tides, winds } from './collection.ts';
import { newProgram, type Program } from './program.ts';

async function withTides(env: Record<string, string>): Promise<Program> {
  const engram = newProgram().with({ env });
  await engram.ok('import', engram.note('tides.md', tides));
  return engram;
}

async function answerAll(engram: Program): Promise<readonly string[]> {
  const headings: string[] = [];
  for (;;) {
    const { card } = await engram.json(nextSchema, 'next');
    if (card === null) return headings;
    headings.push(card.path.join(' / '));
    await engram.ok('answer', card.id, 'good');
  }
}

describe('what today does not ask', () => {
  test('is counted, and said in words', async () => {
    const engram = await withTides({ ENGRAM_NEW_PER_DAY: '1' });
    const { hidden, backlog } = await engram.json(statusSchema, 'status');
    expect(hidden).toEqual({ newOverLimit: 2, reviewsOverLimit: 0, siblings: 0 });
    expect(backlog).toBe(false);
    expect(await engram.ok('status')).toContain("Not today: 2 new over today's limits.");
  });

  test('pauses new cards when more is due than a day holds, but not at a limit of 0', async () => {
    const engram = await withTides({ ENGRAM_NEW_PER_DAY: '2' });
    await answerAll(engram);
    const tomorrow = engram.at('2026-03-03T09:00:00Z');
    const few = tomorrow.with({ env: { ENGRAM_REVIEWS_PER_DAY: '1' } });
    const behind = await few.json(statusSchema, 'status');
    expect(behind).toMatchObject({ due: 1, new: 0, backlog: true });
    expect(behind.hidden).toEqual({ newOverLimit: 1, reviewsOverLimit: 1, siblings: 0 });
    expect(await few.ok('status')).toContain(
      'More is due than a day holds: 1 card waits, new ones pause.',
    );
    const none = tomorrow.with({ env: { ENGRAM_REVIEWS_PER_DAY: '0' } });
    expect(await none.json(statusSchema, 'status')).toMatchObject({
      due: 0,
      new: 1,
      backlog: false,
      hidden: { newOverLimit: 0, reviewsOverLimit: 2, siblings: 0 },
    });
    expect(await none.ok('status')).toContain("Not today: 2 due over today's limits.");
  });

  test('is in the counts of decks all the same', async () => {
    const engram = await withTides({ ENGRAM_NEW_PER_DAY: '1' });
    const status = await engram.json(statusSchema, 'status');
    const { decks } = await engram.json(decksSchema, 'decks');
    expect([status.decks[0]?.new, decks[0]?.new]).toEqual([1, 3]);
    expect(await engram.ok('status')).toContain('new today');
    expect(await engram.ok('decks')).not.toContain('today');
  });
});

test('siblings of what was answered today come back on another day', async () => {
  const engram = newProgram().with({ env: { ENGRAM_NEW_PER_DAY: '9' } });
  engram.note('home/config.json', '{ "kinds": { "reverse": true } }');
  await engram.ok('import', engram.note('winds.md', winds));
  const { id } = await cardOn(engram, 'Bora');
  const before = await engram.json(statusSchema, 'status');
  expect(before.hidden.siblings).toBeGreaterThan(0);
  await engram.ok('answer', id, 'good');
  const after = await engram.json(statusSchema, 'status');
  expect(after.new).toBe(before.new - 1);
  expect(after.hidden).toEqual(before.hidden);
  await answerAll(engram);
  expect((await engram.json(statusSchema, 'status')).new).toBe(0);
  const dayAfter = engram.at('2026-03-04T09:00:00Z').with({ env: { ENGRAM_REVIEWS_PER_DAY: '0' } });
  expect((await dayAfter.json(statusSchema, 'status')).new).toBe(before.hidden.siblings);
});

test('no heading is asked twice running, also where each card is a session of its own', async () => {
  const engram = newProgram();
  const part = (name: string): string =>
    `## ${name}\n\nQ: ${name} one?\nA: 1\n\nQ: ${name} two?\nA: 2\n`;
  await engram.ok('import', engram.note('parts.md', `# Parts\n\n${part('Red')}\n${part('Blue')}`));
  const asked = await answerAll(engram);
  expect(asked).toHaveLength(4);
  expect(asked.filter((heading, index) => heading === asked[index - 1])).toEqual([]);
});
