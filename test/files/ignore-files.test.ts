import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findNotes } from '../../src/files/find-notes.ts';
import { ignoredBelow } from '../../src/files/ignore-files.ts';

const posix = process.platform !== 'win32';
let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'engram-ignore-')));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text = '## q\n\na\n'): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function notes(...paths: string[]): void {
  for (const path of paths) write(path);
}

function found(...paths: readonly string[]): readonly string[] {
  const named = paths.length === 0 ? [root] : paths.map((path) => join(root, path));
  return findNotes(named, ignoredBelow).notes.map(({ file }) =>
    file.slice(root.length + 1).replaceAll('\\', '/'),
  );
}

describe('an ignore file', () => {
  test.each(['.gitignore', '.engramignore'])('%s leaves out what it names', (name) => {
    notes('a.md', 'draft-b.md', 'private/c.md', 'deep/private/d.md', 'deep/e.md');
    write(name, '# mine\n\ndraft-*\nprivate/\n');
    expect(found()).toEqual(['a.md', 'deep/e.md']);
  });

  test('counts below its own folder and nowhere else', () => {
    notes('a/x.md', 'a/y.md', 'a/sub/x.md', 'b/x.md', 'x.md');
    write('a/.gitignore', 'x.md\n');
    expect(found()).toEqual(['a/y.md', 'b/x.md', 'x.md']);
  });

  test('binds a rule with a slash to its own folder', () => {
    notes('a/x.md', 'a/sub/x.md', 'a/sub/y.md', 'a/deep/sub/y.md');
    write('a/.gitignore', '/x.md\nsub/y.md\n');
    expect(found()).toEqual(['a/deep/sub/y.md', 'a/sub/x.md']);
  });

  test('takes a rule back with a later one', () => {
    notes('a.md', 'b.md');
    write('.gitignore', '*.md\n!b.md\n');
    expect(found()).toEqual(['b.md']);
  });

  test('gives way to a deeper one', () => {
    notes('a/draft.md', 'a/b/draft.md', 'draft.md');
    write('.gitignore', 'draft.md\n');
    write('a/b/.gitignore', '!draft.md\n');
    expect(found()).toEqual(['a/b/draft.md']);
  });

  test('brings a folder back with all that is in it', () => {
    notes('x/keep/a.md', 'x/other/a.md');
    write('.gitignore', 'keep/\nother/\n');
    write('x/.gitignore', '!keep/\n');
    expect(found()).toEqual(['x/keep/a.md']);
  });

  test('brings nothing back out of a folder that is left out', () => {
    notes('private/a.md');
    write('.gitignore', 'private/\n!private/a.md\n');
    expect(found()).toEqual([]);
  });

  test('of engram has the last word over that of git', () => {
    notes('mine/a.md', 'b.md');
    write('.gitignore', 'mine/\n');
    write('.engramignore', '!mine/\nb.md\n');
    expect(found()).toEqual(['mine/a.md']);
  });

  test('may have a byte order mark and Windows line ends', () => {
    notes('a.md', 'b.md');
    write('.gitignore', '\ufeffa.md\r\nc.md\r\n');
    expect(found()).toEqual(['b.md']);
  });

  test.runIf(posix)('counts in folders whose names are patterns', () => {
    notes('a[b]*/x.md', 'ab/x.md', '!c/x.md', '#d/x.md', '#d/!x.md');
    for (const folder of ['a[b]*', '!c']) write(`${folder}/.gitignore`, 'x.md');
    write('#d/.gitignore', '\\!x.md');
    expect([...found()].sort()).toEqual(['#d/x.md', 'ab/x.md']);
  });

  test('that cannot be read has no effect, and that is said', () => {
    notes('a.md');
    const file = join(root, '.gitignore');
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x61, 0x00]));
    expect(findNotes([root], ignoredBelow)).toMatchObject({
      notes: [{ deckPath: ['a'] }],
      problems: [{ kind: 'unread-rules', path: file }],
    });
  });

  test('may be a folder by that name', () => {
    notes('.gitignore/b.md', 'a.md');
    expect(found()).toEqual(['a.md']);
  });
});

describe('what is named', () => {
  test('a file is taken though it is ignored', () => {
    notes('a.md', 'private/b.md');
    write('.gitignore', '*.md\nprivate/\n');
    expect(found('a.md', 'private/b.md')).toEqual(['a.md', 'private/b.md']);
  });

  test('a folder obeys the rules above it, up to the work tree of git', () => {
    notes('repo/notes/aws/a.md', 'repo/notes/aws/draft.md', 'repo/notes/aws/b.md');
    mkdirSync(join(root, 'repo/.git'));
    write('.gitignore', 'a.md\n');
    write('repo/.gitignore', '/notes/aws/draft.md\n');
    write('repo/notes/.engramignore', 'b.md\n');
    expect(found('repo/notes/aws')).toEqual(['repo/notes/aws/a.md']);
  });

  test('the file .git of a linked work tree ends it too', () => {
    notes('repo/notes/a.md', 'repo/notes/draft.md');
    write('.gitignore', '*.md\n');
    write('repo/.git', 'gitdir: elsewhere\n');
    write('repo/.gitignore', 'draft.md\n');
    expect(found('repo/notes')).toEqual(['repo/notes/a.md']);
  });

  test('outside of a work tree the folders above say nothing', () => {
    notes('notes/a.md');
    write('.gitignore', '*.md\n');
    expect(found('notes')).toEqual(['notes/a.md']);
  });

  test('a folder that the rules above leave out is imported by its own rules', () => {
    notes('private/a.md', 'private/b.md');
    mkdirSync(join(root, '.git'));
    write('.gitignore', 'private/\n');
    write('private/.gitignore', 'b.md\n');
    expect(found('private')).toEqual(['private/a.md']);
    expect(found()).toEqual([]);
  });

  test.runIf(posix)('a link in the folder is asked for by its own name', () => {
    notes('a.md');
    symlinkSync(join(root, 'a.md'), join(root, 'z.md'));
    write('.gitignore', 'a.md\n');
    expect(findNotes([root], ignoredBelow).notes).toMatchObject([{ deckPath: ['z'] }]);
  });
});

const name = fc.constantFrom('a', 'b');
const folder = fc.constantFrom('', 'a', 'a/b', 'b/a');
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '!'),
    fc.constantFrom('', '', '/', '**/', 'a/', '*/'),
    fc.constantFrom('a', 'b', '*', 'a*', '[ab]', '*.md', 'a.md', '?.md', '**'),
    fc.constantFrom('', '', '/', '/**', '  '),
  )
  .map((parts) => parts.join(''));

test('what is found is what git would keep', () => {
  const lines = fc.array(pattern, { minLength: 1, maxLength: 3 });
  const rules = fc.uniqueArray(fc.tuple(folder, lines), {
    minLength: 1,
    maxLength: 3,
    selector: ([at]) => at,
  });
  const files = fc.uniqueArray(
    fc.tuple(folder, name).map(([at, note]) => join(at, `${note}.md`)),
    { minLength: 4, maxLength: 8 },
  );
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'core.excludesFile=', ...args], { cwd: root, encoding: 'utf8' });
  fc.assert(
    fc.property(rules, files, (ignoreFiles, paths) => {
      rmSync(root, { recursive: true });
      mkdirSync(root);
      for (const path of paths) write(path);
      for (const [at, text] of ignoreFiles) write(join(at, '.gitignore'), text.join('\n'));
      git('init', '-q');
      const kept = git('ls-files', '-z', '--others', '--exclude-standard', '*.md');
      expect([...found()].sort()).toEqual(kept.split('\0').filter(Boolean).sort());
    }),
    { numRuns: 20 },
  );
});
