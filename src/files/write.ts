import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { draftOf, sweepDrafts } from '../drafts.ts';
import { EngramError } from '../errors.ts';
import { codeOf } from './file-errors.ts';

export interface WriteOptions {
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean;
  /** Whether a new file, and folders made for it, are its owner's alone (0600 and 0700). */
  readonly isPrivate?: boolean;
}

/**
 * Writes a whole file or none of it: a reader, or a crash in the midst, finds the old file or the
 * new one, never half of one. A new file has the permissions the umask allows unless it is
 * private, a replaced one keeps its own; a symbolic link stays, and what it points to is replaced.
 *
 * @throws EngramError `refused-harm` when the file exists and `force` is off, or when the name
 *   belongs to something other than a file; `failed` when the system refuses the write.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions,
): void {
  try {
    const draft = beginDraft(path, options);
    try {
      writeThrough(draft.file, content, draft.mode);
      draft.publish();
    } finally {
      draft.discard();
    }
  } catch (error) {
    throw explained(error, path);
  }
}

/**
 * `writeFileAtomically` for content that is made part by part and never held as a whole. An aborted
 * `signal` ends it between two parts, and leaves everything as it was.
 *
 * @throws EngramError as `writeFileAtomically`, and `interrupted`; what a part throws as it is.
 */
export async function streamFileAtomically(
  path: string,
  parts: Iterable<string | Uint8Array>,
  { signal, ...options }: WriteOptions & { readonly signal: AbortSignal },
): Promise<void> {
  try {
    const draft = beginDraft(path, options);
    try {
      const file = await open(draft.file, 'wx', draft.mode);
      try {
        for (const part of parts) {
          // Unlike `write`, this goes on after a part of which the disk took only some.
          await file.writeFile(part);
          if (signal.aborted) throw new EngramError('interrupted', 'Interrupted.', '');
        }
        await file.sync();
      } finally {
        await file.close();
      }
      draft.publish();
    } finally {
      draft.discard();
    }
  } catch (error) {
    throw explained(error, path);
  }
}

/** A file in the making, beside the one that it is to be. */
interface Draft {
  readonly file: string;
  /** The permissions with which it is made. */
  readonly mode: number;
  /** Gives it its name, once all of it is on the disk. */
  publish(): void;
  /** Takes it away if it has not got its name. */
  discard(): void;
}

function beginDraft(path: string, { force, isPrivate = false }: WriteOptions): Draft {
  const existing = regularFile(path);
  if (existing !== undefined && !force) throw alreadyThere(path);
  const target = existing === undefined ? path : realpathSync(path);
  if (isPrivate) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  sweepDrafts(dirname(target));
  const file = draftOf(target);
  return {
    file,
    mode: isPrivate ? 0o600 : 0o666,
    publish: () => {
      if (existing !== undefined) chmodSync(file, existing.mode & 0o777);
      if (force) renameSync(file, target);
      else linkOrRename(file, target);
      syncFolder(dirname(target));
    },
    discard: () => rmSync(file, { force: true }),
  };
}

/** What the system refused, in words; errors of other origin are given back as they are. */
function explained(error: unknown, path: string): unknown {
  if (error instanceof EngramError || codeOf(error) === undefined) return error;
  if (codeOf(error) === 'EEXIST') return alreadyThere(path);
  return new EngramError(
    'failed',
    `Could not write ${path}: ${reason(error)}.`,
    advice(error),
    error,
  );
}

/** What stands at `path`, links followed; undefined when nothing does. */
function regularFile(path: string): Stats | undefined {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) return stats;
  throw new EngramError(
    'refused-harm',
    `${path} is not a file that can be replaced.`,
    'Name another file.',
  );
}

function alreadyThere(path: string): EngramError {
  return new EngramError(
    'refused-harm',
    `${path} is already there.`,
    'Name another file, or add --force to replace it.',
  );
}

function writeThrough(path: string, content: string | Uint8Array, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A hard link fails where a rename would replace a file that came to be in the meantime. File
 * systems without hard links get the rename.
 */
function linkOrRename(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    renameSync(temporary, target);
  }
}

/** Makes the new name last through a power cut, where the system lets a folder be opened. */
function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    // Windows, or a folder that may be written but not read: the file itself is safe by now.
    return;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  ENOENT: ['the folder is not there', 'Make the folder first, or name another one.'],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
  EACCES: ['you may not write there', 'Choose a folder that is yours.'],
  EPERM: ['you may not write there', 'Choose a folder that is yours.'],
  EROFS: ['the disk is read-only', 'Choose another disk.'],
  ENOSPC: ['the disk is full', 'Make room and try again; nothing was changed.'],
  EDQUOT: ['your share of the disk is used up', 'Make room and try again; nothing was changed.'],
  EFBIG: ['the file would be too large', 'Choose another disk, or a higher limit.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
};

function reason(error: unknown): string {
  const known = reasons[codeOf(error) ?? ''];
  return known?.[0] ?? (error instanceof Error ? error.message : String(error));
}

function advice(error: unknown): string {
  return reasons[codeOf(error) ?? '']?.[1] ?? 'Check the path and try again.';
}
