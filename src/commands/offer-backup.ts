import { dataFile } from '../config/paths.ts';
import { EngramError } from '../errors.ts';
import { backupFolder } from '../store/backups/backup-folder.ts';
import { latestGoodBackup } from '../store/backups/latest-good.ts';
import { RefusedDatabase } from '../store/refused-database.ts';
import type { Context } from './context.ts';

/** The refusal of the database with the backup that could take its place; other errors as they are. */
export async function offerBackup(error: unknown, context: Context): Promise<unknown> {
  if (!(error instanceof RefusedDatabase)) return error;
  if (error.file !== null && error.file !== context.databaseFile) return error;
  const hint = `${error.hint} ${await backupAdvice(context)}`;
  return new EngramError(error.kind, error.message, hint, error);
}

/** Which backup is the latest good one, and how to restore it. */
export async function backupAdvice({ databaseFile, io }: Context): Promise<string> {
  const backup = await latestGoodBackup(databaseFile).catch((error: unknown) => {
    // What is the matter with the database matters more than that nobody can look for backups.
    if (!(error instanceof EngramError)) throw error;
    return undefined;
  });
  if (backup === undefined) return `There is no good backup in ${backupFolder(databaseFile)}.`;
  const made = new Date(backup.at).toISOString().slice(0, 16).replace('T', ' ');
  const named = dataFile(io.env) === databaseFile ? '' : ` --db "${databaseFile}"`;
  return `The latest good backup is of ${made} UTC. Take it with: engram restore ${backup.name}${named}`;
}
