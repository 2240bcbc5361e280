import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection.ts';

/** The files that build the schema, one a version: `0001-….sql`, `0002-….sql` and so on. */
export interface Migrations {
  /** The version that the last file makes. */
  readonly latest: number;
  /** Where they lie; asked for only when there is something to build. */
  readonly folder: () => string;
}

/** The version of the schema that this program is written for: the number of the last migration. */
export const schemaVersion = 3;

/** `ENGR`: how a database of this program is told from those of others. */
export const applicationId = 0x454e4752;

/** The schema version of an open database; 0 when nothing was built yet. */
export function versionOf(connection: Connection): number {
  const query = connection.query<[], { user_version: number }>('PRAGMA user_version');
  return query.first()?.user_version ?? 0;
}

/**
 * Brings the schema up to `migrations.latest`, each step in a transaction of its own: what is cut
 * short leaves the version before, complete. Two processes may try at once; one does it.
 * Gives whether there was anything to do.
 */
export function migrate(connection: Connection, migrations: Migrations): boolean {
  if (versionOf(connection) >= migrations.latest) return false;
  const folder = migrations.folder();
  // A table that is made anew is named by others meanwhile. Nothing may be lost for that.
  connection.execute('PRAGMA foreign_keys = OFF');
  for (const name of readdirSync(folder).sort()) {
    const version = versionOfFile(name);
    if (version === undefined || version > migrations.latest) continue;
    const sql = readFileSync(join(folder, name), 'utf8');
    connection.transaction(() => {
      if (versionOf(connection) !== version - 1) return;
      connection.execute(sql);
      connection.execute(`PRAGMA application_id = ${applicationId}`);
      connection.execute(`PRAGMA user_version = ${version}`);
    });
  }
  if (versionOf(connection) < migrations.latest) {
    throw new Error(`The program is not complete: a migration is missing from ${folder}`);
  }
  return true;
}

function versionOfFile(name: string): number | undefined {
  const digits = /^(\d{4})-.*\.sql$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
