import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngramError } from '../../src/errors.ts';
import { streamFileAtomically, writeFileAtomically } from '../../src/files/write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);

function failure(act: () => void): EngramError {
  try {
    act();
  } catch (error) {
    if (error instanceof EngramError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('writing a file', () => {
  it('writes the whole content and leaves nothing else in the folder', () => {
    writeFileAtomically(inFolder('report.md'), 'né\n', { force: false });
    expect(readFileSync(inFolder('report.md'), 'utf8')).toBe('né\n');
    expect(readdirSync(folder)).toEqual(['report.md']);
  });

  it('writes bytes as they are', () => {
    const bytes = new Uint8Array([0, 255, 10]);
    writeFileAtomically(inFolder('cards.apkg'), bytes, { force: false });
    expect(new Uint8Array(readFileSync(inFolder('cards.apkg')))).toEqual(bytes);
  });

  it('refuses to replace a file, and names the option that would', () => {
    writeFileSync(inFolder('report.md'), 'mine');
    const error = failure(() => writeFileAtomically(inFolder('report.md'), 'x', { force: false }));
    expect(error.kind).toBe('refused-harm');
    expect(error.hint).toContain('--force');
    expect(readFileSync(inFolder('report.md'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['report.md']);
  });

  it('replaces a file when told to, keeping its permissions', () => {
    writeFileSync(inFolder('report.md'), 'old and longer');
    chmodSync(inFolder('report.md'), 0o640);
    writeFileAtomically(inFolder('report.md'), 'new', { force: true });
    expect(readFileSync(inFolder('report.md'), 'utf8')).toBe('new');
    expect(statSync(inFolder('report.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['report.md']);
  });

  it('makes a new file when told to replace one that is not there', () => {
    writeFileAtomically(inFolder('report.md'), 'new', { force: true });
    expect(readFileSync(inFolder('report.md'), 'utf8')).toBe('new');
  });

  it.skipIf(process.platform === 'win32')(
    "makes private what is new, folders included, and keeps a file's own permissions",
    () => {
      const mode = (name: string) => (statSync(inFolder(name)).mode & 0o777).toString(8);
      const before = process.umask(0o002);
      try {
        writeFileAtomically(inFolder('a/b/new'), 'x', { force: true, isPrivate: true });
        expect(['a', 'a/b', 'a/b/new'].map(mode)).toEqual(['700', '700', '600']);
        chmodSync(inFolder('a/b/new'), 0o640);
        writeFileAtomically(inFolder('a/b/new'), 'y', { force: true, isPrivate: true });
        expect(mode('a/b/new')).toBe('640');
      } finally {
        process.umask(before);
      }
    },
  );

  it('writes through a link and keeps the link', () => {
    writeFileSync(inFolder('real.md'), 'old');
    symlinkSync('real.md', inFolder('link.md'));
    writeFileAtomically(inFolder('link.md'), 'new', { force: true });
    expect(lstatSync(inFolder('link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('real.md'), 'utf8')).toBe('new');
  });

  it.each(['folder', 'dangling link'])('never replaces a %s, not even when told to', (what) => {
    const path = inFolder('taken');
    if (what === 'folder') mkdirSync(path);
    else symlinkSync('nowhere', path);
    expect(failure(() => writeFileAtomically(path, 'x', { force: true })).kind).toBe(
      'refused-harm',
    );
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('says which folder is missing and what to do', () => {
    const path = inFolder('absent/report.md');
    const error = failure(() => writeFileAtomically(path, 'x', { force: false }));
    expect(error.kind).toBe('failed');
    expect(error.message).toBe(`Could not write ${path}: the folder is not there.`);
    expect(error.hint).toBe('Make the folder first, or name another one.');
  });

  it('takes names as long as the file system allows', () => {
    const name = `${'n'.repeat(252)}.md`;
    writeFileAtomically(inFolder(name), 'x', { force: false });
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('writing a file part by part', () => {
  const signal = new AbortController().signal;
  const parts = ['né', new Uint8Array([0, 255]), '', '\n'];

  it('writes the parts in order, text and bytes, and leaves nothing else', async () => {
    await streamFileAtomically(inFolder('log'), parts, { force: false, signal });
    expect([...readFileSync(inFolder('log'))]).toEqual([0x6e, 0xc3, 0xa9, 0, 255, 10]);
    expect(readdirSync(folder)).toEqual(['log']);
  });

  it('makes no part before it is sure that it may write', async () => {
    writeFileSync(inFolder('log'), 'mine');
    let made = 0;
    const counted = function* () {
      made += 1;
      yield 'x';
    };
    const writing = streamFileAtomically(inFolder('log'), counted(), { force: false, signal });
    await expect(writing).rejects.toMatchObject({ kind: 'refused-harm' });
    expect([made, readFileSync(inFolder('log'), 'utf8')]).toEqual([0, 'mine']);
  });

  it.each([
    ['fails as it does', new RangeError('no more')],
    ['is busy', new EngramError('busy', 'The database is busy.', 'Wait.')],
  ])('leaves the old file where a part %s', async (_, error) => {
    writeFileSync(inFolder('log'), 'mine');
    const failing = function* () {
      yield 'new';
      throw error;
    };
    const writing = streamFileAtomically(inFolder('log'), failing(), { force: true, signal });
    await expect(writing).rejects.toBe(error);
    expect(readFileSync(inFolder('log'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['log']);
  });

  it('ends when it is told to, lets go of its source, and leaves nothing behind', async () => {
    const controller = new AbortController();
    let isReleased = false;
    const endless = function* () {
      try {
        for (let count = 0; ; count += 1) {
          if (count === 3) controller.abort();
          yield 'x';
        }
      } finally {
        isReleased = true;
      }
    };
    const options = { force: false, signal: controller.signal };
    const writing = streamFileAtomically(inFolder('log'), endless(), options);
    await expect(writing).rejects.toMatchObject({ kind: 'interrupted' });
    expect([isReleased, readdirSync(folder)]).toEqual([true, []]);
  });
});
