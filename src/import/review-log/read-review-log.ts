import { v5 } from 'uuid';
import type { AnswerKind, EventId } from '../../event.ts';
import { eventId } from '../../event.ts';
import type { Grade } from '../../grade.ts';
import { csvRows } from './csv-rows.ts';
import { decodeLog } from './decode-log.ts';
import type { ImportedReview, RawReview } from './imported-review.ts';
import { jsonRows } from './json-rows.ts';
import { refusedLog } from './refused-log.ts';
import { rowSchema, wantedOf } from './row-schema.ts';

/** A log in memory: what stands in a file of that name. */
export interface ReviewLogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a review is ascribed to when its log does not name the machine, or the scheduler. */
const unknownDevice = 'imported';
const unknownScheduler = 'unknown';

/** Clocks differ; a review further ahead than this, in ms, was not given yet. */
const clockTolerance = 86_400_000;

/** The namespace of the ids that are made of reviews: never to be changed. */
const namespace = '6f2c1b7e-52d0-4f0e-9d0b-3a8a5f6f0c11';

/** What the states 0 to 3 (new, learning, review, relearning) make of an answer. */
const kinds: readonly AnswerKind[] = ['learn', 'learn', 'review', 'relearn'];

/**
 * The reviews of a log, in its order: our own export as CSV or JSON, or the CSV with the columns
 * `card_id,review_rating,review_time` that FSRS's tools agree on. `now` is in ms UTC.
 *
 * @throws EngramError `refused-data` that names up to five wrong rows, when there is any: a log is
 *   read whole or not at all.
 */
export async function readReviewLog(
  { name, bytes }: ReviewLogFile,
  now: number,
): Promise<readonly ImportedReview[]> {
  const text = decodeLog(bytes, name);
  const rows = /^\s*[{[]/u.test(text) ? jsonRows(text, name) : csvRows(text, name);
  const reviews: ImportedReview[] = [];
  const problems: string[] = [];
  const placeOfId = new Map<string, string>();
  const alike = new Map<string, number>();
  for await (const row of rows) {
    const checked = check(row, now);
    if (typeof checked === 'string') {
      problems.push(`${row.place}: ${checked}`);
      continue;
    }
    const id = checked.id ?? idOf(checked, alike);
    const first = placeOfId.get(id);
    if (first !== undefined) problems.push(`${row.place}: the same id stands in ${first}`);
    placeOfId.set(id, row.place);
    reviews.push({ ...checked, id: eventId(id) });
  }
  if (problems.length === 0) return reviews;
  throw refusedLog(name, problems, 'Mend these rows, or take them out, and try again.');
}

type CheckedRow = Omit<ImportedReview, 'id'> & { readonly id: string | undefined };

/** The row, or what is wrong with it. */
function check({ fields, nameOf }: RawReview, now: number): CheckedRow | string {
  const read = rowSchema.safeParse(fields);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? '');
    return problem(nameOf(field), fields[field], wantedOf(field));
  }
  const { data } = read;
  const grade: Grade | undefined = data.grade ?? data.rating;
  if (grade === undefined) {
    const field = nameOf('rating') === 'rating' ? 'grade' : 'rating';
    return problem(nameOf(field), undefined, wantedOf(field));
  }
  if (data.at > now + clockTolerance) {
    return problem(nameOf('at'), fields['at'], 'an instant that has passed');
  }
  return {
    id: data.id,
    cardId: data.cardId,
    at: data.at,
    offsetMinutes: data.offsetMinutes ?? null,
    day: data.day ?? null,
    device: data.device ?? unknownDevice,
    kind: data.kind ?? (data.state === undefined ? null : (kinds[data.state] ?? null)),
    grade,
    durationMs: data.ms ?? 0,
    scheduler: data.scheduler ?? unknownScheduler,
    intervalDays: data.intervalDays ?? null,
    ease100: data.ease === undefined ? null : Math.round(data.ease * 100),
    stability: data.stability ?? null,
    difficulty: data.difficulty ?? null,
    dueOn: data.dueOn ?? null,
  };
}

function problem(name: string, got: unknown, wanted: string): string {
  if (got === undefined) return `${name} is missing`;
  const shown = JSON.stringify(got);
  return `${name} is ${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}, wanted ${wanted}`;
}

/**
 * The id of a review that has none: a UUID of version 5 over card, time and grade, and which of
 * those that are equal in all three it is.
 */
function idOf({ cardId, at, grade }: CheckedRow, alike: Map<string, number>): EventId {
  const key = JSON.stringify([cardId, at, grade]);
  const number = alike.get(key) ?? 0;
  alike.set(key, number + 1);
  return eventId(v5(JSON.stringify([cardId, at, grade, number]), namespace));
}
