import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cardId } from '../card.ts';
import type { ImportedReviewsJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import type { ImportedReview } from '../import/review-log/imported-review.ts';
import { readReviewLog } from '../import/review-log/read-review-log.ts';
import type { Memory } from '../standing.ts';
import type { LoggedReview } from '../store/review-log.ts';
import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';

/** Brings in a review log, whole or not at all; the same log twice is the same as once. */
export async function run(context: Context, args: readonly string[]): Promise<void> {
  const [file = ''] = args;
  const log = { name: basename(file), bytes: bytesOf(file) };
  const reviews = await readReviewLog(log, context.clock.now());
  const imported = context.store().importReviews(reviews.map((review) => logged(context, review)));
  const document: ImportedReviewsJson = { file, reviews: reviews.length, ...imported };
  context.print(document, () => describe(document));
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new EngramError(
      'usage',
      `The review log cannot be read: ${file}`,
      'Check the path, and that it is a file that you may read.',
      error,
    );
  }
}

/** What a log leaves out of when is taken from the zone in which the program runs. */
function logged({ clock, settings }: Context, review: ImportedReview): LoggedReview {
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

function describe({ added, known, cards, awaited }: ImportedReviewsJson): string {
  const already = known > 0 ? ` ${plural(known, 'review')} were there already.` : '';
  const waiting =
    awaited > 0
      ? `\nNot in your notes: ${plural(awaited, 'card')}. The history is kept, and waits for the notes.`
      : '';
  return `${plural(added, 'review')} of ${plural(cards, 'card')} added.${already}${waiting}`;
}
