import * as z from 'zod/mini';

/** A share that an option gives as text, such as `0.9`. */
export function shareBetween(least: number, most: number) {
  const range = `expected a share from ${least.toFixed(2)} to ${most.toFixed(2)}`;
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^(?:0|1)?(?:\.\d{1,9})?$/u, range)),
      z.transform((text: string) => Number(text)),
    ),
    z.number().check(z.minimum(least, range), z.maximum(most, range)),
  );
}
