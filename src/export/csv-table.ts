import { stringify } from 'csv-stringify/sync';
import { visibleText } from './visible-text.ts';

/** Text, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180, lines ended by LF): UTF-8 with a byte order mark, without which
 * spreadsheets read accents wrongly.
 *
 * Text that a spreadsheet would run as a formula gets a `'` before it; numbers stay numbers.
 */
export function csvTable(columns: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  return [...csvParts(columns, rows)].join('');
}

/** As many rows are turned into text at once. */
const rowsInPart = 500;

/** `csvTable` in parts, so that however many rows there are, few are in memory at once. */
export function* csvParts(
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
): Generator<string> {
  yield `\ufeff${lines([columns])}`;
  let waiting: CsvCell[][] = [];
  for (const row of rows) {
    waiting.push(row.map((cell) => (typeof cell === 'string' ? visibleText(guarded(cell)) : cell)));
    if (waiting.length < rowsInPart) continue;
    yield lines(waiting);
    waiting = [];
  }
  yield lines(waiting);
}

function lines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify([...rows], { record_delimiter: '\n' });
}

/**
 * Text that no spreadsheet takes for a formula. A `'` that already stands before a sign gets
 * another one, so that taking one off gives back the text in every case.
 */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r\n\0＝＋－＠]/u.test(text) ? `'${text}` : text;
}
