import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { backupFolder, listBackups } from './backup-folder.ts';
import type { BackupFile } from './backup-name.ts';

/**
 * The latest backup of a database whose bytes are what they were when it was checked, as the sums
 * in it tell. Undefined where there is none. Needs no room on the disk.
 */
export async function latestGoodBackup(database: string): Promise<BackupFile | undefined> {
  for (const backup of listBackups(database)) {
    if (await isIntact(join(backupFolder(database), backup.name))) return backup;
  }
  return undefined;
}

async function isIntact(file: string): Promise<boolean> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(file), createGunzip(), nowhere);
    return true;
  } catch {
    return false;
  }
}
