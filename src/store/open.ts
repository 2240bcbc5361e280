import { EngramError } from '../errors.ts';
import { backUpBeforeMigration } from './backups/backup-folder.ts';
import { assertOwnSchema, assertSound } from './check.ts';
import { type Connection, connect } from './connection.ts';
import { createDatabase } from './create.ts';
import { fileSize, versionInFile } from './database-file.ts';
import { type Migrations, migrate } from './migrate.ts';

/** Up to this size, a check of all pages takes a few milliseconds and is done at every opening. */
const smallBytes = 2 * 1024 * 1024;

/**
 * Opens the database, and creates it when there is none. Whatever is not a sound database of this
 * program, of a version that it knows, is refused with `refused-data` and keeps every byte. An
 * older one is brought up to date, and what it was is kept beside it.
 *
 * A process opens a file once at a time.
 */
export function openDatabase(file: string, migrations: Migrations): Connection {
  if (file === ':memory:') return prepared(connect(file), migrations);
  if (fileSize(file) === undefined) createDatabase(file, migrations);
  const version = versionInFile(file);
  if (version > migrations.latest) throw fromTheFuture(file, version, migrations.latest);
  // A log that was left: another process is at work, or one came to an end before its time.
  const leftLog = (fileSize(`${file}-wal`) ?? 0) > 0;
  const connection = connect(file);
  try {
    if (leftLog || (fileSize(file) ?? 0) <= smallBytes) assertSound(connection);
    assertOwnSchema(connection);
    if (version < migrations.latest) backUpBeforeMigration(connection, version);
    return prepared(connection, migrations);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * `synchronous` must be asked for: better-sqlite3 otherwise runs WAL in a way that may lose the
 * last answers to a power cut. `recursive_triggers` lets REPLACE meet the guards of the log.
 */
const pragmas = [
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'journal_mode = WAL',
  'synchronous = FULL',
  'fullfsync = ON',
  // A session of a day writes its log back to the file once, when it ends.
  'wal_autocheckpoint = 4000',
  // What a statement would undo on its own is kept in memory: an import has a hundred thousand.
  'temp_store = MEMORY',
  // What is due lies in a thousand pages here and there; each would be a call to read.
  'mmap_size = 268435456',
];

function prepared(connection: Connection, migrations: Migrations): Connection {
  if (migrate(connection, migrations)) assertOwnSchema(connection);
  for (const pragma of pragmas) connection.execute(`PRAGMA ${pragma}`);
  return connection;
}

function fromTheFuture(file: string, version: number, known: number): EngramError {
  return new EngramError(
    'refused-data',
    `A newer Engram made this database: ${file} (schema ${version}, this program knows ${known}).`,
    'Nothing was changed. Update Engram and try again.',
  );
}
