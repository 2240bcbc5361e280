import { isUtf8 } from 'node:buffer';
import { refusedLog } from './refused-log.ts';

/** Twenty years of a hundred reviews a day are half of this. */
const largestLog = 200 * 1024 * 1024;

/** The text of a log, without a byte order mark. Throws `refused-data` for what is no text. */
export function decodeLog(bytes: Uint8Array, name: string): string {
  if (bytes.length > largestLog) {
    throw refusedLog(
      name,
      ['it is larger than 200 MB'],
      'Split it, and read the parts one by one.',
    );
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw refusedLog(name, [`line ${lineAt(bytes, nul)} holds a NUL byte`], 'Save it as UTF-8.');
  }
  if (!isUtf8(bytes)) {
    throw refusedLog(
      name,
      [`line ${firstLineNotUtf8(bytes)} is not UTF-8`],
      'Save it as UTF-8 and try again.',
    );
  }
  return new TextDecoder().decode(bytes);
}

const lineFeed = 0x0a;

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((line, byte) => (byte === lineFeed ? line + 1 : line), 1);
}

/** A line feed is never part of a longer character, so that lines can be looked at one by one. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(lineFeed, start);
    const next = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) return line;
    start = next;
  }
  return line;
}
