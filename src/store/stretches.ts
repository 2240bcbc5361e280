import type { Connection } from './connection.ts';
import { damagedValue } from './refused-database.ts';

/** So many rows are in memory at once: few enough that they are young when they are let go. */
const chunk = 512;

/**
 * Reads the rows of `from` that meet a condition and whose key lies between two numbers, both
 * inclusive, in the order of the key and some at a time, each a list of the key and `columns`. Some
 * rows come as one text of JSON: to write and parse that takes half the time of handing over value
 * by value.
 */
export function stretches<Tuple extends readonly [key: number, ...(number | string | null)[]]>(
  connection: Connection,
  {
    columns,
    from,
    key,
    condition = 'TRUE',
  }: {
    readonly columns: string;
    readonly from: string;
    readonly key: string;
    readonly condition?: string;
  },
): (first: number, last: number) => Generator<readonly Tuple[]> {
  const some = connection.query<[number, number], { rows: string }>(
    `SELECT json_group_array(json_array(${key}, ${columns})) AS rows
     FROM ${from} WHERE ${key} BETWEEN ? AND ? AND ${condition}`,
  );
  return function* (first, last) {
    for (let start = first; start <= last; start += chunk) {
      const rows = some.first(start, Math.min(last, start + chunk - 1))?.rows ?? '[]';
      // They come in this order, but to be promised it would take SQLite as long as to read them.
      const found = parsed<Tuple>(rows);
      yield isAscending(found) ? found : found.sort(([a], [b]) => a - b);
    }
  };
}

function parsed<Tuple>(rows: string): Tuple[] {
  try {
    return JSON.parse(rows) as Tuple[];
  } catch (error) {
    throw damagedValue(rows, error);
  }
}

function isAscending(rows: readonly (readonly [key: number, ...rest: unknown[]])[]): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const [key] of rows) {
    if (key < before) return false;
    before = key;
  }
  return true;
}
