import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readNoteFile, readStandardInput } from '../../src/files/read-note-file.ts';
import { asSomeoneElse, canDenyAccess } from './someone-else.ts';

const posix = process.platform !== 'win32';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-read-'));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(content: string | Uint8Array): string {
  const path = join(folder, 'note.md');
  writeFileSync(path, content);
  return path;
}

const textOf = (content: string | Uint8Array) => {
  const note = readNoteFile(file(content));
  return note.type === 'text' ? note.text : note;
};
const refusalOf = (content: string | Uint8Array) => {
  const note = readNoteFile(file(content));
  return note.type === 'refused' ? [note.line, note.reason] : note;
};

describe('the text of a note', () => {
  test('is what stands in it', () => {
    expect(textOf('# Café 東京 👩‍👩‍👧\n\n- a')).toBe('# Café 東京 👩‍👩‍👧\n\n- a');
    expect(textOf('')).toBe('');
  });

  test('is the same with every kind of line end, other separators kept', () => {
    expect(textOf('# T\r\n\r\n- a\r\n')).toBe('# T\n\n- a\n');
    expect(textOf('# T\r- a\r')).toBe('# T\n- a\n');
    expect(textOf('a\r\n\rb\u2028c\u0085d')).toBe('a\n\nb\u2028c\u0085d');
  });

  test('begins after a byte order mark', () => {
    expect(textOf('\ufeff# T\n')).toBe('# T\n');
  });

  test('is longer than one reading', () => {
    const long = 'ä'.repeat(1_500_000);
    expect(textOf(long)).toBe(long);
  });

  test('comes with the SHA-256 of the bytes as they were', () => {
    const content = '\ufeff# T\r\n';
    expect(readNoteFile(file(content))).toMatchObject({
      hash: createHash('sha256').update(content).digest('hex'),
    });
  });

  test('is read without a trace in the file', () => {
    const path = file('# T\r\n');
    chmodSync(path, 0o444);
    const before = statSync(path);
    readNoteFile(path);
    expect(readFileSync(path, 'utf8')).toBe('# T\r\n');
    expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
  });
});

describe('what is not UTF-8 is refused by name', () => {
  const utf16 = Buffer.from('# Title\n', 'utf16le');
  const utf16be = Buffer.from(utf16).swap16();
  test.each([
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['big-endian UTF-16 with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['UTF-16 without a mark', utf16],
    ['big-endian UTF-16 without a mark', utf16be],
  ])('%s', (_, bytes) => {
    expect(refusalOf(bytes)).toEqual([
      undefined,
      'it is not UTF-8 (it looks like UTF-16); save it as UTF-8',
    ]);
  });

  test('Latin-1, with the byte and the line', () => {
    expect(refusalOf(Buffer.from('# Title\r\n\ncaf\u00e9\n', 'latin1'))).toEqual([
      3,
      'it is not UTF-8 at byte 13; save it as UTF-8',
    ]);
  });

  test('NUL bytes, and whatever else is no text', () => {
    expect(refusalOf('## q\n\na\0b\n')).toEqual([3, 'it is not text: byte 7 is NUL']);
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(refusalOf(all)).toEqual([1, 'it is not text: byte 0 is NUL']);
    expect(refusalOf(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toEqual([
      1,
      'it is not UTF-8 at byte 0; save it as UTF-8',
    ]);
  });

  test.each([
    ['overlong forms', [0xc0, 0x80]],
    ['longer overlong forms', [0xe0, 0x9f, 0xbf]],
    ['overlong forms of four', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['surrogates', [0xed, 0xa0, 0x80]],
    ['what lies past the last character', [0xf4, 0x90, 0x80, 0x80]],
    ['a character cut off', [0xe2, 0x82]],
    ['the end of a character alone', [0x80]],
  ])('%s', (_, bytes) => {
    expect(refusalOf(Buffer.from([0x61, 0x0a, ...bytes]))).toEqual([
      2,
      'it is not UTF-8 at byte 2; save it as UTF-8',
    ]);
  });

  test('exactly where a strict decoder refuses it, and the bytes before are good', () => {
    const tricky = fc.constantFrom(
      0x41,
      0x80,
      0xa0,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xbf,
      0x9f,
    );
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 4 }), fc.array(tricky), (any, some) => {
        const bytes = Buffer.concat([
          Buffer.from('a'),
          Buffer.from(some),
          any.map((byte) => byte || 1),
        ]);
        const note = readNoteFile(file(bytes));
        const [, offset] = /at byte (\d+)/u.exec(note.type === 'refused' ? note.reason : '') ?? [];
        const strict = (part: Uint8Array) => new TextDecoder('utf8', { fatal: true }).decode(part);
        if (offset === undefined) expect(() => strict(bytes)).not.toThrow();
        else {
          expect(() => strict(bytes)).toThrow();
          expect(() => strict(bytes.subarray(0, Number(offset)))).not.toThrow();
        }
      }),
    );
  });
});

describe('an unresolved merge', () => {
  const ours = '<<<<<<< HEAD\n## What is S3?\n\nobject store\n';
  const theirs = '=======\n## What is S3?\n\nSimple Storage Service\n>>>>>>> other\n';
  const refusedAt = (line: number) => [
    line,
    'it holds both sides of a git merge; resolve the conflict first',
  ];

  test('is refused with its line', () => {
    expect(refusalOf(`---\ndeck: A\n---\n\n${ours}${theirs}`)).toEqual(refusedAt(5));
    expect(refusalOf(`${ours}${theirs}`.replaceAll('\n', '\r\n'))).toEqual(refusedAt(1));
    expect(refusalOf(`${ours}||||||| base\nx\n${theirs}`)).toEqual(refusedAt(1));
  });

  test('is seen where both sides open a code fence', () => {
    const text = '<<<<<<< HEAD\n```js\n=======\n```ts\n>>>>>>> other\ncode\n```\n';
    expect(refusalOf(text)).toEqual(refusedAt(1));
  });

  test('is seen after a fence that was closed, and after code in a line', () => {
    expect(refusalOf(`\`\`\`\na\n\`\`\`\n${ours}${theirs}`)).toEqual(refusedAt(4));
    expect(refusalOf(`\`\`\`a\`\`\`\n${ours}${theirs}`)).toEqual(refusedAt(2));
  });

  test.each([
    ['in a code fence that explains it', `~~~~\n${ours}${theirs}~~~~\n`],
    ['without its middle', `${ours}>>>>>>> other\n`],
    ['without its end', `${ours}=======\n`],
    ['in another order', `>>>>>>> other\n=======\n<<<<<<< HEAD\n`],
    ['not at line starts', `${ours}${theirs}`.replaceAll(/^/gm, ' ')],
    ['that is only headings underlined', 'S3\n=======\n\nEC2\n=======\n'],
  ])('%s is none', (_, text) => {
    expect(textOf(text)).toBe(text);
  });
});

describe('what cannot be read is refused, not thrown', () => {
  test('a file over the limit, and none at the limit', () => {
    const path = file('12345');
    expect(readNoteFile(path, 5)).toMatchObject({ type: 'text' });
    expect(readNoteFile(path, 4)).toEqual({
      type: 'refused',
      line: undefined,
      reason: 'it is larger than 4 bytes; split it into several notes',
    });
  });

  test('a file that is gone, and a folder', () => {
    expect(readNoteFile(join(folder, 'gone.md'))).toMatchObject({
      reason: 'it cannot be read: it is no longer there',
    });
    expect(readNoteFile(folder)).toMatchObject({ reason: 'it is a folder' });
  });

  test.runIf(posix)('a pipe that nobody writes to, at once', () => {
    const path = join(folder, 'pipe.md');
    execFileSync('mkfifo', [path]);
    expect(readNoteFile(path)).toMatchObject({ reason: 'it is not a file but a pipe or a device' });
    expect(readNoteFile('/dev/zero')).toMatchObject({ type: 'refused' });
  });

  test.runIf(canDenyAccess)('a file that is not ours to read', () => {
    const path = file('secret');
    chmodSync(path, 0o000);
    expect(asSomeoneElse(() => readNoteFile(path))).toMatchObject({
      reason: 'it cannot be read: you may not read it',
    });
  });
});

describe('standard input', () => {
  test('is decoded as a file is, wherever its pieces were cut', async () => {
    const bytes = Buffer.from('\ufeff# Café\r\n- a\r\n');
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await readStandardInput(Readable.from(pieces))).toEqual(readNoteFile(file(bytes)));
    expect(await readStandardInput(Readable.from([Buffer.from([0xff])]))).toMatchObject({
      type: 'refused',
      line: 1,
    });
  });

  test('is refused past the limit without waiting for its end', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(64, 'a');
    }
    expect(await readStandardInput(endless(), 1000)).toMatchObject({
      reason: 'it is larger than 1000 bytes; split it into several notes',
    });
  });
});
