import { expect, test } from 'vitest';
import { cardId } from '../../../src/card.ts';
import type { AnkiReview } from '../../../src/import/apkg/anki-collection.ts';
import { ankiReviews } from '../../../src/import/apkg/anki-reviews.ts';

const now = Date.UTC(2026, 2, 2, 9);
const day = 86_400_000;
const card = {
  id: 20,
  note: 10,
  deck: 1,
  ordinal: 0,
  modified: 0,
  suspended: false,
  flagged: false,
};
const cards = new Map([[card, cardId('abc')]]);

function row(change: Partial<AnkiReview> = {}): AnkiReview {
  const given = { id: now - day, card: 20, button: 3, interval: 6, factor: 2500 };
  return { ...given, durationMs: 4000, kind: 1, ...change };
}

function reviewOf(change: Partial<AnkiReview>) {
  const { reviews, ignored } = ankiReviews([row(change)], cards, now);
  return reviews[0] ?? ignored;
}

test('a row of the log is an answer of its card', () => {
  expect(reviewOf({})).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    cardId: 'abc',
    at: now - day,
    offsetMinutes: null,
    day: null,
    device: 'anki',
    kind: 'review',
    grade: 4,
    durationMs: 4000,
    scheduler: 'anki',
    intervalDays: 6,
    ease100: 250,
    stability: null,
    difficulty: null,
    dueOn: null,
  });
});

test.each([
  ['Again', { button: 1 }, { grade: 1 }],
  ['Hard', { button: 2 }, { grade: 3 }],
  ['Easy', { button: 4 }, { grade: 5 }],
  [
    'learning, with a step of seconds',
    { kind: 0, interval: -600 },
    { kind: 'learn', intervalDays: 0 },
  ],
  ['relearning', { kind: 2 }, { kind: 'relearn' }],
  ['ahead of time, in a filtered deck', { kind: 3 }, { kind: 'review' }],
  ['practice that changed nothing', { kind: 3, factor: 0 }, { kind: 'cram', ease100: null }],
  ['a difficulty of FSRS in place of the ease factor', { factor: 550 }, { ease100: null }],
  ['a time that cannot be', { durationMs: -5 }, { durationMs: 0 }],
  ['an interval that cannot be', { interval: 1e9 }, { intervalDays: 36_500 }],
])('%s', (_, change, review) => {
  expect(reviewOf(change)).toMatchObject(review);
});

test.each([
  ['set by hand', { button: 0, kind: 4 }],
  ['rescheduled', { kind: 5 }],
  ['no key', { button: 5 }],
  ['before there were logs', { id: 1000 }],
  ['yet to come', { id: now + 2 * day }],
])('%s: no answer', (_, change) => {
  expect(reviewOf(change)).toBe(1);
});

test('rows of other cards are neither', () => {
  expect(ankiReviews([row({ card: 21 })], cards, now)).toEqual({ reviews: [], ignored: 0 });
});

test('each row has an id of its own, the same at every import', () => {
  const rows = [row(), row({ id: now }), row({ id: now + 1 })];
  const ids = (): readonly string[] =>
    ankiReviews(rows, cards, now).reviews.map((review) => review.id);
  expect(new Set(ids()).size).toBe(3);
  expect(ids()).toEqual(ids());
});
