import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { EngramError } from '../errors.ts';
import { connect } from './connection.ts';
import { applicationId, versionOf } from './migrate.ts';
import { RefusedDatabase } from './refused-database.ts';

/** The size in bytes; undefined when nothing of that name exists. Throws for a folder or a device. */
export function fileSize(file: string): number | undefined {
  const found = reading(file, () => statSync(file, { throwIfNoEntry: false }));
  if (found === undefined) return undefined;
  if (!found.isFile()) throw notOurs(file, 'it is no regular file');
  return found.size;
}

/**
 * The schema version of a database of this program, read without changing a byte.
 * Throws `refused-data` for an empty file, and for one that this program did not make.
 */
export function versionInFile(file: string): number {
  const size = fileSize(file);
  if (size === 0) throw notOurs(file, 'it is empty');
  // Beside a log the file may be in use, and only SQLite can tell what is in force.
  const { application, version } =
    fileSize(`${file}-wal`) === undefined ? readHeader(file) : askSqlite(file);
  if (application !== applicationId) throw notOurs(file, 'another program made it');
  return version;
}

interface Identity {
  readonly application: number;
  readonly version: number;
}

const magic = 'SQLite format 3\0';

/** https://www.sqlite.org/fileformat.html, 1.3: user version at byte 60, application id at 68. */
function readHeader(file: string): Identity {
  const header = Buffer.alloc(100);
  const descriptor = reading(file, () => openSync(file, 'r'));
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, magic.length) !== magic) {
    throw notOurs(file, 'it is no SQLite database, or its beginning is damaged');
  }
  return { application: header.readUInt32BE(68), version: header.readUInt32BE(60) };
}

function reading<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new EngramError(
      'failed',
      `The database cannot be read: ${file}`,
      'Check the path, and that it is yours to read, or name another with --db.',
      error,
    );
  }
}

function askSqlite(file: string): Identity {
  const connection = connect(file, 'read');
  try {
    const application = connection.query<[], { application_id: number }>('PRAGMA application_id');
    return {
      application: application.first()?.application_id ?? 0,
      version: versionOf(connection),
    };
  } finally {
    connection.close();
  }
}

function notOurs(file: string, why: string): RefusedDatabase {
  return new RefusedDatabase(
    file,
    `This is not a database of Engram's: ${file} (${why}).`,
    'Nothing was changed. Name the right file with --db.',
  );
}
