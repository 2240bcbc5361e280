import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { BackupJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import { backupFolder, listBackups } from '../store/backups/backup-folder.ts';
import { table } from '../terminal/charts/table.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { backUpNow } from './backups.ts';
import type { Context } from './context.ts';
import { listWidth } from './list-width.ts';
import { readOptions } from './options.ts';

const schema = z.object({ list: z.optional(z.boolean()), force: z.optional(z.boolean()) });

/** Makes a backup: into the folder beside the database, or to a file that is named. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { list = false, force = false } = readOptions(schema, options);
  const [file] = args;
  if (list && file !== undefined) {
    throw new EngramError('usage', '--list writes no file.', 'Leave the file or --list away.');
  }
  const made = list ? null : make(context, file, force);
  const { databaseFile } = context;
  const backups = listBackups(databaseFile).map(({ name, at, reason }) => ({
    name,
    at: new Date(at).toISOString(),
    reason,
  }));
  const document: BackupJson = { made, folder: backupFolder(databaseFile), backups };
  context.print(document, () => describe(context, document));
}

function make(context: Context, file: string | undefined, force: boolean): string {
  const store = context.store();
  if (file === undefined) {
    const made = backUpNow(context, 'manual');
    if (made !== undefined) return made;
    throw new EngramError('usage', 'A collection in memory has no folder.', 'Name a file.');
  }
  const target = resolve(file);
  if (existsSync(target) && !force) {
    throw new EngramError(
      'refused-harm',
      `The file exists: ${target}`,
      'Name another, or overwrite it with --force.',
    );
  }
  if (target === store.file) {
    throw new EngramError('usage', 'That is the database itself.', 'Name another file.');
  }
  if (target.endsWith('.gz')) store.backUpCompressed(target);
  else store.backUp(target);
  return target;
}

function describe(context: Context, { made, folder, backups }: BackupJson): string {
  if (made !== null) return `Backed up, and checked: ${safeLine(made)}`;
  if (backups.length === 0) return `No backups yet in ${safeLine(folder)}.`;
  return [
    `Backups in ${safeLine(folder)}, the latest first:`,
    ...table(
      [{ header: 'name', flexible: true }, { header: 'made' }, { header: 'for' }],
      backups.map(({ name, at, reason }) => [name, at.slice(0, 16).replace('T', ' '), reason]),
      { width: listWidth(context.io), theme: context.theme },
    ),
    '',
    'Restore one with: engram restore NAME',
  ].join('\n');
}
