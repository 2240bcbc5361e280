import * as z from 'zod/mini';
import { EngramError } from '../errors.ts';

/** A whole number that an option gives as text. */
export function wholeNumber(least: number, most: number) {
  const range = `a whole number from ${least} to ${most}`;
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/u, `expected ${range}`)),
      z.transform((text: string) => Number(text)),
    ),
    z.number().check(z.minimum(least, `expected ${range}`), z.maximum(most, `expected ${range}`)),
  );
}

/** The one option of commands that look at a deck. */
export const deckSchema = z.object({ deck: z.optional(z.string()) });

/** The options of commands that change a setting. */
export const changeSettingSchema = z.object({
  deck: z.optional(z.string()),
  force: z.optional(z.boolean()),
});

/** Options checked by a schema. Throws `usage` that names the first one that is wrong. */
export function readOptions<Schema extends z.core.$ZodType>(
  schema: Schema,
  options: unknown,
): z.core.output<Schema> {
  const read = z.safeParse(schema, options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = issue?.path.map(String).join('.') ?? '';
  throw new EngramError(
    'usage',
    `The option --${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)} has a wrong value: ${issue?.message ?? 'not understood'}.`,
    'See the help of the command: add --help.',
  );
}
