import { type RecallItem, recallItems } from '../schedule/evaluate/recall-items.ts';
import type { Context } from './context.ts';

/** What the whole log says of memory. */
export interface ReviewsOfLog {
  /** Answers of every kind. */
  readonly answers: number;
  readonly reviews: readonly RecallItem[];
}

/** Reads the answers that stand, those to retired cards included. */
export function reviewsOfLog(context: Context): ReviewsOfLog {
  let answers = 0;
  const counted = function* () {
    for (const answer of context.store().answers.forModels()) {
      answers += 1;
      yield answer;
    }
  };
  const reviews = recallItems(counted());
  return { answers, reviews };
}
