import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeNote, hashOf, type NoteText, type RefusedNote } from './decode-note.ts';
import { reasonOf } from './file-errors.ts';

export type NoteFile = NoteText | RefusedNote;

/** What a file holds, not yet looked into. */
export interface NoteBytes {
  readonly type: 'bytes';
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
}

const megabyte = 1024 * 1024;
/** Notes larger than this are refused: no one writes them, and reading them takes minutes. */
const largestNote = 10 * megabyte;
const smallestChunk = 4096;
const largestChunk = megabyte;

/** The text of a note, or why it is refused. `limit` is in bytes. Never throws. */
export function readNoteFile(file: string, limit = largestNote): NoteFile {
  const read = readNoteBytes(file, limit);
  return read.type === 'refused' ? read : decodeNote(read.bytes, read.hash);
}

/**
 * The bytes of a note, or why it is refused. The file is opened for reading only, and a pipe or a
 * device is refused without waiting for it. `limit` is in bytes. Never throws.
 */
export function readNoteBytes(file: string, limit = largestNote): NoteBytes | RefusedNote {
  try {
    // Opening a pipe to read from it waits for a writer unless told not to.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) return refused('it is a folder');
      if (!stats.isFile()) return refused('it is not a file but a pipe or a device');
      if (stats.size > limit) return tooLarge(limit);
      const bytes = readAll(descriptor, limit, stats.size);
      return bytes === undefined ? tooLarge(limit) : { type: 'bytes', bytes, hash: hashOf(bytes) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return refused(`it cannot be read: ${reasonOf(error)}`);
  }
}

/** All that comes in, decoded as a file is. `limit` is in bytes. */
export async function readStandardInput(
  input: AsyncIterable<Uint8Array | string> = process.stdin,
  limit = largestNote,
): Promise<NoteFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) return tooLarge(limit);
    chunks.push(bytes);
  }
  return decodeNote(Buffer.concat(chunks));
}

/**
 * The rest of a file, which should be of this size; undefined when it turns out longer than
 * `limit`, whatever its size said.
 */
function readAll(descriptor: number, limit: number, size: number): Uint8Array | undefined {
  // A byte more than there should be, so that the end is met without more room for it.
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > limit) return undefined;
    if (length === bytes.length) {
      bytes = Buffer.concat([bytes], length + Math.min(length, largestChunk) + smallestChunk);
    }
  }
}

function tooLarge(limit: number): RefusedNote {
  const size = limit >= megabyte ? `${Math.floor(limit / megabyte)} MB` : `${limit} bytes`;
  return refused(`it is larger than ${size}; split it into several notes`);
}

function refused(reason: string): RefusedNote {
  return { type: 'refused', reason, line: undefined };
}
