import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { draftOf, removeDraft, sweepDrafts } from '../drafts.ts';
import { EngramError } from '../errors.ts';
import { connect } from './connection.ts';
import { fileSize } from './database-file.ts';
import { type Migrations, migrate } from './migrate.ts';

/**
 * Creates a database, its folder 0700 and its file 0600 from the first byte on. It is built under
 * another name and appears complete: whoever is cut short leaves no half-made or empty database.
 * When another process was faster, its database stays.
 */
export function createDatabase(file: string, migrations: Migrations): void {
  const draft = draftOf(file);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    sweepDrafts(dirname(file));
    createPrivateFile(draft);
    build(draft, migrations);
    publish(draft, file);
  } catch (error) {
    throw new EngramError(
      'failed',
      `The database cannot be created: ${file}`,
      'Check that its folder is yours, may be written to and has room, or name another with --db.',
      error,
    );
  } finally {
    removeDraft(draft);
  }
}

function build(draft: string, migrations: Migrations): void {
  const connection = connect(draft);
  try {
    migrate(connection, migrations);
    connection.execute('PRAGMA journal_mode = WAL');
  } finally {
    connection.close();
  }
}

/** An empty file that only its owner may read, whatever the umask is. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
}

/** Makes a rename outlive a power cut. Windows has no such thing for folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A link never replaces a file; where the file system has none, a rename has to do. */
function publish(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch {
    if (fileSize(file) !== undefined) return;
    renameSync(draft, file);
  }
  syncFolder(dirname(file));
}
