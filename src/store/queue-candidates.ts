import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { Candidate } from '../schedule/candidate.ts';
import type { Connection } from './connection.ts';

export interface CandidateQuery {
  readonly today: Day;
  /** Only cards of these decks and of the decks inside them; of every deck when none is given. */
  readonly decks: readonly DeckName[];
  /** So many new cards at most, the first ones in the notes. */
  readonly newCards: number;
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
  const askable = `suspended = 0 AND retired_at IS NULL AND buried_on IS NOT @today
    AND (@decks = '[]' OR EXISTS (
      SELECT 1 FROM json_each(@decks) AS wanted
      WHERE cards.deck = wanted.value
        OR substr(cards.deck, 1, length(wanted.value) + 2) = wanted.value || '::'))`;
  const known = connection.query<[{ today: Day; decks: string }], CandidateRow>(
    `SELECT ${columns} FROM schedules JOIN cards ON cards.number = schedules.card
     WHERE card IN (
       SELECT card FROM schedules WHERE state <> 'new' AND suspended = 0 AND due_on <= @today
       UNION SELECT card FROM schedules WHERE drill_on = @today)
       AND ${askable}`,
  );
  const fresh = connection.query<[{ today: Day; decks: string; limit: number }], CandidateRow>(
    `SELECT ${columns} FROM cards INDEXED BY cards_in_order
     CROSS JOIN schedules ON schedules.card = cards.number
     WHERE state = 'new' AND ${askable}
     ORDER BY note, note_order, cards.number LIMIT @limit`,
  );
  return ({ today, decks, newCards }: CandidateQuery): readonly Candidate[] => {
    const wanted = { today, decks: JSON.stringify(decks) };
    // SQLite's LIMIT takes whole numbers only, and a negative one for none.
    const limit = Number.isFinite(newCards) ? newCards : -1;
    return [...known.all(wanted), ...fresh.all({ ...wanted, limit })].map(candidateOfRow);
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
