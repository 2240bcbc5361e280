import { EngramError } from '../../errors.ts';

/** The refusal of a whole package: nothing of it was imported. `reason` is part of a sentence. */
export function refusedPackage(name: string, reason: string, cause?: unknown): EngramError {
  return new EngramError(
    'refused-data',
    `Nothing was read from ${name}: ${reason}.`,
    'Export the deck from Anki again, and import that file.',
    cause,
  );
}
