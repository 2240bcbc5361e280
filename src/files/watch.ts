import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { EngramError } from '../errors.ts';
import { codeOf, reasonOf } from './file-errors.ts';
import { hasNoteEnding, type IsIgnored, isInside, isSkipped } from './find-notes.ts';
import { ignoredBelow } from './ignore-files.ts';

interface WatchOptions {
  /** Ends the watching when it is aborted. */
  readonly signal: AbortSignal;
  /** So many milliseconds have to pass without another save: an editor may write several files. */
  readonly quietMs?: number;
}

/**
 * Yields once when all notes that the paths name are watched, and again whenever one of them, or a
 * new one in a folder, has been saved, created or renamed, and is written to its end. What happens
 * while the caller is busy makes it yield once more. A file that vanishes is no news. Rules of
 * ignore files count as they are at the beginning. Throws `failed` where the system cannot watch.
 */
export async function* savedNotes(
  paths: readonly string[],
  { signal, quietMs = 150 }: WatchOptions,
): AsyncGenerator<void, void> {
  const { targets, isIgnored } = watched(paths);
  const watcher = watch(targets, {
    ignoreInitial: true,
    ignorePermissionErrors: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: quietMs, pollInterval: 50 },
    ignored: isIgnored,
  });
  let isReady = false;
  let isSaved = false;
  let error: unknown;
  let wake = (): void => undefined;
  const onSaved = (): void => {
    isSaved = true;
    wake();
  };
  // A folder that is new may hold notes that came before it was watched.
  watcher.on('add', onSaved).on('change', onSaved).on('addDir', onSaved);
  watcher.on('ready', () => {
    isReady = true;
    wake();
  });
  watcher.on('error', (met) => {
    error = met;
    wake();
  });
  signal.addEventListener('abort', () => wake());
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo() && error === undefined && !signal.aborted) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
    if (error !== undefined) throw asFailure(error);
  };
  try {
    await until(() => isReady);
    while (!signal.aborted) {
      yield;
      await until(() => isSaved);
      while (isSaved && !signal.aborted) {
        isSaved = false;
        await wait(quietMs);
      }
    }
  } finally {
    await watcher.close();
  }
}

/** What is to be watched: folders as they are, and files by their folders, for a file that is replaced is another one. */
function watched(paths: readonly string[]): {
  readonly targets: string[];
  readonly isIgnored: (path: string, stats?: Stats) => boolean;
} {
  const folders = new Map<string, IsIgnored>();
  const files = new Set<string>();
  for (const path of paths) {
    const real = realPath(path);
    if (isFolder(real)) folders.set(real, ignoredBelow(real));
    else files.add(real);
  }
  const targets = new Set([...folders.keys(), ...[...files].map((file) => dirname(file))]);
  const isIgnored = (path: string, stats?: Stats): boolean => {
    if (targets.has(path) || files.has(path)) return false;
    const rules = [...folders].find(([folder]) => isInside(path, folder))?.[1];
    if (!rules || isSkipped(basename(path))) return true;
    // Asked a second time when it is known what the path is.
    if (!stats) return false;
    const isOther = !stats.isDirectory() && !hasNoteEnding(path);
    return isOther || rules(path, stats.isDirectory());
  };
  return { targets: [...targets], isIgnored };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    // What is not there is said when the notes are read.
    return resolve(path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function asFailure(error: unknown): EngramError {
  const tooMany = ['ENOSPC', 'EMFILE'].includes(codeOf(error) ?? '');
  return new EngramError(
    'failed',
    `The notes cannot be watched: ${tooMany ? 'the system watches too many files already' : reasonOf(error)}.`,
    tooMany
      ? 'Name fewer folders, or raise the limit of the system.'
      : 'Import again without --watch, whenever the notes have changed.',
    error,
  );
}
