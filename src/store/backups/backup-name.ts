/** Why a backup was made. */
export type BackupReason = 'daily' | 'import' | 'restore' | 'manual';
const reasons: readonly BackupReason[] = ['daily', 'import', 'restore', 'manual'];

/** A backup in the folder of backups, as its name tells it. */
export interface BackupFile {
  readonly name: string;
  /** When it was made: milliseconds since 1970-01-01 UTC, whole seconds. */
  readonly at: number;
  readonly reason: BackupReason;
}

const pattern =
  /^engram-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(daily|import|restore|manual)(?:-\d+)?\.db\.gz$/u;

/** The name of a backup; `again` tells backups of one second and reason apart, from 2 on. */
export function backupName(at: number, reason: BackupReason, again = 1): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
  return `engram-${time}Z-${reason}${again > 1 ? `-${again}` : ''}.db.gz`;
}

/** What a name says of a backup; undefined for a file that is none. */
export function readBackupName(name: string): BackupFile | undefined {
  const [, year, month, date, hour, minute, second, reason] = pattern.exec(name) ?? [];
  const known = reasons.find((one) => one === reason);
  if (known === undefined) return undefined;
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : { name, at, reason: known };
}
