import Database from 'better-sqlite3';
import { explained } from './sqlite-errors.ts';

/** A statement that reads. It is prepared when it is first used, and then kept. */
interface Query<Params extends unknown[], Row> {
  first(...params: Params): Row | undefined;
  all(...params: Params): Row[];
  /** One row at a time; nothing can be written through this connection until the last one. */
  each(...params: Params): IterableIterator<Row>;
}

/** A statement that writes; gives the number of rows it changed. */
type Command<Params extends unknown[]> = (...params: Params) => number;

/** An open database. Whatever SQLite complains of comes out as an `EngramError`. */
export interface Connection {
  readonly file: string;
  query<Params extends unknown[], Row>(sql: string): Query<Params, Row>;
  /** As `query`, a row the list of its columns: for logs of millions, half the time. */
  tuples<Params extends unknown[], Tuple>(sql: string): Omit<Query<Params, Tuple>, 'first'>;
  command<Params extends unknown[]>(sql: string): Command<Params>;
  /**
   * Runs `work` in a transaction that may write from its start, so that what it reads cannot be
   * changed by another process before it writes. All of it is kept, or nothing when it throws.
   * Within another transaction it is a part of that one.
   */
  transaction<Result>(work: () => Result): Result;
  /** Several statements without parameters, or a pragma. */
  execute(sql: string): void;
  close(): void;
}

type OpenMode = 'write' | 'read';

/**
 * Opens a file that exists, or the name `:memory:`, and waits five seconds for other writers.
 * Nothing is written by opening, and what a schema from elsewhere brings along is not trusted.
 */
export function connect(file: string, mode: OpenMode = 'write'): Connection {
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw explained(error, file);
    }
  };
  const guardedRows = function* <Row>(start: () => IterableIterator<Row>): Generator<Row> {
    const rows = guarded(start);
    try {
      for (const row of rows) yield row;
    } catch (error) {
      throw explained(error, file);
    }
  };
  const database = guarded(
    () =>
      new Database(file, {
        readonly: mode === 'read',
        fileMustExist: file !== ':memory:',
        timeout: 5000,
      }),
  );
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
  const prepared = <Params extends unknown[], Row>(sql: string) => {
    let statement: Database.Statement<Params, Row> | undefined;
    return (): Database.Statement<Params, Row> => {
      statement ??= database.prepare<Params, Row>(sql);
      return statement;
    };
  };
  return {
    file,
    query: <Params extends unknown[], Row>(sql: string): Query<Params, Row> => {
      const statement = prepared<Params, Row>(sql);
      return {
        first: (...params) => guarded(() => statement().get(...params)),
        all: (...params) => guarded(() => statement().all(...params)),
        each: (...params) => guardedRows(() => statement().iterate(...params)),
      };
    },
    tuples: <Params extends unknown[], Tuple>(sql: string) => {
      const named = prepared<Params, Tuple>(sql);
      const statement = () => named().raw();
      return {
        all: (...params: Params) => guarded(() => statement().all(...params)),
        each: (...params: Params) => guardedRows(() => statement().iterate(...params)),
      };
    },
    command: <Params extends unknown[]>(sql: string): Command<Params> => {
      const statement = prepared<Params, never>(sql);
      return (...params) => guarded(() => statement().run(...params).changes);
    },
    transaction: (work) => guarded(() => database.transaction(work).immediate()),
    execute: (sql) => guarded(() => void database.exec(sql)),
    close: () => guarded(() => void database.close()),
  };
}
