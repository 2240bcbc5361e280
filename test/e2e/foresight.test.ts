import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorSchema, planSchema, simulateSchema } from '../../src/contract.ts';
import { allCards, tides, winds } from './collection.ts';
import { copyOf, newProgram, type Program, sharedProgram, startFile } from './program.ts';
import { onScreen } from './terminal/screen.ts';

const shared = sharedProgram();

beforeAll(async () => {
  await shared.ok('import', shared.note('winds.md', winds), shared.note('tides.md', tides));
});

/** What a command prints on a terminal that is so many cells wide. */
async function printed(engram: Program, columns: number, args: readonly string[]) {
  const screen = onScreen('bash', ['-c', `node "$0" "$@"; printf '\\n@end\\n'`, ...args], {
    env: { ...engram.env, NO_COLOR: '1' },
    folder: engram.folder,
    columns,
    rows: 100,
  });
  try {
    return await screen.shows(/@end/u);
  } finally {
    screen.remove();
  }
}

describe('simulate', () => {
  test('gives a day for each that is asked for, and the same ones again', async () => {
    const args = ['simulate', '--days', '30', '--new', '2'];
    const first = await shared.json(simulateSchema, ...args);
    expect(first.load).toHaveLength(30);
    expect(first.load[0]).toMatchObject({ day: '2026-03-02', new: 2, reviews: 0, learned: 2 });
    expect(first).toMatchObject({ scheduler: 'sm2', retention: null, answers: 0 });
    expect(await shared.json(simulateSchema, ...args)).toEqual(first);
    const other = await shared.json(simulateSchema, ...args, '--seed', '2');
    expect(other.load).not.toEqual(first.load);
  });

  test('keeps what was answered today, and takes it from the limits', async () => {
    const engram = copyOf(shared);
    const [card] = await allCards(engram);
    await engram.ok('answer', card?.id ?? '', 'good');
    const { load, answers, cards } = await engram.json(simulateSchema, 'simulate', '--new', '2');
    expect([answers, cards.learned, load[0]?.new, load[1]?.new]).toEqual([1, 1, 1, 2]);
  });

  test('with a retention simulates FSRS, and says that SM-2 is in force', async () => {
    const args = ['simulate', '--retention', '0.85'];
    const { scheduler, retention, comparison } = await shared.json(simulateSchema, ...args);
    expect([scheduler, retention]).toEqual(['fsrs', 0.85]);
    expect(comparison.map((way) => way.retention)).toEqual([null, 0.8, 0.85, 0.9, 0.95]);
    expect(comparison.filter((way) => way.chosen).map((way) => way.retention)).toEqual([0.85]);
    expect(await shared.ok(...args)).toContain('SM-2 is in force');
    expect(await shared.ok('simulate')).not.toContain('SM-2 is in force');
  });

  test('leaves out suspended cards and other decks', async () => {
    const engram = copyOf(shared);
    const all = await allCards(engram);
    const ofTides = all.filter(({ deck }) => deck === 'tides');
    await engram.ok('suspend', ofTides[0]?.id ?? '');
    const { cards } = await engram.json(simulateSchema, 'simulate', 'tides');
    expect(cards.total).toBe(ofTides.length - 1);
  });

  test('says how to get cards when there are none', async () => {
    const engram = newProgram();
    expect(await engram.ok('simulate')).toContain('engram import ~/notes');
    expect(await engram.ok('plan', '--exam', '2026-06-01')).toContain('engram import ~/notes');
    const simulated = await engram.json(simulateSchema, 'simulate', '--days', '2');
    expect(simulated.load.map(({ recall }) => recall)).toEqual([null, null]);
    const plan = await engram.json(planSchema, 'plan', '--exam', '2026-06-01');
    expect(plan.recall).toEqual({ overall: null, decks: [], sections: [] });
  });
});

describe('plan', () => {
  test('gives the pace that is enough, what each day asks, and what is remembered', async () => {
    const plan = await shared.json(planSchema, 'plan', '--exam', '2026-03-12');
    const total = (await allCards(shared)).length;
    expect(plan).toMatchObject({ days: 10, newCards: total, lastNewDay: '2026-03-10' });
    expect(plan.pace).toEqual({ needed: Math.ceil(total / 9), limit: 20, possible: true });
    expect(plan.load).toHaveLength(10);
    expect(plan.load.reduce((sum, day) => sum + day.new, 0)).toBe(total);
    expect(plan.recall.decks.map(({ deck }) => deck).sort()).toEqual(['tides', 'winds']);
    const shares = plan.recall.decks.map(({ recall }) => recall ?? 2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(plan.recall.sections.reduce((sum, { cards }) => sum + cards, 0)).toBe(total);
  });

  test('says when the limits do not suffice, and what would', async () => {
    const args = ['plan', 'tides', '--exam', '2026-03-05', '--new', '1'];
    const { pace, remaining, newCards } = await shared.json(planSchema, ...args);
    expect([newCards, pace, remaining]).toEqual([3, { needed: 2, limit: 1, possible: false }, 1]);
    const text = await shared.ok(...args);
    expect(text).toContain('Not possible at 1 new card a day: 1 card would remain. At 2 a day');
    expect(text).toContain('Next: engram config set newPerDay 2');
  });

  test.each([
    ['2026-03-02', 'not in the future'],
    ['2025-01-01', 'not in the future'],
    ['2026-02-30', 'not a date'],
    ['tomorrow', 'not a date'],
    ['2126-01-01', 'ten years'],
  ])('refuses %s as the day of an exam', async (exam, why) => {
    const { status, stdout } = await shared.run('plan', '--exam', exam, '--json');
    expect(status).toBe(2);
    const { error } = errorSchema.parse(JSON.parse(stdout));
    expect(error.message).toContain(why);
    expect(error.hint).toContain('--exam 2026-04-01');
  });
});

test.each([
  ['simulate --retention 1.2', '0.70 to 0.97'],
  ['simulate --retention ninety', '0.70 to 0.97'],
  ['simulate --days 0', '1 to 3650'],
  ['simulate --new -1', 'whole number'],
  ['simulate seaside', 'no deck seaside'],
  ['plan', '--exam'],
])('`%s` is a wrong call', async (call, why) => {
  const { status, stderr } = await shared.run(...call.split(' '));
  expect(status).toBe(2);
  expect(stderr).toContain(why);
});

describe.each([40, 80])('on a terminal of %d columns', (columns) => {
  test.each(['simulate', 'simulate --retention 0.85 --days 365', 'plan --exam 2026-03-20'])(
    '`%s` keeps to the width and shows what counts, without colour',
    async (call) => {
      const text = await printed(shared, columns, [startFile, ...call.split(' ')]);
      const lines = text.split('\n');
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      expect(text).toMatch(/^(day|week of|month|year) +new +reviews +min +recall/mu);
      expect(text.replaceAll(/\s+/gu, ' ')).toContain('an estimate, not a promise');
      expect(text).not.toContain('…');
    },
  );
});
