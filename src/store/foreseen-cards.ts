import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import { newStanding, type Schedule } from '../standing.ts';
import { sharedLists } from './card-row.ts';
import type { Connection } from './connection.ts';
import { isNew, isNotSuspended, type ScheduleColumns, scheduleOfRow } from './schedule-row.ts';

/** A card as a simulation of the coming days reads it. */
export interface ForeseenCard {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: readonly string[];
  readonly schedule: Schedule;
  /** The study day for which the card is put off; null when it is not. */
  readonly buriedOn: Day | null;
}

type NewRow = {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: string;
  readonly buried_on: Day | null;
};

/**
 * The cards that may yet be asked: neither suspended nor retired. Those that were answered come
 * first; new ones, of which less is read, follow in the order of the notes.
 */
export function foreseenCards(connection: Connection): () => readonly ForeseenCard[] {
  const columns = 'cards.id, decks.name AS deck, path, buried_on';
  const placed = `JOIN decks ON decks.number = cards.deck JOIN places ON places.number = cards.place`;
  const askable = `retired_at IS NULL AND ${isNotSuspended}`;
  const answered = connection.query<[], NewRow & ScheduleColumns>(
    `SELECT ${columns}, state, due_on, interval_days, ease100, stability, difficulty,
       repetitions, lapses, last_day, last_at
     FROM schedules JOIN cards ON cards.number = schedules.card ${placed}
     WHERE state <> 'new' AND ${askable}`,
  );
  const fresh = connection.query<[], NewRow>(
    `SELECT ${columns} FROM cards INDEXED BY cards_in_order
     LEFT JOIN schedules ON schedules.card = cards.number ${placed}
     WHERE ${isNew} AND ${askable} ORDER BY note, note_order, cards.number`,
  );
  return () => {
    const listOf = sharedLists();
    const cardOf = (row: NewRow, schedule: Schedule): ForeseenCard => ({
      id: row.id,
      deck: row.deck,
      path: listOf(row.path),
      schedule,
      buriedOn: row.buried_on,
    });
    return [
      ...answered.all().map((row) => cardOf(row, scheduleOfRow(row))),
      ...fresh.all().map((row) => cardOf(row, newStanding.schedule)),
    ];
  };
}
