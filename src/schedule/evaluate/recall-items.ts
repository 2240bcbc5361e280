import type { CardId } from '../../card.ts';
import { type Day, daysBetween } from '../../day.ts';
import type { AnswerKind } from '../../event.ts';
import { type Grade, isPass } from '../../grade.ts';

/** An answer as the evaluation reads it. */
export interface LoggedAnswer {
  readonly cardId: CardId;
  readonly day: Day;
  readonly grade: Grade;
  readonly kind: AnswerKind;
}

/**
 * One answer of a card's past, and through it all those before. The chain runs backwards only, so
 * that whoever holds an answer cannot see what came after it.
 */
export interface PastAnswer {
  readonly grade: Grade;
  /** Study days since the answer before: 0 within a day, and for a card's first answer. */
  readonly daysElapsed: number;
  readonly before: PastAnswer | null;
}

/** A review whose outcome is to be predicted: all that could be known before it. */
export interface RecallPrompt {
  readonly cardId: CardId;
  /** The card's latest answer before this one. */
  readonly past: PastAnswer;
  /** Study days since that answer, at least 1. */
  readonly daysElapsed: number;
  /** Which answer of the card it is, those within a day counted too: at least 2. */
  readonly reviewNumber: number;
  /** How often it was forgotten after a night or more. */
  readonly lapses: number;
}

/** A review with its outcome. */
export interface RecallItem extends RecallPrompt {
  readonly day: Day;
  readonly grade: Grade;
  readonly recalled: boolean;
}

interface CardSoFar {
  readonly past: PastAnswer;
  readonly latestDay: Day;
  readonly reviewNumber: number;
  readonly lapses: number;
}

/**
 * What a log has to say about memory, in its order: for each card and study day the first answer,
 * if the card was answered on an earlier day. Later answers of a day belong to the history.
 * Practice (`cram`) is left out altogether, since schedulers are not told of it. An answer on a day
 * before the card's latest (a clock set back) counts as one on the same day.
 */
export function recallItems(answers: Iterable<LoggedAnswer>): readonly RecallItem[] {
  const cards = new Map<CardId, CardSoFar>();
  const items: RecallItem[] = [];
  for (const { cardId, day, grade, kind } of answers) {
    if (kind === 'cram') continue;
    const card = cards.get(cardId);
    if (card === undefined) {
      const past = { grade, daysElapsed: 0, before: null };
      cards.set(cardId, { past, latestDay: day, reviewNumber: 1, lapses: 0 });
      continue;
    }
    const daysElapsed = Math.max(0, daysBetween(card.latestDay, day));
    const past = { grade, daysElapsed, before: card.past };
    const reviewNumber = card.reviewNumber + 1;
    if (daysElapsed === 0) {
      cards.set(cardId, { ...card, past, reviewNumber });
      continue;
    }
    const recalled = isPass(grade);
    const { lapses } = card;
    items.push({
      cardId,
      past: card.past,
      daysElapsed,
      reviewNumber,
      lapses,
      day,
      grade,
      recalled,
    });
    cards.set(cardId, {
      past,
      latestDay: day,
      reviewNumber,
      lapses: lapses + (recalled ? 0 : 1),
    });
  }
  return items;
}
