import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeNote, type NoteText, type RefusedNote } from './decode-note.ts';
import { reasonOf } from './file-errors.ts';

export type NoteFile = NoteText | RefusedNote;

const megabyte = 1024 * 1024;
/** Notes larger than this are refused: no one writes them, and reading them takes minutes. */
const largestNote = 10 * megabyte;
const smallestChunk = 4096;
const largestChunk = megabyte;

/**
 * The text of a note, or why it is refused. The file is opened for reading only, and a pipe or a
 * device is refused without waiting for it. `limit` is in bytes. Never throws.
 */
export function readNoteFile(file: string, limit = largestNote): NoteFile {
  try {
    // Opening a pipe to read from it waits for a writer unless told not to.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) return refused('it is a folder');
      if (!stats.isFile()) return refused('it is not a file but a pipe or a device');
      if (stats.size > limit) return tooLarge(limit);
      const bytes = readAll(descriptor, limit, stats.size);
      return bytes === undefined ? tooLarge(limit) : decodeNote(bytes);
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
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const expected = Math.max(size - length, smallestChunk);
    const chunk = Buffer.allocUnsafe(Math.min(expected, largestChunk));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return Buffer.concat(chunks, length);
    length += count;
    if (length > limit) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}

function tooLarge(limit: number): RefusedNote {
  const size = limit >= megabyte ? `${Math.floor(limit / megabyte)} MB` : `${limit} bytes`;
  return refused(`it is larger than ${size}; split it into several notes`);
}

function refused(reason: string): RefusedNote {
  return { type: 'refused', reason, line: undefined };
}
