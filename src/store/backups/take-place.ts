import { existsSync, linkSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngramError } from '../../errors.ts';
import { toDisk } from '../backup.ts';
import { assertOwnSchema, assertSound } from '../check.ts';
import { type Connection, connect } from '../connection.ts';
import { syncFolder } from '../create.ts';

/**
 * The draft takes the place of the database in one rename. What it replaces is kept: as a backup
 * where it is sound, else as it is under another name. Throws `busy` while another program has it
 * open.
 */
export function takePlace(
  draft: string,
  database: string,
  keep: (replaced: Connection) => void,
): void {
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
  for (const end of ['-wal', '-shm', '-journal']) {
    if (existsSync(database + end)) renameSync(database + end, aside + end);
  }
}
