import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { Connection } from './connection.ts';

/** The cards of one deck itself, without the decks inside it. Retired cards are not counted. */
export interface DeckCounts {
  readonly deck: DeckName;
  readonly total: number;
  /** Suspended cards are in no other count but `total`. */
  readonly suspended: number;
  /** Never answered. */
  readonly new: number;
  /** Known cards whose day has come. */
  readonly due: number;
  /** Cards not yet learned, or forgotten, whose day has come, and drills owed today. */
  readonly learning: number;
}

/** What decks there are, how many cards each has today, and when the next ones fall due. */
export function deckCounts(connection: Connection) {
  const byDeck = connection.query<[{ today: Day }], DeckCounts>(
    `SELECT deck, count(*) AS total, sum(suspended) AS suspended,
       sum(askable AND state = 'new') AS new,
       sum(askable AND state = 'review' AND due_on <= @today AND NOT owed) AS due,
       sum(askable AND (owed OR (state IN ('learning', 'relearning') AND due_on <= @today)))
         AS learning
     FROM (
       SELECT cards.deck, schedules.*, drill_on IS @today AS owed,
         suspended = 0 AND buried_on IS NOT @today AS askable
       FROM cards INDEXED BY cards_by_deck
       CROSS JOIN schedules ON schedules.card = cards.number
       WHERE retired_at IS NULL)
     GROUP BY deck ORDER BY deck`,
  );
  // From each name to the next one in the index, however many cards have it.
  const names = connection.query<[], { deck: DeckName }>(
    `WITH RECURSIVE names (deck) AS (
       SELECT min(deck) FROM cards WHERE retired_at IS NULL
       UNION ALL
       SELECT (SELECT min(deck) FROM cards WHERE retired_at IS NULL AND deck > names.deck)
       FROM names WHERE names.deck IS NOT NULL)
     SELECT deck FROM names WHERE deck IS NOT NULL`,
  );
  const nextDue = connection.query<[Day], { due_on: Day }>(
    `SELECT due_on FROM schedules INDEXED BY schedules_due JOIN cards ON cards.number = card
     WHERE state <> 'new' AND suspended = 0 AND due_on > ? AND retired_at IS NULL
     ORDER BY due_on LIMIT 1`,
  );
  const dueBy = connection.query<[Day], { cards: number }>(
    `SELECT count(*) AS cards FROM schedules INDEXED BY schedules_due JOIN cards ON cards.number = card
     WHERE state <> 'new' AND suspended = 0 AND due_on <= ? AND retired_at IS NULL`,
  );
  return {
    /** Every deck that has a card itself, in the order of their names. */
    names: (): readonly DeckName[] => names.all().map(({ deck }) => deck),
    /** How many cards will have fallen due by a study day. */
    dueBy: (day: Day): number => dueBy.first(day)?.cards ?? 0,
    byDeck: (today: Day): readonly DeckCounts[] => byDeck.all({ today }),
    /** The first study day after `today` on which a card falls due; null when none will. */
    nextDueAfter: (today: Day): Day | null => nextDue.first(today)?.due_on ?? null,
  };
}
