import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type DeckName, isWithinDeck } from '../deck.ts';
import type { Candidate } from '../schedule/candidate.ts';
import type { Connection } from './connection.ts';

export interface CandidateQuery {
  readonly today: Day;
  /** Only cards of these decks and of the decks inside them; of every deck when none is given. */
  readonly decks: readonly DeckName[];
  /** So many new cards at most, the first ones in the notes. */
  readonly newCards: number;
}

interface Wanted {
  readonly today: Day;
  /** Names as a JSON list; null for every deck. */
  readonly decks: string | null;
}

/** More cards than one note can have. */
const mostPerNote = 2 ** 20;

interface CandidateRow {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly group_id: CardId;
  readonly path: string;
  readonly position: number;
  readonly drill_today: 0 | 1;
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  readonly due_on: Day;
  readonly interval_days: number;
  readonly last_day: Day;
}

/** The cards that could be asked today, as the queue reads them. */
export function queueCandidates(connection: Connection) {
  const columns = `cards.id, cards.deck, group_id, path,
    note * ${mostPerNote} + note_order AS position, drill_on IS @today AS drill_today,
    state, due_on, interval_days, last_day`;
  const askable = 'suspended = 0 AND retired_at IS NULL AND buried_on IS NOT @today';
  const everyDeck = connection.query<[], { deck: DeckName }>(
    'SELECT DISTINCT deck FROM cards INDEXED BY cards_by_deck WHERE retired_at IS NULL',
  );
  const known = connection.query<[Wanted], CandidateRow>(
    `SELECT ${columns} FROM schedules CROSS JOIN cards ON cards.number = schedules.card
     WHERE card IN (
       SELECT card FROM schedules WHERE state <> 'new' AND suspended = 0 AND due_on <= @today
       UNION SELECT card FROM schedules WHERE drill_on = @today)
       AND ${askable}`,
  );
  const knownOfDecks = connection.query<[Wanted], CandidateRow>(
    `SELECT ${columns} FROM cards INDEXED BY cards_by_deck
     CROSS JOIN schedules ON schedules.card = cards.number
     WHERE cards.deck IN (SELECT value FROM json_each(@decks))
       AND ((state <> 'new' AND due_on <= @today) OR drill_on = @today) AND ${askable}`,
  );
  const fresh = connection.query<[Wanted & { limit: number }], CandidateRow>(
    `SELECT ${columns} FROM cards INDEXED BY cards_in_order
     CROSS JOIN schedules ON schedules.card = cards.number
     WHERE state = 'new' AND ${askable}
       AND (@decks IS NULL OR cards.deck IN (SELECT value FROM json_each(@decks)))
     ORDER BY note, note_order, cards.number LIMIT @limit`,
  );
  const within = (decks: readonly DeckName[]): readonly DeckName[] =>
    everyDeck
      .all()
      .map((row) => row.deck)
      .filter((deck) => decks.some((ancestor) => isWithinDeck(deck, ancestor)));

  return ({ today, decks, newCards }: CandidateQuery): readonly Candidate[] => {
    const wanted = { today, decks: decks.length === 0 ? null : JSON.stringify(within(decks)) };
    // SQLite's LIMIT takes whole numbers only, and a negative one for none.
    const limit = Number.isFinite(newCards) ? newCards : -1;
    const due = decks.length === 0 ? known : knownOfDecks;
    return [...due.all(wanted), ...fresh.all({ ...wanted, limit })].map(candidateOfRow);
  };
}

function candidateOfRow(row: CandidateRow): Candidate {
  const { id, deck, group_id: group, position, state } = row;
  return {
    id,
    deck,
    group,
    section: `${deck}\n${row.path}`,
    position,
    drillToday: row.drill_today === 1,
    schedule:
      state === 'new'
        ? { state }
        : { state, dueOn: row.due_on, intervalDays: row.interval_days, lastDay: row.last_day },
  };
}
