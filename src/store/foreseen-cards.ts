import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { Schedule } from '../standing.ts';
import { textList } from './card-row.ts';
import type { Connection } from './connection.ts';
import { type ScheduleColumns, scheduleOfRow } from './schedule-row.ts';

/** A card as a simulation of the coming days reads it. */
export interface ForeseenCard {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: readonly string[];
  readonly schedule: Schedule;
  /** The study day for which the card is put off; null when it is not. */
  readonly buriedOn: Day | null;
}

type ForeseenRow = ScheduleColumns & {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: string;
  readonly buried_on: Day | null;
};

/** The cards that may yet be asked, in the order of the notes: neither suspended nor retired. */
export function foreseenCards(connection: Connection): () => readonly ForeseenCard[] {
  const rows = connection.query<[], ForeseenRow>(
    `SELECT cards.id, deck, path, buried_on, state, due_on, interval_days, ease100, stability,
       difficulty, repetitions, lapses, last_day, last_at
     FROM cards JOIN schedules ON schedules.card = cards.number
     WHERE retired_at IS NULL AND suspended = 0 ORDER BY note, note_order, cards.number`,
  );
  return () => {
    // Cards of one section have the same path: it is read once.
    const paths = new Map<string, readonly string[]>();
    return rows.all().map((row) => {
      const path = paths.get(row.path) ?? textList(row.path);
      paths.set(row.path, path);
      const { id, deck, buried_on: buriedOn } = row;
      return { id, deck, path, buriedOn, schedule: scheduleOfRow(row) };
    });
  };
}
