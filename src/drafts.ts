import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pattern = /^\.engram-draft-(\d+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-\w+)?$/u;

/** What SQLite puts beside a database. */
const companions = ['-journal', '-wal', '-shm'];

/** A process elsewhere, on the same share, cannot be asked whether it still works on its draft. */
const untouchedMs = 60 * 60 * 1000;

/**
 * A name for a file in the making, in the folder of the `target` that it is to be. It tells whose
 * work it is, so that a later process knows what a killed one has left.
 */
export function draftOf(target: string): string {
  return join(dirname(target), `.engram-draft-${process.pid}-${crypto.randomUUID()}`);
}

/** Takes a draft away, and what SQLite put beside it. */
export function removeDraft(draft: string): void {
  for (const end of ['', ...companions]) rmSync(draft + end, { force: true });
}

/**
 * Takes away what killed processes have left in a folder: drafts that nobody has touched for an
 * hour, and whose process is gone. Never throws: what cannot be taken away is in nobody's way.
 */
export function sweepDrafts(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const process = pattern.exec(name)?.[1];
      if (process === undefined || isAtWork(Number(process))) continue;
      const file = join(folder, name);
      if (Date.now() - statSync(file).mtimeMs > untouchedMs) rmSync(file);
    }
  } catch {
    // The next process tries again.
  }
}

function isAtWork(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, and so is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
