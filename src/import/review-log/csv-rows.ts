import { CsvError, parse } from 'csv-parse';
import { reviewColumns } from '../../review-columns.ts';
import type { RawReview } from './imported-review.ts';
import { refusedLog } from './refused-log.ts';

/** The columns of our own export. */
const ownColumns: Readonly<Record<string, string>> = reviewColumns;

/** The columns that FSRS's tools agree on. */
const commonColumns: Readonly<Record<string, string>> = {
  card_id: 'cardId',
  review_rating: 'rating',
  review_time: 'at',
  review_duration: 'ms',
  review_state: 'state',
};

/** Fields that are numbers; ids may look like numbers and are none. */
const numbers = new Set([
  'offsetMinutes',
  'grade',
  'rating',
  'ms',
  'state',
  'intervalDays',
  'ease',
  'stability',
  'difficulty',
]);

/** Longer rows, in bytes, belong to no review log. */
const longestRow = 100_000;

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a log in CSV, one at a time. Columns may come in any order; those that are not known
 * are passed over. Throws `refused-data` for what is no CSV and for missing columns.
 */
export async function* csvRows(text: string, name: string): AsyncGenerator<RawReview> {
  const rows: AsyncIterable<Row> = parse(text, {
    delimiter: delimiterOf(text),
    info: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  let columns: Columns | undefined;
  try {
    for await (const { record, info } of rows) {
      if (columns === undefined) columns = columnsOf(record, name);
      else yield rowOf(record, `line ${info.lines}`, columns);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusedLog(name, [csvProblem(error)], 'Mend that place and try again.', error);
  }
  if (columns === undefined) throw refusedLog(name, ['it is empty'], 'Name another file.');
}

interface Columns {
  /** The field of each column; undefined for one that is not known. */
  readonly fields: readonly (string | undefined)[];
  readonly nameOf: (field: string) => string;
}

function columnsOf(header: readonly string[], name: string): Columns {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const twice = names.find((column, index) => column !== '' && names.indexOf(column) !== index);
  if (twice !== undefined) {
    throw refusedLog(name, [`it has the column ${twice} twice`], 'Leave one of them out.');
  }
  const known = names.includes('review_rating') ? commonColumns : ownColumns;
  const wanted = known === ownColumns ? ['card_id', 'at', 'grade'] : ['card_id', 'review_time'];
  const missing = wanted.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw refusedLog(
      name,
      [`line 1 names no column ${missing.join(', ')}`],
      'A log has the columns card_id, at and grade, or card_id, review_rating and review_time.',
    );
  }
  return {
    fields: names.map((column) => (Object.hasOwn(known, column) ? known[column] : undefined)),
    nameOf: (field) => Object.keys(known).find((column) => known[column] === field) ?? field,
  };
}

function rowOf(record: readonly string[], place: string, { fields, nameOf }: Columns): RawReview {
  const found: Record<string, unknown> = {};
  if (record.length !== fields.length) {
    found['columns'] = `${record.length} of ${fields.length}`;
  }
  for (const [index, field] of fields.entries()) {
    const text = unguarded(record[index] ?? '').trim();
    if (field === undefined || text === '') continue;
    found[field] = numbers.has(field) && isNumber(text) ? Number(text) : text;
  }
  return { place, fields: found, nameOf };
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}(?:\.\d{1,20})?(?:e-\d{1,3})?$/u.test(text);
}

/** Takes off the sign that our export puts before what a spreadsheet would run as a formula. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠\u2400\u240d])/u, '');
}

/** Spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  if (header.includes(',')) return ',';
  return [';', '\t'].find((sign) => header.includes(sign)) ?? ',';
}

function csvProblem(error: CsvError): string {
  const lines = typeof error['lines'] === 'number' ? error['lines'] : 1;
  const what: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'a quoted cell is never closed',
    CSV_MAX_RECORD_SIZE: `the row is longer than ${longestRow} bytes`,
  };
  return `line ${lines}: ${what[error.code] ?? 'a quotation mark stands where none may'}`;
}
