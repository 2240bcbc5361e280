import Database from 'better-sqlite3';
import { EngramError } from '../errors.ts';
import { damagedFile } from './refused-database.ts';

/** An error of SQLite's in words for people; any other error as it is. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  switch (primaryCode(error.code)) {
    case 'BUSY':
    case 'LOCKED':
      return new EngramError(
        'busy',
        `Another program is writing to ${file}.`,
        'Try again when it has finished.',
        error,
      );
    case 'FULL':
    case 'IOERR':
      return new EngramError(
        'failed',
        `The disk is full or fails under ${file}: the last answer was NOT saved.`,
        'Make room, then do it again. What was saved before is safe.',
        error,
      );
    case 'CORRUPT':
    case 'NOTADB':
      return damagedFile(file, error);
    case 'READONLY':
    case 'CANTOPEN':
    case 'PERM':
    case 'AUTH':
      return new EngramError(
        'failed',
        `The database cannot be opened for writing: ${file}`,
        'Check that the file, those beside it (-wal, -shm) and the folder are yours and may be written to.',
        error,
      );
    default:
      return error;
  }
}

/** `SQLITE_IOERR_WRITE` is a kind of `SQLITE_IOERR`. */
function primaryCode(code: string): string {
  return code.split('_')[1] ?? '';
}
