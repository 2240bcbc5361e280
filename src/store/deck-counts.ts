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

interface KeptCounts {
  readonly deck: DeckName;
  readonly total: number;
  readonly suspended: number;
  readonly new: number;
}

interface TodaysCounts {
  readonly deck: DeckName;
  readonly buried_new: number;
  readonly due: number;
  readonly learning: number;
}

/** What decks there are, how many cards each has today, and when the next ones fall due. */
export function deckCounts(connection: Connection) {
  const kept = connection.query<[], KeptCounts>(
    `SELECT name AS deck, all_cards AS total, suspended_cards AS suspended, new_cards AS new
     FROM decks WHERE all_cards > 0 ORDER BY name`,
  );
  const todays = connection.query<[{ today: Day }], TodaysCounts>(
    `SELECT name AS deck, sum(state = 'new' AND NOT askable) AS buried_new,
       sum(askable AND state = 'review' AND due_on <= @today AND NOT owed) AS due,
       sum(askable AND (owed OR (state IN ('learning', 'relearning') AND due_on <= @today)))
         AS learning
     FROM (
       SELECT cards.deck, state, due_on, drill_on IS @today AS owed,
         buried_on IS NOT @today AS askable
       FROM schedules CROSS JOIN cards ON cards.number = schedules.card
       WHERE card IN (
         SELECT card FROM schedules INDEXED BY schedules_due
         WHERE state <> 'new' AND suspended = 0 AND due_on <= @today
         UNION SELECT card FROM schedules WHERE drill_on = @today
         UNION SELECT card FROM schedules WHERE buried_on = @today)
         AND suspended = 0 AND retired_at IS NULL) AS todays
     JOIN decks ON number = todays.deck
     GROUP BY number`,
  );
  const names = connection.query<[], { deck: DeckName }>(
    'SELECT name AS deck FROM decks WHERE all_cards > 0 ORDER BY name',
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
    byDeck: (today: Day): readonly DeckCounts[] => {
      const byName = new Map(todays.all({ today }).map((counts) => [counts.deck, counts]));
      return kept.all().map(({ deck, total, suspended, new: fresh }) => {
        const { buried_new = 0, due = 0, learning = 0 } = byName.get(deck) ?? {};
        return { deck, total, suspended, new: fresh - buried_new, due, learning };
      });
    },
    /** The first study day after `today` on which a card falls due; null when none will. */
    nextDueAfter: (today: Day): Day | null => nextDue.first(today)?.due_on ?? null,
  };
}
