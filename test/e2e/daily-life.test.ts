import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  answerSchema,
  cardDetailSchema,
  nextSchema,
  statsSchema,
  statusSchema,
} from '../../src/contract.ts';
import { allCards, tides } from './collection.ts';
import { newProgram, type Program, projectFolder } from './program.ts';

/** The tides, with the id of each of their cards. */
async function withTides() {
  const engram = newProgram();
  await engram.ok('import', engram.note('tides.md', tides));
  const cards = await allCards(engram);
  const idOf = (name: string): string =>
    cards.find(({ question }) => question.includes(name))?.id ?? name;
  return { engram, ebb: idOf('ebb'), flood: idOf('flood'), slack: idOf('slack') };
}

async function give(engram: Program, id: string, grade: number | string) {
  const { card, review } = await engram.json(answerSchema, 'answer', id, String(grade));
  const { dueOn, intervalDays, ease, state } = card;
  expect([review.cardId, review.intervalDays, review.ease]).toEqual([id, intervalDays, ease]);
  return { kind: review.kind, grade: review.grade, intervalDays, ease, dueOn, state };
}

/** Answers whatever `next` shows, until it shows nothing; gives the questions in their order. */
async function study(engram: Program, gradeOf: (question: string) => string): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const next = await engram.json(nextSchema, 'next');
    if (next.card === null) return asked;
    asked.push(next.card.question);
    expect(asked.length).toBeLessThan(60);
    await engram.ok('answer', next.card.id, gradeOf(next.card.question));
  }
}

describe('SM-2, to the letter', () => {
  test.each([
    [
      'five',
      5,
      [
        ['2026-03-02', 1, 2.6, '2026-03-03'],
        ['2026-03-03', 6, 2.7, '2026-03-09'],
        ['2026-03-09', 17, 2.8, '2026-03-26'],
        ['2026-03-26', 50, 2.9, '2026-05-15'],
        // In floating point it would be 151.
        ['2026-05-15', 150, 3, '2026-10-12'],
      ],
    ],
    [
      'four',
      4,
      [
        ['2026-03-02', 1, 2.5, '2026-03-03'],
        ['2026-03-03', 6, 2.5, '2026-03-09'],
        ['2026-03-09', 15, 2.5, '2026-03-24'],
        ['2026-03-24', 38, 2.5, '2026-05-01'],
        ['2026-05-01', 95, 2.5, '2026-08-04'],
      ],
    ],
    [
      'three',
      3,
      [
        ['2026-03-02', 1, 2.36, '2026-03-03'],
        ['2026-03-03', 6, 2.22, '2026-03-09'],
        ['2026-03-09', 13, 2.08, '2026-03-22'],
        ['2026-03-22', 26, 1.94, '2026-04-17'],
      ],
    ],
  ] as const)('always a %s', async (_, grade, days) => {
    const { engram, ebb } = await withTides();
    const seen: unknown[] = [];
    for (const [day] of days) {
      const after = await give(engram.at(`${day}T09:00:00Z`), ebb, grade);
      seen.push([day, after.intervalDays, after.ease, after.dueOn]);
    }
    expect(seen).toEqual(days);
  });

  test('a failure begins again from the first interval and leaves the ease factor', async () => {
    const { engram, ebb } = await withTides();
    const grades = [4, 4, 5, 2, 4, 4, 4];
    const days = ['03-02', '03-03', '03-09', '03-25', '03-26', '03-27', '04-02'];
    const seen: unknown[] = [];
    for (const [index, grade] of grades.entries()) {
      const after = await give(engram.at(`2026-${days[index]}T09:00:00Z`), ebb, grade);
      seen.push([after.kind, after.state, after.intervalDays, after.ease]);
    }
    // A lapse makes the next answer a relearning one; a pass ends that.
    expect(seen).toEqual([
      ['learn', 'review', 1, 2.5],
      ['review', 'review', 6, 2.5],
      ['review', 'review', 16, 2.6],
      ['review', 'relearning', 1, 2.6],
      ['relearn', 'review', 1, 2.6],
      ['review', 'review', 6, 2.6],
      ['review', 'review', 16, 2.6],
    ]);
  });

  test('the four names stand for the grades 1, 3, 4 and 5', async () => {
    const { engram, flood } = await withTides();
    for (const name of ['again', 'hard', 'good', 'easy']) await engram.ok('answer', flood, name);
    const { history } = await engram.json(cardDetailSchema, 'card', flood);
    const grades = history.map((event) => (event.type === 'answer' ? event.grade : event.type));
    expect(grades).toEqual([1, 3, 4, 5]);
  });

  test('what `next` says each grade would bring is what the answer brings', async () => {
    const { engram, ebb } = await withTides();
    await give(engram, ebb, 4);
    await give(engram.at('2026-03-03T09:00:00Z'), ebb, 5);
    const due = engram.at('2026-03-09T09:00:00Z').with({ env: { ENGRAM_NEW_PER_DAY: '0' } });
    const { card, intervals } = await due.json(nextSchema, 'next');
    expect(card?.id).toBe(ebb);
    expect(intervals).toEqual({ again: 1, hard: 15, good: 16, easy: 17 });
    for (const [name, days] of Object.entries(intervals ?? {})) {
      expect([name, (await give(due, ebb, name)).intervalDays]).toEqual([name, days]);
      await due.ok('undo');
    }
  });

  test('the time an answer took is kept', async () => {
    const { engram, ebb } = await withTides();
    const { review } = await engram.json(answerSchema, 'answer', ebb, '4', '--ms', '2750');
    expect(review).toMatchObject({ ms: 2750, at: '2026-03-02T09:00:00.000Z', kind: 'learn' });
    expect((await engram.json(statsSchema, 'stats')).totals).toMatchObject({
      reviews: 1,
      timeMs: 2750,
    });
  });
});

describe('what scored below four', () => {
  test('comes back on the same day until it scores four, and nothing else changes', async () => {
    const { engram, ebb, flood, slack } = await withTides();
    const first = await give(engram, ebb, 3);
    const after = { intervalDays: 1, ease: 2.36, dueOn: '2026-03-03' };
    expect(first).toMatchObject({ kind: 'learn', ...after });
    await give(engram, flood, 5);
    await give(engram, slack, 4);
    for (const grade of [3, 0]) {
      const { card, remaining } = await engram.json(nextSchema, 'next');
      expect(card?.question).toBe('What is ebb?');
      expect(remaining).toEqual({ new: 0, learning: 1, review: 0 });
      expect(await give(engram, ebb, grade)).toMatchObject({ kind: 'drill', ...after });
    }
    expect(await give(engram, ebb, 4)).toMatchObject({ kind: 'drill', ...after });
    const next = await engram.json(nextSchema, 'next');
    expect(next).toMatchObject({ card: null, nextDueAt: '2026-03-03T04:00:00.000Z' });
  });

  test('is not drilled on another day', async () => {
    const { engram, ebb } = await withTides();
    await give(engram, ebb, 2);
    const tomorrow = engram.at('2026-03-03T09:00:00Z');
    expect(await give(tomorrow, ebb, 4)).toMatchObject({ kind: 'learn', intervalDays: 1 });
  });
});

describe('days of study', () => {
  test('each asks what is due and no more than its share of new cards, and ends', async () => {
    const engram = newProgram().with({ env: { ENGRAM_NEW_PER_DAY: '2' } });
    await engram.ok('import', join(projectFolder, 'decks'));
    const seen: unknown[] = [];
    for (const day of ['02', '03', '04']) {
      const today = engram.at(`2026-03-${day}T18:30:00Z`);
      const before = await today.json(statusSchema, 'status');
      const { remaining } = await today.json(nextSchema, 'next');
      expect(remaining).toEqual({ new: before.new, learning: before.learning, review: before.due });
      const asked = await study(today, () => 'good');
      expect(new Set(asked).size).toBe(asked.length);
      const after = await today.json(statusSchema, 'status');
      expect([after.due, after.new, after.learning]).toEqual([0, 0, 0]);
      expect(after.reviewedToday).toBe(asked.length);
      seen.push([before.due, before.new, after.streakDays, after.nextDueAt]);
    }
    // Each card comes back the next day, and then six days later.
    expect(seen).toEqual([
      [0, 2, 1, '2026-03-03T04:00:00.000Z'],
      [2, 2, 2, '2026-03-04T04:00:00.000Z'],
      [2, 2, 3, '2026-03-05T04:00:00.000Z'],
    ]);
    const stats = await engram.at('2026-03-04T20:00:00Z').json(statsSchema, 'stats', '--days', '3');
    expect(stats.activity.map(({ day, reviews, new: fresh }) => [day, reviews, fresh])).toEqual([
      ['2026-03-02', 2, 2],
      ['2026-03-03', 4, 2],
      ['2026-03-04', 4, 2],
    ]);
    expect(stats.totals).toMatchObject({ reviews: 10, learning: 0, young: 6, mature: 0 });
    expect(stats.grades).toMatchObject({ '4': 10, '1': 0 });
    expect(stats.retention).toMatchObject({ overall: 1, young: 1, mature: null });
  });

  test('undo goes back through the whole day, and then no further', async () => {
    const { engram } = await withTides();
    await study(engram, (question) => (question.includes('slack') ? '4' : '5'));
    const tomorrow = engram.at('2026-03-03T09:00:00Z');
    const before = await allCards(tomorrow);
    let hard = 2;
    const asked = await study(tomorrow, (question) =>
      question.includes('ebb') && hard-- > 0 ? 'hard' : 'good',
    );
    expect(asked).toHaveLength(5);
    for (const _ of asked) await tomorrow.ok('undo');
    expect(await allCards(tomorrow)).toEqual(before);
    // Two days later all of it is out of reach.
    const { status, stderr } = await engram.at('2026-03-05T09:00:00Z').run('undo');
    expect(status).toBe(1);
    expect(stderr).toContain('nothing to take back');
  });

  test('an undone answer stays in the history of its card, marked', async () => {
    const { engram, ebb: id } = await withTides();
    await engram.ok('answer', id, '1');
    await engram.ok('undo');
    await engram.ok('answer', id, '5');
    const { history } = await engram.json(cardDetailSchema, 'card', id);
    expect(history.map(({ type, undone }) => [type, undone])).toEqual([
      ['answer', true],
      ['undo', false],
      ['answer', false],
    ]);
  });

  test('begin at four in the morning where the person is, also when the clock changes', async () => {
    const { engram: here, ebb, flood } = await withTides();
    const engram = here.with({ env: { TZ: 'Europe/Berlin' } });
    const dayAt = async (now: string) => (await engram.at(now).json(statusSchema, 'status')).today;
    // In the night to 29 March, two o'clock becomes three.
    expect(await dayAt('2026-03-29T03:59:59+02:00')).toBe('2026-03-28');
    expect(await dayAt('2026-03-29T04:00:00+02:00')).toBe('2026-03-29');
    expect(await dayAt('2026-03-29T23:59:59+02:00')).toBe('2026-03-29');
    expect(await dayAt('2026-03-29T01:59:59Z')).toBe('2026-03-28');
    await give(engram.at('2026-03-28T23:30:00+01:00'), ebb, 4);
    await give(engram.at('2026-03-29T03:30:00+02:00'), flood, 4);
    const { nextDueAt, reviewedToday } = await engram
      .at('2026-03-29T03:45:00+02:00')
      .json(statusSchema, 'status');
    expect([reviewedToday, nextDueAt]).toEqual([2, '2026-03-29T02:00:00.000Z']);
  });

  test('go by the decks that are asked for', async () => {
    const engram = newProgram();
    engram.note('notes/sea/tides.md', tides);
    engram.note('notes/maths.md', '# Maths\n\nQ: What is 2 + 2?\nA: 4\n');
    await engram.ok('import', 'notes');
    const { card } = await engram.json(nextSchema, 'next', 'maths');
    expect(card).toMatchObject({ deck: 'maths', question: 'What is 2 + 2?' });
    const sea = await engram.json(nextSchema, 'next', 'sea');
    expect(sea.card?.deck).toBe('sea::tides');
    expect(sea.remaining.new).toBe(3);
    expect((await engram.json(nextSchema, 'next', 'sea', 'maths')).remaining.new).toBe(4);
  });
});
