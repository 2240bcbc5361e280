import type { Connection } from './connection.ts';
import { isAnswer } from './event-kind.ts';

const countedCards = `SELECT note, deck, count(*),
    sum(coalesce(state = 'new' AND suspended = 0, 1)), sum(coalesce(suspended, 0))
  FROM cards LEFT JOIN schedules ON card = number
  WHERE retired_at IS NULL
  GROUP BY note, deck`;
/** A note that has lost its cards may keep a row that says so. */
const keptCounts = 'SELECT * FROM card_counts WHERE all_cards > 0';

const summedCounts = `SELECT number, coalesce(sum(card_counts.all_cards), 0),
    coalesce(sum(card_counts.new_cards), 0), coalesce(sum(card_counts.suspended_cards), 0)
  FROM decks LEFT JOIN card_counts ON deck = number
  GROUP BY number`;
const keptSums = 'SELECT number, all_cards, new_cards, suspended_cards FROM decks';

const runsOfLog = `SELECT min(seq), min(day), max(${isAnswer})
  FROM (
    SELECT seq, day, kind, sum(begins) OVER (ORDER BY seq) AS run
    FROM (
      SELECT seq, day, kind,
        (lag(day) OVER arrival IS NOT day) OR (lag(at) OVER arrival > at)
          OR (lag(seq) OVER arrival <> seq - 1) AS begins
      FROM events
      WINDOW arrival AS (ORDER BY seq)
    )
  ) AS events
  GROUP BY run`;
const keptRuns = 'SELECT * FROM log_runs';

/**
 * What is kept beside cards and log so that it need not be counted: `card_counts`, their
 * sums in `decks`, and `log_runs`. Triggers of the schema keep them; here they are checked, and made
 * again from what they count.
 */
export function rollUps(connection: Connection) {
  const differing = (kept: string, counted: string) =>
    connection.query<[], { rows: number }>(
      `SELECT count(*) AS rows FROM (
         SELECT * FROM (SELECT * FROM (${kept}) EXCEPT SELECT * FROM (${counted}))
         UNION ALL
         SELECT * FROM (SELECT * FROM (${counted}) EXCEPT SELECT * FROM (${kept})))`,
    );
  const wrong = [
    differing(keptCounts, countedCards),
    differing(keptSums, summedCounts),
    differing(keptRuns, runsOfLog),
  ];
  return {
    /** How many rows are not what they should be, or are not there. */
    differences: (): number => wrong.reduce((sum, query) => sum + (query.first()?.rows ?? 0), 0),

    rebuild: (): void =>
      connection.transaction(() => {
        connection.execute(`
          DELETE FROM card_counts;
          UPDATE decks SET all_cards = 0, new_cards = 0, suspended_cards = 0;
          INSERT INTO card_counts ${countedCards};
          DELETE FROM log_runs;
          INSERT INTO log_runs ${runsOfLog}`);
      }),
  };
}
