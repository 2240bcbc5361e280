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
  const lines = Array.from(rows, (row) =>
    row.map((cell) => (typeof cell === 'string' ? visibleText(guarded(cell)) : cell)),
  );
  return stringify([[...columns], ...lines], { bom: true, record_delimiter: '\n' });
}

/**
 * Text that no spreadsheet takes for a formula. A `'` that already stands before a sign gets
 * another one, so that taking one off gives back the text in every case.
 */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r\n\0＝＋－＠]/u.test(text) ? `'${text}` : text;
}
