import { EngramError } from '../errors.ts';

/**
 * The refusal of a file in the place of the database: it is damaged, or none of this program's.
 * Not a byte of it was changed, and a backup may take its place.
 */
export class RefusedDatabase extends EngramError {
  /** Null where it is the one at work. */
  readonly file: string | null;

  constructor(
    file: string | null,
    message: string,
    hint = 'Nothing was changed.',
    cause?: unknown,
  ) {
    super('refused-data', message, hint, cause);
    this.file = file;
  }
}

/** The refusal of a database whose pages are not sound. */
export function damagedFile(file: string, cause?: unknown): RefusedDatabase {
  return new RefusedDatabase(file, `The database is damaged: ${file}`, undefined, cause);
}

/** The refusal of a value in an open database that the program cannot have written so. */
export function damagedValue(value: string, cause: unknown): RefusedDatabase {
  const message = `The database is damaged: it holds ${JSON.stringify(value.slice(0, 40))} where it should not.`;
  return new RefusedDatabase(null, message, undefined, cause);
}
