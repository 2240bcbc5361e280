import { isUtf8 } from 'node:buffer';
import { conflictLine } from './conflict-markers.ts';
import { invalidByte } from './utf8.ts';

export interface NoteText {
  readonly type: 'text';
  /** Without a byte order mark; every line ends in `\n`, the last one as it did. */
  readonly text: string;
  /** SHA-256 of the bytes as they were, in hexadecimal. */
  readonly hash: string;
}

export interface RefusedNote {
  readonly type: 'refused';
  /** Why, and what to do, as part of a sentence. */
  readonly reason: string;
  /** The line, from 1, where there is one to look at. */
  readonly line: number | undefined;
}

/**
 * The text that the bytes of a note hold. What is no UTF-8 is refused and never mended by
 * guessing, for a card with a wrong letter in it is learnt as it stands; so are notes with both
 * sides of a merge in them. `hash` is that of the bytes, where it is known.
 */
export function decodeNote(bytes: Uint8Array, hash = hashOf(bytes)): NoteText | RefusedNote {
  if (looksLikeUtf16(bytes)) {
    return refused('it is not UTF-8 (it looks like UTF-16); save it as UTF-8');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refused(`it is not text: byte ${nul} is NUL`, lineOf(bytes, nul));
  const invalid = isUtf8(bytes) ? undefined : invalidByte(bytes);
  if (invalid !== undefined) {
    return refused(`it is not UTF-8 at byte ${invalid}; save it as UTF-8`, lineOf(bytes, invalid));
  }
  const decoded = new TextDecoder().decode(bytes);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/gu, '\n') : decoded;
  const conflict = conflictLine(text);
  if (conflict !== undefined) {
    return refused('it holds both sides of a git merge; resolve the conflict first', conflict);
  }
  return { type: 'text', text, hash };
}

/** SHA-256 of bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  // Loaded when it is needed: a review loads this file, and reads a note only where it is asked to.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

/** By its byte order mark, or because every other byte of its beginning is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const beginning = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [index, byte] of beginning.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const most = beginning.length * 0.3;
  return (odd > most && even === 0) || (even > most && odd === 0);
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) {
    const isEnd = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (isEnd) line += 1;
  }
  return line;
}

function refused(reason: string, line?: number): RefusedNote {
  return { type: 'refused', reason, line };
}
