import Database from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { versionOf } from './migrate.ts';
import { damagedFile, RefusedDatabase } from './refused-database.ts';

/** What SQLite finds wrong with the pages and the constraints of the file; nothing when sound. */
export function quickCheck(connection: Connection): readonly string[] {
  try {
    const rows = connection.query<[], { quick_check: string }>('PRAGMA quick_check').all();
    return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
  } catch (error) {
    // A constraint on JSON does not find damaged text wrong: it ends the check.
    if (error instanceof Database.SqliteError) return [error.message];
    throw error;
  }
}

/**
 * Rows that refer to others that are not there. Events and schedules whose card is gone are left
 * out: these can be mended, see `orphans`.
 */
export function danglingRows(connection: Connection): readonly string[] {
  const rows = connection
    .query<[], { table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
    .all();
  return rows.flatMap(({ table, rowid, parent }) =>
    parent === 'cards'
      ? []
      : [`row ${rowid ?? '?'} of ${table} refers to a row that ${parent} lacks`],
  );
}

/** Throws `refused-data` when `quickCheck` finds anything. */
export function assertSound(connection: Connection): void {
  const [finding] = quickCheck(connection);
  if (finding !== undefined) throw damagedFile(connection.file, new Error(finding));
}

/** The tables and triggers, by the version of the schema that they came with. */
const ownObjects: readonly (readonly [since: number, objects: readonly string[]])[] = [
  [
    1,
    [
      'table cards',
      'table events',
      'table meta',
      'table notes',
      'table schedules',
      'trigger events_are_not_changed',
      'trigger events_are_not_deleted',
    ],
  ],
  [2, ['table names']],
  [
    3,
    [
      'table card_counts',
      'table decks',
      'table log_runs',
      'table places',
      'trigger cards_are_counted',
      'trigger cards_are_counted_anew',
      'trigger counts_are_summed',
      'trigger counts_are_summed_anew',
      'trigger events_are_once',
      'trigger events_make_runs',
      'trigger schedules_are_counted',
      'trigger schedules_are_counted_anew',
    ],
  ],
];

/**
 * Throws `refused-data` unless the tables are tables and no views or triggers came along: a file
 * from elsewhere can carry the right number in its header and code of its own in its schema.
 */
export function assertOwnSchema(connection: Connection): void {
  const found = connection.query<[], { object: string }>(
    `SELECT type || ' ' || name AS object FROM sqlite_schema
     WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  );
  const objects = found.all().map((row) => row.object);
  const version = versionOf(connection);
  const own = ownObjects.flatMap(([since, names]) => (since <= Math.max(1, version) ? names : []));
  const foreign = objects.find((object) => !own.includes(object));
  const missing = own.find((object) => !objects.includes(object));
  if (foreign === undefined && missing === undefined) return;
  const what = foreign === undefined ? `it has no ${missing}` : `it has a ${foreign}`;
  throw new RefusedDatabase(
    connection.file,
    `This is not a database as Engram makes it: ${connection.file} (${what}).`,
  );
}
