import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { draftOf, removeDraft, sweepDrafts } from '../../drafts.ts';
import { EngramError } from '../../errors.ts';
import { toDisk } from '../backup.ts';
import { assertOwnSchema, assertSound } from '../check.ts';
import { type Connection, connect } from '../connection.ts';
import { createPrivateFile, syncFolder } from '../create.ts';
import { versionInFile } from '../database-file.ts';
import { schemaVersion } from '../migrate.ts';
import { RefusedDatabase } from '../refused-database.ts';
import { decompressFile } from './compress.ts';

/** What a restore would bring and take, in figures. */
export interface RestoreComparison {
  readonly cardsGained: number;
  readonly cardsLost: number;
  readonly answersGained: number;
  readonly answersLost: number;
}

/** A backup that was unpacked and found sound, ready to take the place of a database. */
export interface RestorePlan {
  /** Null where there is no database to compare with, or it cannot be read. */
  readonly comparison: RestoreComparison | null;
  readonly cards: number;
  readonly answers: number;
  /** Puts it in the place of the database; `keep` is given what it replaces, where that is sound. */
  apply(keep: (replaced: Connection) => void): void;
  /** Takes the unpacked file away. */
  discard(): void;
}

const gzipMagic = [0x1f, 0x8b];

/**
 * Unpacks a backup beside the database and checks it; nothing of the database is touched. Throws
 * `refused-data` for what is no sound database of a version that this program knows.
 */
export async function planRestore(backup: string, database: string): Promise<RestorePlan> {
  const draft = draftOf(database);
  const discard = (): void => removeDraft(draft);
  try {
    mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    sweepDrafts(dirname(database));
    createPrivateFile(draft);
    await unpack(backup, draft);
    const version = versionInFile(draft);
    if (version > schemaVersion) {
      throw refused(backup, `a newer Engram made it (schema ${version})`);
    }
    const counts = inFile(draft, (connection) => {
      assertSound(connection);
      assertOwnSchema(connection);
      return countsOf(connection);
    });
    return {
      ...counts,
      comparison: comparisonOf(database, draft),
      discard,
      apply: (keep) => replace(database, draft, keep),
    };
  } catch (error) {
    discard();
    if (error instanceof RefusedDatabase) {
      throw refused(backup, error.message, error);
    }
    if (error instanceof EngramError) throw error;
    throw new EngramError(
      'failed',
      `The backup cannot be unpacked beside the database: ${database}`,
      'Nothing was changed. Check that there is room and that the folder may be written to.',
      error,
    );
  }
}

async function unpack(backup: string, draft: string): Promise<void> {
  try {
    const head = readFileSync(backup).subarray(0, 2);
    if (gzipMagic.every((byte, index) => head[index] === byte)) await decompressFile(backup, draft);
    else {
      copyFileSync(backup, draft);
      // A copy has the permissions of its original.
      chmodSync(draft, 0o600);
    }
  } catch (error) {
    if (isFullDisk(error)) throw error;
    throw refused(backup, 'it cannot be read or unpacked', error);
  }
}

function isFullDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
  );
}

function refused(backup: string, why: string, cause?: unknown): EngramError {
  return new EngramError(
    'refused-data',
    `This cannot be restored: ${backup} (${why})`,
    'Nothing was changed. See which backups there are with: engram backup --list',
    cause,
  );
}

function inFile<Result>(file: string, work: (connection: Connection) => Result): Result {
  const connection = connect(file, 'read');
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

function countsOf(connection: Connection): { cards: number; answers: number } {
  const query = connection.query<[], { cards: number; answers: number }>(
    `SELECT (SELECT count(*) FROM cards WHERE retired_at IS NULL) AS cards,
       (SELECT count(*) FROM events WHERE type = 'answer') AS answers`,
  );
  return query.first() ?? { cards: 0, answers: 0 };
}

function comparisonOf(database: string, draft: string): RestoreComparison | null {
  if (!existsSync(database)) return null;
  try {
    return inFile(database, (connection) => {
      assertOwnSchema(connection);
      connection.execute(`ATTACH '${draft.replaceAll("'", "''")}' AS backup`);
      const query = connection.query<[], RestoreComparison>(
        `SELECT
           (SELECT count(*) FROM backup.cards WHERE id NOT IN (SELECT id FROM main.cards))
             AS cardsGained,
           (SELECT count(*) FROM main.cards WHERE id NOT IN (SELECT id FROM backup.cards))
             AS cardsLost,
           (SELECT count(*) FROM backup.events WHERE type = 'answer'
              AND id NOT IN (SELECT id FROM main.events)) AS answersGained,
           (SELECT count(*) FROM main.events WHERE type = 'answer'
              AND id NOT IN (SELECT id FROM backup.events)) AS answersLost`,
      );
      return query.first() ?? null;
    });
  } catch (error) {
    // A database that is damaged, or none of ours, is what backups are for.
    if (error instanceof EngramError) return null;
    throw error;
  }
}

/**
 * The draft takes the place of the database in one rename. What it replaces is kept: as a backup
 * where it is sound, else as it is under another name. Throws `busy` while another program has it
 * open.
 */
function replace(database: string, draft: string, keep: (replaced: Connection) => void): void {
  toDisk(draft);
  if (existsSync(database)) {
    try {
      const replaced = connect(database);
      try {
        assertSound(replaced);
        assertOwnSchema(replaced);
        keep(replaced);
        // Fails while another program has the database open, and folds the log in.
        replaced.execute('PRAGMA journal_mode = DELETE');
      } finally {
        replaced.close();
      }
    } catch (error) {
      if (!(error instanceof EngramError) || error.kind !== 'refused-data') throw error;
      setAside(database);
    }
  }
  renameSync(draft, database);
  syncFolder(dirname(database));
}

/**
 * Gives a damaged database and what belongs to it another name, as it may still be of use. It keeps
 * its own name too, until the draft takes that: were there none for a moment, and the program killed
 * in it, the next one would make a new database.
 */
function setAside(database: string): void {
  let number = 1;
  while (existsSync(`${database}.damaged-${number}`)) number += 1;
  const aside = `${database}.damaged-${number}`;
  try {
    linkSync(database, aside);
  } catch {
    // A file system without links.
    renameSync(database, aside);
  }
  for (const end of ['-wal', '-shm']) {
    if (existsSync(database + end)) renameSync(database + end, aside + end);
  }
}
