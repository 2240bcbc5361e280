import { EngramError } from '../errors.ts';
import { listBackups } from '../store/backups/backup-folder.ts';
import type { BackupReason } from '../store/backups/backup-name.ts';
import type { BackupsKept } from '../store/backups/thinning.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';

/** How many backups are kept, as the settings have it. */
export function backupsKept({ settings }: Context): BackupsKept {
  const { backupsDaily: daily, backupsWeekly: weekly, backupsMonthly: monthly } = settings;
  return { daily, weekly, monthly };
}

/** Puts a backup into the folder beside the database; gives its path. None of a collection in memory. */
export function backUpNow(context: Context, reason: BackupReason): string | undefined {
  const store = context.store();
  if (store.file === ':memory:') return undefined;
  return store.addBackup({ at: context.clock.now(), reason, kept: backupsKept(context) });
}

/**
 * The backup of the day: made at the end of the first command of a study day that writes anything.
 * One that cannot be made is said, and spoils nothing that was done.
 */
export function backUpDaily(context: Context): void {
  const { clock, settings, today } = context;
  const store = context.openedStore();
  if (store === undefined || store.file === ':memory:' || !store.hasWritten()) return;
  try {
    const [latest] = listBackups(store.file);
    const isOfToday =
      latest !== undefined && clock.studyDay(latest.at, settings.dayStartHour) === today;
    if (!isOfToday) backUpNow(context, 'daily');
  } catch (error) {
    if (!(error instanceof EngramError)) throw error;
    context.note(safeLine(`${error.message} ${error.hint}`));
  }
}
