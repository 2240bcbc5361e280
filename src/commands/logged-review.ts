import { cardId } from '../card.ts';
import type { ImportedReview } from '../import/review-log/imported-review.ts';
import type { Memory } from '../standing.ts';
import type { LoggedReview } from '../store/review-log.ts';
import type { Context } from './context.ts';

/**
 * A review of another log, for ours. What that one leaves out of when it was is taken from the zone
 * in which the program runs.
 */
export function loggedReview({ clock, settings }: Context, review: ImportedReview): LoggedReview {
  const { id, at, device, kind, grade, durationMs, scheduler } = review;
  return {
    id,
    cardId: cardId(review.cardId),
    at,
    device,
    offsetMinutes: review.offsetMinutes ?? clock.offsetMinutes(at),
    day: review.day ?? clock.studyDay(at, settings.dayStartHour),
    kind,
    grade,
    durationMs,
    scheduler,
    outcome:
      review.intervalDays === null
        ? null
        : { intervalDays: review.intervalDays, memory: memoryOf(review), dueOn: review.dueOn },
  };
}

function memoryOf({ ease100, stability, difficulty }: ImportedReview): Memory | null {
  if (stability !== null && difficulty !== null) {
    return { scheduler: 'fsrs', stability, difficulty };
  }
  return ease100 === null ? null : { scheduler: 'sm2', ease100 };
}
