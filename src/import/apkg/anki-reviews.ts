import { v5 } from 'uuid';
import type { CardId } from '../../card.ts';
import { type AnswerKind, eventId } from '../../event.ts';
import { type Grade, gradeButtons } from '../../grade.ts';
import type { ImportedReview } from '../review-log/imported-review.ts';
import type { AnkiCard, AnkiReview } from './anki-collection.ts';

/** What a package tells of the past. */
export interface AnkiHistory {
  readonly reviews: readonly ImportedReview[];
  /** Rows that are no answers: set by hand, rescheduled, or at no time that can be. */
  readonly ignored: number;
}

/** The namespace of the ids that are made of Anki's: never to be changed. */
const namespace = 'b1c3d0a4-7f0e-5d39-9a53-0d7c6a8f2e11';
const device = 'anki';

/** No review was logged before; Anki is of 2006. */
const earliest = Date.UTC(1985, 0, 1);
/** Clocks differ, in ms. */
const clockTolerance = 86_400_000;
const longestAnswer = 86_400_000;
const longestInterval = 36_500;

/** Again, Hard, Good, Easy. */
const grades: Readonly<Record<number, Grade>> = {
  1: gradeButtons.again,
  2: gradeButtons.hard,
  3: gradeButtons.good,
  4: gradeButtons.easy,
};
const kinds: readonly AnswerKind[] = ['learn', 'review', 'relearn', 'review'];
const filtered = 3;

/**
 * The answers among the rows of a log, for the cards that are known; `now` in ms. Each has an id
 * that is made of its card and the row's own, so that it comes once, however often it is imported.
 */
export function ankiReviews(
  rows: readonly AnkiReview[],
  cards: ReadonlyMap<AnkiCard, CardId>,
  now: number,
): AnkiHistory {
  const ids = new Map(Array.from(cards, ([card, id]) => [card.id, id]));
  const reviews: ImportedReview[] = [];
  let ignored = 0;
  for (const row of rows) {
    const cardId = ids.get(row.card);
    if (cardId === undefined) continue;
    const review = reviewOf(row, cardId, now);
    if (review === undefined) ignored += 1;
    else reviews.push(review);
  }
  return { reviews, ignored };
}

function reviewOf(row: AnkiReview, cardId: CardId, now: number): ImportedReview | undefined {
  const { id, interval, factor, durationMs, kind } = row;
  const grade = grades[row.button];
  const answerKind = kind === filtered && factor === 0 ? 'cram' : kinds[kind];
  if (grade === undefined || answerKind === undefined) return undefined;
  if (id < earliest || id > now + clockTolerance) return undefined;
  return {
    id: eventId(v5(JSON.stringify([cardId, id]), namespace)),
    cardId,
    at: id,
    offsetMinutes: null,
    day: null,
    device,
    kind: answerKind,
    grade,
    durationMs: Math.round(clamped(durationMs, longestAnswer)),
    scheduler: device,
    // Steps within a day are told in seconds, as negative numbers.
    intervalDays: Math.round(clamped(interval, longestInterval)),
    // With FSRS the column holds a difficulty, below every ease factor.
    ease100: factor >= 1300 && factor <= 100_000 ? Math.round(factor / 10) : null,
    stability: null,
    difficulty: null,
    dueOn: null,
  };
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
