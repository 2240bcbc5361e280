import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type DeckName, isAmong } from '../deck.ts';
import type { CramCandidate } from '../schedule/cram.ts';
import { sectionNamed } from '../section.ts';
import type { CardState } from '../standing.ts';
import { textList } from './card-row.ts';
import type { Connection } from './connection.ts';
import { type MemoryColumns, memoryOfColumns } from './memory-columns.ts';
import { mostPerNote, sectionOf } from './queue-candidates.ts';
import { isNotSuspended, stateColumn } from './schedule-row.ts';

export interface CramQuery {
  /** Only cards of these decks and of the decks inside them; of every deck when none is given. */
  readonly decks: readonly DeckName[];
  /** Only cards of the section that this names. */
  readonly section?: string | undefined;
}

interface CramRow extends MemoryColumns {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: string;
  readonly position: number;
  readonly state: CardState;
  readonly due_on: Day;
  readonly interval_days: number;
  readonly lapses: number;
  readonly last_day: Day;
}

/**
 * The cards that can be practised, one at a time and in no order: all that are neither suspended
 * nor retired. What is put off until tomorrow is among them, for it is put off for the schedule.
 */
export function cramCandidates(connection: Connection, deckNames: () => readonly DeckName[]) {
  const ofDeck = connection.query<[DeckName], CramRow>(
    `SELECT cards.id, decks.name AS deck, path,
       cards.note * ${mostPerNote} + note_order AS position, ${stateColumn} AS state, due_on,
       interval_days, ease100, stability, difficulty, lapses, last_day
     FROM decks CROSS JOIN card_counts ON card_counts.deck = decks.number
     CROSS JOIN cards INDEXED BY cards_in_order
       ON cards.note = card_counts.note AND cards.deck = decks.number
     JOIN places ON places.number = cards.place
     LEFT JOIN schedules ON schedules.card = cards.number
     WHERE decks.name = ? AND ${isNotSuspended} AND retired_at IS NULL`,
  );
  return function* ({ decks, section = '' }: CramQuery): Generator<CramCandidate> {
    const isInSection = sectionNamed(section);
    for (const deck of deckNames().filter((name) => isAmong(name, decks))) {
      for (const row of ofDeck.each(deck)) {
        if (section === '' || isInSection(textList(row.path))) yield candidateOfRow(row);
      }
    }
  };
}

function candidateOfRow(row: CramRow): CramCandidate {
  const { id, position, state, lapses } = row;
  const memory = memoryOfColumns(row);
  return {
    id,
    section: sectionOf(row),
    position,
    schedule:
      state === 'new' || memory === null
        ? { state: 'new' }
        : {
            state,
            memory,
            lapses,
            dueOn: row.due_on,
            intervalDays: row.interval_days,
            lastDay: row.last_day,
          },
  };
}
