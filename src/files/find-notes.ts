import { type BigIntStats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { compareNames } from './compare-names.ts';
import { codeOf, reasonOf } from './file-errors.ts';

export interface FoundNote {
  /** Absolute, links resolved: by this the file is known. */
  readonly file: string;
  /** The folders between the path that was named and the file, and its name without the ending. */
  readonly deckPath: readonly string[];
  /** Whether a folder was named, and not the file itself. */
  readonly fromFolder: boolean;
}

interface FindProblem {
  /**
   * `missing`: a path that was named is not there. `unreadable`: the system does not let us look.
   * `unread-rules`: an ignore file that could not be read, so that its rules had no effect.
   * `not-a-file`: a pipe, a socket, a device. `broken-link`: it points nowhere or to itself.
   * `outside`: a link that leaves the folder that was named.
   */
  readonly kind:
    | 'missing'
    | 'unreadable'
    | 'unread-rules'
    | 'not-a-file'
    | 'broken-link'
    | 'outside';
  /** As it was named or found. */
  readonly path: string;
  /** What is the matter, and what to do, as part of a sentence. */
  readonly message: string;
}

export interface FoundNotes {
  readonly notes: readonly FoundNote[];
  readonly problems: readonly FindProblem[];
}

/**
 * Whether a file or folder below a named one is to be left out; `path` is absolute. `beside` are all
 * names in its folder, where they are known: no rules need to be looked for that are not there.
 */
export type IsIgnored = (path: string, isFolder: boolean, beside?: readonly string[]) => boolean;

/** Called with a file of rules that cannot be read, and why. */
export type OnUnread = (file: string, reason: string) => void;

/** The rules that count below a folder that was named; `root` is absolute, links resolved. */
type IgnoredBelow = (root: string, onUnread: OnUnread) => IsIgnored;

/**
 * The notes that files and folders hold, each file once, in an order that depends only on their
 * names. A file that is named is taken whatever its ending; in folders `.md` and `.markdown` count,
 * what is hidden, ignored or in `node_modules` does not. Links to files are followed inside the named folder,
 * links to folders never. Opens no file, and never throws for what it meets: that is a problem in
 * the result.
 */
export function findNotes(
  paths: readonly string[],
  ignoredBelow: IgnoredBelow = () => () => false,
): FoundNotes {
  const search: Search = { notes: [], problems: [], seen: new Set(), ignoredBelow };
  for (const path of paths) lookAt(path, search);
  return { notes: search.notes, problems: search.problems };
}

interface Search {
  readonly notes: FoundNote[];
  readonly problems: FindProblem[];
  /** Files and folders that were met already, by what they are and not by what they are called. */
  readonly seen: Set<string>;
  readonly ignoredBelow: IgnoredBelow;
}

function lookAt(path: string, search: Search): void {
  let real: string;
  let stats: BigIntStats;
  try {
    real = realpathSync.native(path);
    stats = statSync(real, { bigint: true });
  } catch (error) {
    const missing = ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '');
    search.problems.push({
      kind: missing ? 'missing' : 'unreadable',
      path,
      message: missing ? 'it is not there' : reasonOf(error),
    });
    return;
  }
  if (stats.isDirectory()) walk(real, search);
  else if (!stats.isFile()) search.problems.push(notAFile(path));
  else if (isNew(stats, real, search)) {
    const name = parse(resolve(path)).base;
    search.notes.push({ file: real, deckPath: [withoutEnding(name)], fromFolder: false });
  }
}

function walk(root: string, search: Search): void {
  const found: { readonly file: string; readonly parts: readonly string[] }[] = [];
  const links: { readonly path: string; readonly parts: readonly string[] }[] = [];
  const isIgnored = search.ignoredBelow(root, (path, reason) => {
    const message = `its rules have no effect: ${reason}`;
    search.problems.push({ kind: 'unread-rules', path, message });
  });
  const visit = (folder: string, above: readonly string[]): void => {
    const names = namesIn(folder, search);
    for (const name of names) {
      if (isSkipped(name)) continue;
      const path = join(folder, name);
      const parts = [...above, name];
      try {
        const stats = lstatSync(path, { bigint: true });
        if (stats.isDirectory()) {
          if (!isIgnored(path, true, names) && isNew(stats, path, search)) visit(path, parts);
        } else if (hasNoteEnding(name) && !isIgnored(path, false, names)) {
          if (stats.isSymbolicLink()) links.push({ path, parts });
          else if (!stats.isFile()) search.problems.push(notAFile(path));
          else if (isNew(stats, path, search)) found.push({ file: path, parts });
        }
      } catch (error) {
        search.problems.push({ kind: 'unreadable', path, message: entryReason(name, error) });
      }
    }
  };
  const stats = statSync(root, { bigint: true });
  if (isNew(stats, root, search)) visit(root, []);
  // After the files themselves, which a link would only give a second name.
  for (const { path, parts } of links) {
    const file = linkedFile(path, root, search);
    if (file !== undefined) found.push({ file, parts });
  }
  found.sort((one, other) => compareParts(one.parts, other.parts));
  for (const { file, parts } of found) {
    const name = parts.at(-1) ?? '';
    const deckPath = [...parts.slice(0, -1), withoutEnding(name)];
    search.notes.push({ file, deckPath, fromFolder: true });
  }
}

function namesIn(folder: string, search: Search): readonly string[] {
  try {
    return readdirSync(folder).sort(compareNames);
  } catch (error) {
    search.problems.push({ kind: 'unreadable', path: folder, message: reasonOf(error) });
    return [];
  }
}

/** The file that a link stands for; undefined for one that was met already or is not to be read. */
function linkedFile(path: string, root: string, search: Search): string | undefined {
  let file: string;
  let stats: BigIntStats;
  try {
    file = realpathSync.native(path);
    stats = statSync(file, { bigint: true });
  } catch (error) {
    const broken = ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '');
    search.problems.push({
      kind: broken ? 'broken-link' : 'unreadable',
      path,
      message: broken ? 'the link leads nowhere' : reasonOf(error),
    });
    return undefined;
  }
  if (stats.isDirectory()) return undefined;
  if (!isInside(file, root)) {
    const message = 'the link leads out of the folder; name the file itself to import it';
    search.problems.push({ kind: 'outside', path, message });
    return undefined;
  }
  if (!stats.isFile()) {
    search.problems.push(notAFile(path));
    return undefined;
  }
  return isNew(stats, file, search) ? file : undefined;
}

/** Marks a file or folder as met. File systems without inode numbers are known by path. */
function isNew(stats: BigIntStats, real: string, search: Search): boolean {
  const key = stats.ino === 0n ? real : `${stats.dev}:${stats.ino}`;
  if (search.seen.has(key)) return false;
  search.seen.add(key);
  return true;
}

export function isInside(file: string, root: string): boolean {
  const way = relative(root, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a name is passed over in folders. Hidden files too: systems leave their own `._name.md` beside notes. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

const noteEnding = /\.(?:md|markdown)$/iu;

export function hasNoteEnding(name: string): boolean {
  return noteEnding.test(name);
}

/** "ec2.md" as "ec2", and "notes.txt" as "notes"; "v1.2 notes" and ".md" stay. */
function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.\p{L}[\p{L}\p{N}]{0,9}$/u, '');
}

function notAFile(path: string): FindProblem {
  return { kind: 'not-a-file', path, message: 'it is neither a file nor a folder' };
}

/** Node gives bytes of a name that are not UTF-8 as U+FFFD, and then nothing is found by it. */
function entryReason(name: string, error: unknown): string {
  return codeOf(error) === 'ENOENT' && name.includes('\ufffd')
    ? 'its name is not UTF-8; rename it'
    : reasonOf(error);
}

function compareParts(one: readonly string[], other: readonly string[]): number {
  for (const [index, name] of one.entries()) {
    const difference = compareNames(name, other[index] ?? '');
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
