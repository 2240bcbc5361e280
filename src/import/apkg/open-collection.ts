import Database from 'better-sqlite3';
import type * as z from 'zod/mini';

/** An open collection. */
export interface CollectionFile {
  /** Whether it keeps note types and decks in tables of their own, and not as JSON. */
  readonly hasTables: boolean;
  /** The rows of a query, checked one by one. Throws for the first that is wrong. */
  rows<Schema extends z.ZodMiniType>(schema: Schema, sql: string): Generator<z.output<Schema>>;
  close(): void;
}

const legacyTables = ['col', 'notes', 'cards', 'revlog'];
const ownTables = ['notetypes', 'fields', 'templates', 'decks'];
const wanted = new Set([...legacyTables, ...ownTables]);

/** Whether the bytes begin as those of an SQLite database do. */
export function isDatabase(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';
}

/**
 * Opens a collection in memory: no copy of it is ever on the disk. What can act is taken out of
 * its schema before anything is read: triggers, views, indexes, other tables, and the collation
 * `unicase`, which only Anki has. Tables that are not plain ones are refused, as are pages that
 * are not sound. Throws RangeError for that, and what SQLite throws.
 */
export function openCollection(bytes: Uint8Array): CollectionFile {
  const copy = Buffer.from(bytes);
  // Without a log beside it: a database in memory can have none.
  copy.fill(1, 18, 20);
  const database = new Database(copy);
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    keepPlainTables(database);
    database.exec('PRAGMA query_only = ON');
    const names = new Set(tableNames(database));
    const hasTables = ownTables.every((name) => names.has(name));
    if (!legacyTables.every((name) => names.has(name))) throw new RangeError('tables are missing');
    for (const name of names) assertPlain(database, name);
    return {
      hasTables,
      rows: function* (schema, sql) {
        for (const row of database.prepare(sql).iterate()) yield schema.parse(row);
      },
      close: () => void database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function keepPlainTables(database: Database.Database): void {
  database.unsafeMode(true);
  database.exec('PRAGMA writable_schema = ON');
  // An index without SQL belongs to its table, and is never asked.
  database
    .prepare(
      `DELETE FROM sqlite_schema WHERE type IN ('trigger', 'view') OR (type = 'index' AND sql IS NOT NULL)
         OR (type = 'table' AND name NOT IN (SELECT value FROM json_each(?)))`,
    )
    .run(JSON.stringify([...wanted]));
  database.exec(`UPDATE sqlite_schema SET sql = replace(sql, 'unicase', 'binary') WHERE type = 'table';
    PRAGMA writable_schema = RESET`);
  database.unsafeMode(false);
}

function tableNames(database: Database.Database): readonly string[] {
  return database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
    .filter((name) => wanted.has(name));
}

/** Virtual tables and computed columns would run what the file says; broken pages can go on forever. */
function assertPlain(database: Database.Database, table: string): void {
  const odd = database
    .prepare<[string, string], number>(
      `SELECT 1 FROM sqlite_schema WHERE name = ? AND sql NOT LIKE 'CREATE TABLE%'
       UNION SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden <> 0`,
    )
    .pluck()
    .get(table, table);
  if (odd !== undefined) throw new RangeError('a table is not a plain one');
  const found = database.prepare<[], string>(`PRAGMA quick_check(${table})`).pluck().get();
  if (found !== 'ok') throw new RangeError(`a table is damaged: ${found}`);
}
