import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportedReviewsJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import { readReviewLog } from '../import/review-log/read-review-log.ts';
import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';
import { loggedReview } from './logged-review.ts';

/** Brings in a review log, whole or not at all; the same log twice is the same as once. */
export async function run(context: Context, args: readonly string[]): Promise<void> {
  const [file = ''] = args;
  const log = { name: basename(file), bytes: bytesOf(file) };
  const reviews = await readReviewLog(log, context.clock.now());
  const imported = context
    .store()
    .importReviews(reviews.map((review) => loggedReview(context, review)));
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

function describe({ added, known, cards, awaited }: ImportedReviewsJson): string {
  const already = known > 0 ? ` ${plural(known, 'review')} were there already.` : '';
  const waiting =
    awaited > 0
      ? `\nNot in your notes: ${plural(awaited, 'card')}. The history is kept, and waits for the notes.`
      : '';
  return `${plural(added, 'review')} of ${plural(cards, 'card')} added.${already}${waiting}`;
}
