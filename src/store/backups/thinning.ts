import type { BackupFile } from './backup-name.ts';

/** How many days, weeks and months keep a backup each. */
export interface BackupsKept {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const usualBackupsKept: BackupsKept = { daily: 7, weekly: 4, monthly: 12 };

/** The latest ones are always kept, whatever they were made for. */
const latestKept = 3;

const msPerDay = 86_400_000;

/**
 * The backups that are no longer needed: all but the latest few, and the latest one of each of the
 * last days, weeks and months that have any. Periods are counted, not measured back from now: a
 * clock that is wrong, or a year away, empties nothing.
 */
export function backupsToDrop(
  backups: readonly BackupFile[],
  kept: BackupsKept,
): readonly BackupFile[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const keeping = new Set<BackupFile>(newestFirst.slice(0, latestKept));
  const keepLatestOf = (count: number, periodOf: (at: number) => string | number): void => {
    const periods = new Set<string | number>();
    for (const backup of newestFirst) {
      const period = periodOf(backup.at);
      if (periods.has(period)) continue;
      if (periods.size >= count) return;
      periods.add(period);
      keeping.add(backup);
    }
  };
  keepLatestOf(kept.daily, dayOf);
  keepLatestOf(kept.weekly, weekOf);
  keepLatestOf(kept.monthly, (at) => new Date(at).toISOString().slice(0, 7));
  return newestFirst.filter((backup) => !keeping.has(backup));
}

function dayOf(at: number): number {
  return Math.floor(at / msPerDay);
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weekOf(at: number): number {
  return Math.floor((dayOf(at) + 3) / 7);
}
