import { EngramError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { stretches } from './stretches.ts';

/** A join of `log_runs`, by the name it is given, with the events of each run. */
export function eventsOfRuns(runs: string): string {
  return `log_runs AS ${runs} CROSS JOIN events ON events.seq >= ${runs}.first_seq
    AND events.seq < ifnull((SELECT min(later.first_seq) FROM log_runs AS later
      WHERE later.first_seq > ${runs}.first_seq), 9223372036854775807)`;
}

/** A row of the log: its place in the order of arrival, when it was (ms UTC), and the rest. */
type LogTuple = readonly [seq: number, at: number, ...rest: (number | string | null)[]];

interface Wanted {
  /** Columns after `seq` and `at`. */
  readonly columns: string;
  readonly condition: string;
}

/**
 * Reads the log in the order of time, some events at a time; what is of one instant comes in the
 * order of arrival. A log of millions is read in little memory, and sorted only where it was not
 * written in order. The runs of the log say where that is; throws `refused-data` where they do not
 * say it rightly.
 */
export function logInOrder<Tuple extends LogTuple>(
  connection: Connection,
  wanted: Wanted,
): () => Generator<readonly Tuple[]> {
  const runs = connection.tuples<[], Run>(
    `SELECT first_seq, last_seq,
       (SELECT at FROM events WHERE seq = first_seq) AS first_at,
       (SELECT at FROM events WHERE seq = (SELECT max(seq) FROM events WHERE seq <= last_seq))
         AS last_at
     FROM (
       SELECT first_seq, ifnull(lead(first_seq) OVER (ORDER BY first_seq) - 1,
         (SELECT max(seq) FROM events)) AS last_seq
       FROM log_runs)
     ORDER BY first_at, last_at, first_seq`,
  );
  const log = readings<Tuple>(connection, wanted);
  return function* () {
    const { first } = log.ends();
    const found = runs.all();
    const parts = found.some(([firstSeq]) => firstSeq <= first) ? inOrder(found) : undefined;
    if (parts === undefined) {
      yield* log.sorted();
      return;
    }
    let until = Number.NEGATIVE_INFINITY;
    for (const [from, to] of parts) {
      for (const tuples of log.stretch(from, to)) {
        for (const [, at] of tuples) {
          if (at < until) throw wrongRuns(connection.file);
          until = at;
        }
        yield tuples;
      }
    }
  };
}

/** The same for what checks the runs, or goes by nothing but the log: they are not looked at. */
export function logByItself<Tuple extends LogTuple>(
  connection: Connection,
  wanted: Wanted,
): () => Generator<readonly Tuple[]> {
  const log = readings<Tuple>(connection, wanted);
  const steps = connection.query<[], object>(
    `SELECT 1 FROM (SELECT at, lag(at) OVER (ORDER BY seq) AS before FROM events)
     WHERE at < before LIMIT 1`,
  );
  return function* () {
    const { first, last } = log.ends();
    yield* steps.first() === undefined ? log.stretch(first, last) : log.sorted();
  };
}

function readings<Tuple extends LogTuple>(connection: Connection, { columns, condition }: Wanted) {
  const ends = connection.query<[], { first: number; last: number }>(
    'SELECT coalesce(min(seq), 1) AS first, coalesce(max(seq), 0) AS last FROM events',
  );
  const sorted = connection.tuples<[], Tuple>(
    `SELECT seq, at, ${columns} FROM events NOT INDEXED WHERE ${condition} ORDER BY at, seq`,
  );
  return {
    ends: () => ends.first() ?? { first: 1, last: 0 },
    stretch: stretches<Tuple>(connection, {
      columns: `at, ${columns}`,
      from: 'events NOT INDEXED',
      key: 'seq',
      condition,
    }),
    *sorted(): Generator<readonly Tuple[]> {
      for (const tuple of sorted.each()) yield [tuple];
    },
  };
}

type Run = readonly [firstSeq: number, lastSeq: number, firstAt: number, lastAt: number];

/** The stretches of the log in the order of time; undefined where they lie across each other. */
function inOrder(
  runs: readonly Run[],
): readonly (readonly [first: number, last: number])[] | undefined {
  const found: [first: number, last: number][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const [firstSeq, lastSeq, firstAt, lastAt] of runs) {
    if (firstAt < until) return undefined;
    const before = found.at(-1);
    if (before?.[1] === firstSeq - 1) before[1] = lastSeq;
    // What is of one instant has to come in the order of arrival.
    else if (firstAt === until && before !== undefined && before[1] > firstSeq) return undefined;
    else found.push([firstSeq, lastSeq]);
    until = lastAt;
  }
  return found;
}

function wrongRuns(file: string): EngramError {
  return new EngramError(
    'refused-data',
    `What the database says of the order of its log is not so: ${file}`,
    'Nothing was changed. What follows from the log itself is made again by: engram doctor --repair',
  );
}

/** What comes in the order of time, in groups of one instant: there the order is still to be told. */
export function* byInstant<Item>(
  items: Iterable<Item>,
  atOf: (item: Item) => number,
): Generator<readonly Item[]> {
  let alike: Item[] = [];
  for (const item of items) {
    const [first] = alike;
    if (first !== undefined && atOf(first) !== atOf(item)) {
      yield alike;
      alike = [];
    }
    alike.push(item);
  }
  if (alike.length > 0) yield alike;
}

/** The events that were taken back, by their places in the log. */
export function undoneEvents(connection: Connection): () => ReadonlySet<number> {
  const targets = connection.tuples<[], readonly [number]>(
    'SELECT target FROM events WHERE target IS NOT NULL',
  );
  return () => new Set(targets.all().map(([target]) => target));
}
