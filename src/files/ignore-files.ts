import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { IsIgnored, OnUnread } from './find-notes.ts';
import { type NoteFile, readNoteFile } from './read-note-file.ts';

/** In each folder the later one is asked last, so that it has the last word. */
const ruleFiles = ['.gitignore', '.engramignore'];

/** Longer ignore files are refused: they would be matched against every path. */
const largestRuleFile = 256 * 1024;

/**
 * What the ignore files say of the paths below `root`, an absolute path without links. Rules are
 * read as git reads them: each file's count below its folder, later and deeper ones win, `!` takes
 * back. Inside a git work tree the folders above count too, up to the one that holds `.git`;
 * except where they leave out `root` itself, which a person has named all the same.
 *
 * The answer for a path holds only where the folders above it are not ignored: git, too, does not
 * look inside those.
 */
export function ignoredBelow(root: string, onUnread: OnUnread = () => undefined): IsIgnored {
  const top = workTreeAround(root) ?? root;
  if (top === root) return rulesFrom(root, onUnread);
  const rules = rulesFrom(top, onUnread);
  return rules(root, true) ? rulesFrom(root, onUnread) : rules;
}

/** The nearest folder from `folder` upwards that holds `.git`: a folder, or a file in work trees. */
function workTreeAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function rulesFrom(top: string, onUnread: OnUnread): IsIgnored {
  // Where no folder has rules there is nothing to ask.
  const known = new Map<string, Ignore | undefined>();
  const rulesIn = (folder: string, names?: readonly string[]): Ignore | undefined => {
    if (known.has(folder)) return known.get(folder);
    const above = folder === top ? undefined : rulesIn(dirname(folder));
    const own = patternsIn(folder, slashed(relative(top, folder)), onUnread, names);
    const rules = own.length === 0 ? above : merged(above, own);
    known.set(folder, rules);
    return rules;
  };
  return (path, isFolder, beside) =>
    rulesIn(dirname(path), beside)?.ignores(slashed(relative(top, path)) + (isFolder ? '/' : '')) ??
    false;
}

function merged(above: Ignore | undefined, own: readonly string[]): Ignore {
  // As git does by default where the file system does not tell letters by case.
  const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';
  const rules = ignore({ ignoreCase });
  return (above ? rules.add(above) : rules).add(own);
}

/** A folder's own rules, written so that they can stand at the top; `names` are all that it holds. */
function patternsIn(
  folder: string,
  prefix: string,
  onUnread: OnUnread,
  names: readonly string[] = ruleFiles,
): readonly string[] {
  return ruleFiles
    .filter((name) => names.includes(name))
    .flatMap((name) => {
      const file = join(folder, name);
      const content: NoteFile | undefined = existsSync(file)
        ? readNoteFile(file, largestRuleFile)
        : undefined;
      if (content?.type === 'refused') onUnread(file, content.reason);
      return content?.type === 'text'
        ? content.text.split('\n').flatMap((line) => patternAtTop(line, prefix))
        : [];
    });
}

/** A line of an ignore file in the folder `prefix`, as it would stand at the top; none for a comment. */
function patternAtTop(line: string, prefix: string): readonly string[] {
  if (line.startsWith('#')) return [];
  const takesBack = line.startsWith('!');
  const pattern = withoutTrailingSpaces(takesBack ? line.slice(1) : line);
  if (pattern === '') return [];
  if (prefix === '') return [`${takesBack ? '!' : ''}${pattern}`];
  // A slash, unless it is the last character, binds the pattern to its folder.
  const isBound = pattern.slice(0, -1).includes('/');
  const bare = pattern.replace(/^\//u, '').replace(/^\\(?=[!#])/u, '');
  const folder = prefix.replace(/[\\*?[\]]/gu, '\\$&');
  return [`${takesBack ? '!' : ''}/${folder}/${isBound ? '' : '**/'}${bare}`];
}

/** Spaces at the end count only where the first of them is escaped. */
function withoutTrailingSpaces(pattern: string): string {
  const bare = pattern.trimEnd();
  return bare.endsWith('\\') && bare.length < pattern.length ? `${bare} ` : bare;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
