import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftOf, removeDraft, sweepDrafts } from '../../drafts.ts';
import { EngramError } from '../../errors.ts';
import { backUp, toDisk } from '../backup.ts';
import type { Connection } from '../connection.ts';
import { createPrivateFile, syncFolder } from '../create.ts';
import { fileSize } from '../database-file.ts';
import { type BackupFile, type BackupReason, backupName, readBackupName } from './backup-name.ts';
import { compressFile } from './compress.ts';
import { type BackupsKept, backupsToDrop } from './thinning.ts';

/** Where the backups of a database lie: in a folder beside it. */
export function backupFolder(database: string): string {
  return join(dirname(database), 'backups');
}

/** The backups of a database, the latest first; none where there is no folder of them. */
export function listBackups(database: string): readonly BackupFile[] {
  try {
    return readdirSync(backupFolder(database))
      .flatMap((name) => readBackupName(name) ?? [])
      .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new EngramError(
      'failed',
      `The folder of backups cannot be read: ${backupFolder(database)}`,
      'Check that it is a folder of yours.',
      error,
    );
  }
}

/** When and why a backup is made, and how many are kept. */
export interface BackupWanted {
  readonly at: number;
  readonly reason: BackupReason;
  readonly kept: BackupsKept;
}

/**
 * Puts a checked, compressed copy of an open database into its folder of backups, and drops those
 * that are no longer needed. Takes away what killed processes left beside it. Gives the path. Throws `failed` when it cannot be written; the
 * database is as it was.
 */
export function addBackup(connection: Connection, { at, reason, kept }: BackupWanted): string {
  const folder = backupFolder(connection.file);
  const target = freeName(folder, at, reason);
  sweepDrafts(dirname(connection.file));
  writeCompressed(connection, target);
  for (const { name } of backupsToDrop(listBackups(connection.file), kept)) {
    if (join(folder, name) !== target) rmSync(join(folder, name), { force: true });
  }
  return target;
}

function freeName(folder: string, at: number, reason: BackupReason): string {
  for (let again = 1; ; again += 1) {
    const target = join(folder, backupName(at, reason, again));
    if (fileSize(target) === undefined) return target;
  }
}

/** Keeps what a database was before its schema was brought from `version` up to date. */
export function backUpBeforeMigration(connection: Connection, version: number): string {
  const target = join(
    backupFolder(connection.file),
    `engram-before-migration-from-v${version}.db.gz`,
  );
  writeCompressed(connection, target);
  return target;
}

/** Writes a checked copy of a database to `target`, compressed; there is never half of one. */
export function writeCompressed(connection: Connection, target: string): void {
  const plain = draftOf(target);
  const draft = draftOf(target);
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    backUp(connection, plain);
    createPrivateFile(draft);
    compressFile(plain, draft);
    toDisk(draft);
    renameSync(draft, target);
    syncFolder(dirname(target));
  } catch (error) {
    if (error instanceof EngramError) throw error;
    throw new EngramError(
      'failed',
      `The backup could not be written: ${target}`,
      'Check that there is room and that the folder may be written to.',
      error,
    );
  } finally {
    removeDraft(plain);
    removeDraft(draft);
  }
}
