import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { draftOf, removeDraft, sweepDrafts } from '../../drafts.ts';
import { EngramError } from '../../errors.ts';
import { assertOwnSchema, assertSound } from '../check.ts';
import { type Connection, connect } from '../connection.ts';
import { createPrivateFile } from '../create.ts';
import { versionInFile } from '../database-file.ts';
import { isAnswer } from '../event-kind.ts';
import { schemaVersion, versionOf } from '../migrate.ts';
import { RefusedDatabase } from '../refused-database.ts';
import { unpack } from './compress.ts';
import { takePlace } from './take-place.ts';

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
    await unpack(backup, draft).catch((error: unknown) => {
      if (isFullDisk(error)) throw error;
      throw refused(backup, 'it cannot be read or unpacked', error);
    });
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
      apply: (keep) => takePlace(draft, database, keep),
    };
  } catch (error) {
    discard();
    if (error instanceof RefusedDatabase) {
      throw refused(backup, 'it is damaged, or no database of Engram’s', error);
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
       (SELECT count(*) FROM events WHERE ${answerIn(versionOf(connection))}) AS answers`,
  );
  return query.first() ?? { cards: 0, answers: 0 };
}

/** The condition that an event is an answer, in a database of a version that need not be the last. */
function answerIn(version: number): string {
  return version < 3 ? `events.type = 'answer'` : isAnswer;
}

function comparisonOf(database: string, draft: string): RestoreComparison | null {
  if (!existsSync(database)) return null;
  try {
    return inFile(database, (connection) => {
      assertOwnSchema(connection);
      connection.execute(`ATTACH '${draft.replaceAll("'", "''")}' AS backup`);
      // Versions keep the id of an event in ways of their own; its card and its time tell it too.
      const answers = (schema: string, version: number): string =>
        `SELECT cards.id, at, row_number() OVER (PARTITION BY card, at ORDER BY seq)
         FROM ${schema}.events
         JOIN ${schema}.cards ON cards.number = events.card WHERE ${answerIn(version)}`;
      const ours = answers('main', versionOf(connection));
      const theirs = answers('backup', versionInFile(draft));
      const query = connection.query<[], RestoreComparison>(
        `SELECT
           (SELECT count(*) FROM backup.cards WHERE id NOT IN (SELECT id FROM main.cards))
             AS cardsGained,
           (SELECT count(*) FROM main.cards WHERE id NOT IN (SELECT id FROM backup.cards))
             AS cardsLost,
           (SELECT count(*) FROM (${theirs} EXCEPT ${ours})) AS answersGained,
           (SELECT count(*) FROM (${ours} EXCEPT ${theirs})) AS answersLost`,
      );
      return query.first() ?? null;
    });
  } catch (error) {
    // A database that is damaged, or none of ours, is what backups are for.
    if (error instanceof EngramError) return null;
    throw error;
  }
}
