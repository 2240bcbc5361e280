import { closeSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { draftOf, removeDraft, sweepDrafts } from '../drafts.ts';
import { EngramError } from '../errors.ts';
import { assertSound } from './check.ts';
import { type Connection, connect } from './connection.ts';
import { createPrivateFile, syncFolder } from './create.ts';

/**
 * Writes a consistent copy of an open database to `target`, mode 0600, replacing what is there.
 * The copy is checked and on the disk before it gets its name: there is never half a backup.
 */
export function backUp(connection: Connection, target: string): void {
  const draft = draftOf(target);
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    sweepDrafts(dirname(target));
    // SQLite fills an empty file that exists, and so keeps its mode.
    createPrivateFile(draft);
    connection.execute(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
    const copy = connect(draft, 'read');
    try {
      assertSound(copy);
    } finally {
      copy.close();
    }
    toDisk(draft);
    renameSync(draft, target);
    syncFolder(dirname(target));
  } catch (error) {
    if (error instanceof EngramError && error.kind === 'refused-data') throw error;
    throw new EngramError(
      'failed',
      `The backup could not be written: ${target}`,
      'Check that there is room and that the folder may be written to.',
      error,
    );
  } finally {
    removeDraft(draft);
  }
}

/** Makes what was written to a file outlive a power cut. */
export function toDisk(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
