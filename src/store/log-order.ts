import type { Connection } from './connection.ts';
import { stretches } from './stretches.ts';

/** A join of `log_runs`, by the name it is given, with the events of each run. */
export function eventsOfRuns(runs: string): string {
  return `log_runs AS ${runs} CROSS JOIN events ON events.seq >= ${runs}.first_seq
    AND events.seq < ifnull((SELECT min(later.first_seq) FROM log_runs AS later
      WHERE later.first_seq > ${runs}.first_seq), 9223372036854775807)`;
}

/**
 * Reads the number and `columns` of the events that meet a condition in the order of time, some at a time; what is
 * of one instant comes in the order of arrival. A log of millions is read in little memory, and sorted only where
 * it was not written in order.
 */
export function logInOrder<Tuple extends readonly [seq: number, ...(number | string | null)[]]>(
  connection: Connection,
  columns: string,
  condition: string,
): () => Generator<readonly Tuple[]> {
  const runs = connection.tuples<[], readonly [number, number, number, number]>(
    `SELECT first_seq, last_seq,
       (SELECT at FROM events WHERE seq = first_seq) AS first_at,
       (SELECT at FROM events WHERE seq = last_seq) AS last_at
     FROM (
       SELECT first_seq, ifnull(lead(first_seq) OVER (ORDER BY first_seq) - 1,
         (SELECT max(seq) FROM events)) AS last_seq
       FROM log_runs)
     ORDER BY first_at, last_at, first_seq`,
  );
  const stretch = stretches<Tuple>(connection, {
    columns,
    from: 'events NOT INDEXED',
    key: 'seq',
    condition,
  });
  const sorted = connection.tuples<[], Tuple>(
    `SELECT seq, ${columns} FROM events NOT INDEXED WHERE ${condition} ORDER BY at, seq`,
  );
  return function* () {
    const parts = inOrder(runs.all());
    if (parts === undefined) {
      for (const tuple of sorted.each()) yield [tuple];
      return;
    }
    for (const [first, last] of parts) yield* stretch(first, last);
  };
}

/** The stretches of the log in the order of time; undefined where they lie across each other. */
function inOrder(
  runs: readonly (readonly [number, number, number, number])[],
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

/** The events that were taken back, by their places in the log. */
export function undoneEvents(connection: Connection): () => ReadonlySet<number> {
  const targets = connection.tuples<[], readonly [number]>(
    'SELECT target FROM events WHERE target IS NOT NULL',
  );
  return () => new Set(targets.all().map(([target]) => target));
}
