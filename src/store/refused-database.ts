import { EngramError } from '../errors.ts';

/**
 * The refusal of a file in the place of the database: it is damaged, or none of this program's.
 * Not a byte of it was changed, and a backup may take its place.
 */
export class RefusedDatabase extends EngramError {
  readonly file: string;

  constructor(file: string, message: string, hint = 'Nothing was changed.', cause?: unknown) {
    super('refused-data', message, hint, cause);
    this.file = file;
  }
}

/** The refusal of a database whose pages are not sound. */
export function damagedFile(file: string, cause?: unknown): RefusedDatabase {
  return new RefusedDatabase(file, `The database is damaged: ${file}`, undefined, cause);
}
