import { EngramError } from '../errors.ts';
import { connect } from './connection.ts';

/** Keeps items in their order until they are written, and can be gone through repeatedly. */
export interface Shelf<Item> extends Iterable<Item> {
  add(items: readonly Item[]): void;
  /** Nothing can be read afterwards. */
  close(): void;
}

/**
 * An empty shelf. Up to `room` items are kept in memory; with more, all of them go to a temporary
 * table of SQLite, which grows into a file of its own that nobody else can open. Items must be what
 * JSON can tell. Adding and going through them throw `failed` where there is no room for the file.
 */
export function shelf<Item>(room: number): Shelf<Item> {
  let held: Item[] = [];
  let table: ReturnType<typeof temporaryTable> | undefined;
  return {
    add: (items) => {
      if (table === undefined && held.length + items.length <= room) {
        // One by one: the arguments of a call overflow the stack.
        for (const item of items) held.push(item);
        return;
      }
      if (table === undefined) {
        table = temporaryTable();
        write(table, held);
        held = [];
      }
      write(table, items);
    },
    *[Symbol.iterator]() {
      yield* held;
      // What comes out is what went in above.
      for (const json of table?.texts() ?? []) yield* JSON.parse(json) as Item[];
    },
    close: () => table?.close(),
  };
}

/**
 * So many items become one text. A text with a character beyond Latin-1 takes four times as long to
 * write and to read: where there are few, the others are spared.
 */
const itemsOfText = 16;

function write<Item>(table: ReturnType<typeof temporaryTable>, items: readonly Item[]): void {
  for (let at = 0; at < items.length; at += itemsOfText) {
    table.add(JSON.stringify(items.slice(at, at + itemsOfText)));
  }
}

function temporaryTable() {
  const connection = connect(':memory:');
  connection.execute(
    `PRAGMA temp_store = FILE;
     PRAGMA temp.journal_mode = OFF;
     PRAGMA temp.cache_size = -1000;
     CREATE TEMP TABLE shelf (number INTEGER PRIMARY KEY, items TEXT NOT NULL) STRICT`,
  );
  const insert = connection.command<[string]>('INSERT INTO shelf (items) VALUES (?)');
  const texts = connection.tuples<[], [string]>('SELECT items FROM shelf ORDER BY number');
  return {
    add: (text: string): void => {
      try {
        insert(text);
      } catch (error) {
        throw explained(error);
      }
    },
    *texts() {
      try {
        for (const [text] of texts.each()) yield text;
      } catch (error) {
        throw explained(error);
      }
    },
    close: connection.close,
  };
}

/** An error of SQLite's that speaks of the table's file; it has no name to look for. */
function explained(error: unknown): unknown {
  if (!(error instanceof EngramError)) return error;
  return new EngramError(
    'failed',
    'The folder for temporary files is full, or cannot be written to.',
    'Nothing was changed. Make room there, or name another folder in TMPDIR, then do it again.',
    error,
  );
}
