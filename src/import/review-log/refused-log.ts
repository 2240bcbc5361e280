import { EngramError } from '../../errors.ts';

/** More are not named: whoever has mended these tries again. */
const named = 5;

/** The refusal of a whole log, with what is wrong in it. */
export function refusedLog(
  name: string,
  problems: readonly string[],
  hint: string,
  cause?: unknown,
): EngramError {
  const more = problems.length - named;
  return new EngramError(
    'refused-data',
    [
      `Nothing was read from ${name}: ${problems.slice(0, named).join('; ')}`,
      more > 0 ? `; and ${more} more.` : '.',
    ].join(''),
    hint,
    cause,
  );
}
