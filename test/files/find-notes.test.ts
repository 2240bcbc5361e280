import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findNotes } from '../../src/files/find-notes.ts';
import { asSomeoneElse, canDenyAccess } from './someone-else.ts';

const posix = process.platform !== 'win32';
let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'engram-find-')));
  chmodSync(root, 0o755);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function note(...path: string[]): string {
  const file = join(root, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '## q\n\na\n');
  return file;
}

const decks = (paths: readonly string[] = [root]) =>
  findNotes(paths).notes.map(({ deckPath }) => deckPath.join('/'));
const problems = (paths: readonly string[] = [root]) =>
  findNotes(paths).problems.map(({ kind, path }) => [kind, path]);

describe('in a folder', () => {
  test('notes are found at every depth, and their folders lead to them', () => {
    const file = note('aws', 'compute', 'ec2.md');
    expect(findNotes([root])).toEqual({
      notes: [{ file, deckPath: ['aws', 'compute', 'ec2'], fromFolder: true }],
      problems: [],
    });
  });

  test('only markdown counts, whatever the case of its ending', () => {
    for (const name of ['a.md', 'B.MD', 'c.markdown', 'd.txt', 'md', 'e.mdx', 'f.md.bak'])
      note(name);
    expect(decks()).toEqual(['a', 'B', 'c']);
  });

  test('hidden files, hidden folders and node_modules are left alone', () => {
    for (const path of [
      '.git/a.md',
      '.b.md',
      'node_modules/c.md',
      'x/node_modules/y/d.md',
      'e.md',
    ]) {
      note(path);
    }
    expect(decks()).toEqual(['e']);
  });

  test('a folder that is named is searched though it is hidden', () => {
    note('.notes', 'a.md');
    expect(decks([join(root, '.notes')])).toEqual(['a']);
  });

  test('the order is by names, numbers as numbers, letters of all languages alike', () => {
    for (const name of ['10 z', '2 y', 'b/1', 'a', 'Z', 'é', 'f', 'B2', 'b10']) note(`${name}.md`);
    expect(decks()).toEqual(['2 y', '10 z', 'a', 'b/1', 'B2', 'b10', 'é', 'f', 'Z']);
  });

  test('names are taken as they are', () => {
    const names = ['-rf', '--help', 'sp ace & $(touch x) ;', 'Node.js', 'v1.2'];
    if (posix) names.push('new\nline', 'esc\u001b[31m', `q"'`, 'x'.repeat(250));
    for (const name of names) note(`${name}.md`);
    expect(new Set(decks())).toEqual(new Set(names));
  });

  test('what is ignored is left out, folders with all they hold', () => {
    note('drafts', 'a.md');
    note('b.md');
    note('c.md');
    const ignored = new Set([join(root, 'drafts'), join(root, 'b.md')]);
    const { notes } = findNotes([root], () => (path) => ignored.has(path));
    expect(notes.map(({ file }) => file)).toEqual([join(root, 'c.md')]);
  });

  test.runIf(posix)('a pipe that is called a note is a problem and does not block', () => {
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    mkdirSync(join(root, 'folder.md'));
    note('a.md');
    expect(decks()).toEqual(['a']);
    expect(problems()).toEqual([['not-a-file', join(root, 'pipe.md')]]);
  });

  test.runIf(process.platform === 'linux')(
    'a name that is not UTF-8 is a problem, not the end',
    () => {
      note('a.md');
      writeFileSync(
        Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff]), Buffer.from('.md')]),
        '',
      );
      expect(decks()).toEqual(['a']);
      expect(findNotes([root]).problems).toMatchObject([
        { kind: 'unreadable', message: 'its name is not UTF-8; rename it' },
      ]);
    },
  );

  test.runIf(canDenyAccess)(
    'a folder that may not be read is a problem, and the rest is found',
    () => {
      note('locked', 'a.md');
      note('b.md');
      chmodSync(join(root, 'locked'), 0o000);
      const found = asSomeoneElse(() => findNotes([root]));
      chmodSync(join(root, 'locked'), 0o755);
      expect(found.notes.map(({ deckPath }) => deckPath)).toEqual([['b']]);
      expect(found.problems).toEqual([
        { kind: 'unreadable', path: join(root, 'locked'), message: 'you may not read it' },
      ]);
    },
  );
});

describe.runIf(posix)('links', () => {
  test('a link to a note of the same folder gives it no second name', () => {
    const file = note('z', 'real.md');
    symlinkSync(file, join(root, 'a.md'));
    linkSync(file, join(root, 'z', 'zz.md'));
    expect(findNotes([root])).toEqual({
      notes: [{ file, deckPath: ['z', 'real'], fromFolder: true }],
      problems: [],
    });
  });

  test('a link to a file inside is followed where the file is not found by itself', () => {
    const file = note('.store', 'real.txt');
    symlinkSync(join('.store', 'real.txt'), join(root, 'shown.md'));
    expect(findNotes([root]).notes).toEqual([{ file, deckPath: ['shown'], fromFolder: true }]);
  });

  test('none that leaves the folder is followed, nor any to a folder', () => {
    const outside = note('outside', 'secret.md');
    const notes = join(root, 'notes');
    note('notes', 'a.md');
    symlinkSync(outside, join(notes, 'secret.md'));
    symlinkSync(join(root, 'outside'), join(notes, 'outside'));
    symlinkSync(join(root, 'outside'), join(notes, 'folder.md'));
    expect(decks([notes])).toEqual(['a']);
    expect(problems([notes])).toEqual([['outside', join(notes, 'secret.md')]]);
  });

  test('a neighbour whose name begins alike is outside', () => {
    const outside = note('notes-of-others', 'secret.md');
    note('notes', 'a.md');
    symlinkSync(outside, join(root, 'notes', 'secret.md'));
    expect(decks([join(root, 'notes')])).toEqual(['a']);
  });

  test('loops end, and links that lead nowhere are problems', () => {
    note('a', 'b.md');
    symlinkSync('..', join(root, 'a', 'loop'));
    symlinkSync('..', join(root, 'a', 'loop.md'));
    symlinkSync('self.md', join(root, 'self.md'));
    symlinkSync('nowhere', join(root, 'dangling.md'));
    expect(decks()).toEqual(['a/b']);
    expect(problems()).toEqual([
      ['broken-link', join(root, 'dangling.md')],
      ['broken-link', join(root, 'self.md')],
    ]);
  });

  test('a folder may itself be named by a link', () => {
    const file = note('notes', 'a.md');
    symlinkSync(join(root, 'notes'), join(root, 'link'));
    expect(findNotes([join(root, 'link')]).notes).toMatchObject([{ file, deckPath: ['a'] }]);
  });
});

describe('a file that is named', () => {
  test('is taken whatever it is called', () => {
    const files = ['notes.txt', 'README', '.hidden.md', 'v1.2 notes'].map((name) => note(name));
    expect(findNotes(files)).toEqual({
      notes: ['notes', 'README', '.hidden', 'v1.2 notes'].map((name, index) => ({
        file: files[index],
        deckPath: [name],
        fromFolder: false,
      })),
      problems: [],
    });
  });

  test.runIf(posix)(
    'may be a link to anywhere: it is known by where it is, called as it was named',
    () => {
      const file = note('real.md');
      symlinkSync(file, join(root, 'mine.md'));
      expect(findNotes([join(root, 'mine.md')]).notes).toEqual([
        { file, deckPath: ['mine'], fromFolder: false },
      ]);
    },
  );

  test('is found once, however often it is named', () => {
    const file = note('aws', 'ec2.md');
    expect(decks([root, file, join(root, 'aws'), join(root, 'aws', '..')])).toEqual(['aws/ec2']);
    expect(decks([file, root])).toEqual(['ec2']);
  });

  test('is a problem when it is not there, and the others are found', () => {
    note('a.md');
    const gone = join(root, 'gone.md');
    const below = join(root, 'a.md', 'b');
    expect(decks([gone, root])).toEqual(['a']);
    expect(problems([gone, root, below])).toEqual([
      ['missing', gone],
      ['missing', below],
    ]);
  });

  test.runIf(posix)('is a problem when it is a device', () => {
    expect(problems(['/dev/null'])).toEqual([['not-a-file', '/dev/null']]);
  });
});
