import * as z from 'zod/mini';
import type { RawReview } from './imported-review.ts';
import { refusedLog } from './refused-log.ts';

const document = z.object({ reviews: z.array(z.unknown()) });

/** The rows of a log in JSON, `{"reviews": […]}`. Throws `refused-data` for anything else. */
export function* jsonRows(text: string, name: string): Generator<RawReview> {
  const read = z.safeParse(document, parsed(text, name));
  if (!read.success) {
    throw refusedLog(
      name,
      ['it holds no reviews'],
      'A log is one object: {"reviews": [{"cardId": …, "at": …, "grade": …}]}.',
    );
  }
  for (const [index, row] of read.data.reviews.entries()) {
    const isObject = typeof row === 'object' && row !== null && !Array.isArray(row);
    yield {
      place: `review ${index + 1}`,
      fields: isObject ? withoutNulls(row) : {},
      nameOf: (field) => field,
    };
  }
}

/** What is null is not said. */
function withoutNulls(row: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusedLog(
      name,
      [`it is not JSON${placeOf(error, text)}`],
      'Mend that place: a comma too many, a missing quote or bracket.',
      error,
    );
  }
}

/** The line from which on it is no JSON, where the parser tells. */
function placeOf(error: unknown, text: string): string {
  const offset = /at position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
  if (offset === undefined) return '';
  return ` from line ${text.slice(0, Number(offset)).split('\n').length} on`;
}
