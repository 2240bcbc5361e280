import * as z from 'zod/mini';
import { type Day, parseDay } from '../../day.ts';
import { answerKinds } from '../../event.ts';
import type { Grade } from '../../grade.ts';

/** No review was ever logged before; seconds taken for milliseconds lie before it. */
const earliest = Date.UTC(1985, 0, 1);
/** The longest interval that a schedule holds, in days. */
const longestInterval = 36_500;
/** More than a day for one answer is a mistake of the log. */
const longestAnswer = 86_400_000;

const line = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}\p{Surrogate}]*$/u));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const number = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

const instant = z
  .pipe(
    z.union([z.string(), z.number()]),
    z.transform((value: string | number) => instantOf(value)),
  )
  .check(z.refine((at: number) => Number.isInteger(at) && at >= earliest));

const day = z.pipe(
  z.string().check(z.refine((text) => parseDay(text) !== undefined)),
  z.transform((text: string): Day | undefined => parseDay(text)),
);

/** Ratings of 1 to 4 stand for the four keys. */
const ratings: Readonly<Record<number, Grade>> = { 1: 1, 2: 3, 3: 4, 4: 5 };

/** A row of either format, with what each field may hold. */
export const rowSchema = z.object({
  /** Set where a row has more or fewer cells than the header. */
  columns: z.optional(z.never()),
  id: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/u))),
  cardId: line(200),
  at: instant,
  offsetMinutes: z.optional(whole(-960, 960)),
  day: z.optional(day),
  device: z.optional(line(64)),
  kind: z.optional(z.enum(answerKinds)),
  state: z.optional(whole(0, 3)),
  grade: z.optional(z.literal([0, 1, 2, 3, 4, 5])),
  rating: z.optional(
    z.pipe(
      whole(1, 4),
      z.transform((rating: number) => ratings[rating]),
    ),
  ),
  ms: z.optional(
    z.pipe(
      number(0, longestAnswer),
      z.transform((ms: number) => Math.round(ms)),
    ),
  ),
  scheduler: z.optional(line(64)),
  intervalDays: z.optional(number(0, longestInterval)),
  ease: z.optional(number(1.3, 100)),
  stability: z.optional(number(0, longestInterval)),
  difficulty: z.optional(number(1, 10)),
  dueOn: z.optional(day),
});

type Field = keyof z.infer<typeof rowSchema>;

/** What each field wants, in words. */
const wanted: Readonly<Record<Field, string>> = {
  columns: 'a cell for each column',
  id: 'up to 64 letters, digits and hyphens',
  cardId: 'a name of up to 200 characters',
  at: 'an instant such as 2026-03-01T09:30:00Z, or milliseconds since 1970',
  offsetMinutes: 'a whole number from -960 to 960',
  day: 'a day such as 2026-03-01',
  device: 'a name of up to 64 characters',
  kind: answerKinds.join(', '),
  state: 'a whole number from 0 to 3',
  grade: 'a whole number from 0 to 5',
  rating: 'a whole number from 1 to 4',
  ms: `milliseconds from 0 to ${longestAnswer}`,
  scheduler: 'a name of up to 64 characters',
  intervalDays: `a number from 0 to ${longestInterval}`,
  ease: 'a number from 1.3 to 100',
  stability: `a number from 0 to ${longestInterval}`,
  difficulty: 'a number from 1 to 10',
  dueOn: 'a day such as 2026-03-01',
};

/** What a field of a row wants, in words. */
export function wantedOf(field: string): string {
  return isField(field) ? wanted[field] : 'something else';
}

function isField(field: string): field is Field {
  return Object.hasOwn(wanted, field);
}

/** With its offset, since without one an instant could be any of 27 hours. */
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/u;

/** Milliseconds since 1970 UTC; NaN for what is no instant. */
function instantOf(value: string | number): number {
  if (typeof value === 'number') return value;
  if (/^\d{1,15}$/u.test(value)) return Number(value);
  const date = instantPattern.exec(value)?.[1];
  // Date.parse rolls 30 February over into March; the calendar has the last word.
  if (date === undefined || parseDay(date) === undefined) return Number.NaN;
  return Math.floor(Date.parse(value));
}
