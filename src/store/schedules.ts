import type { CardId } from '../card.ts';
import { fold, foldVersion } from '../schedule/fold.ts';
import type { Standing } from '../standing.ts';
import type { Connection } from './connection.ts';
import { type EventRow, eventColumns, eventOfRow } from './event-row.ts';
import { metaValues } from './meta.ts';
import { rowOfStanding, type ScheduleRow, standingOfRow } from './schedule-row.ts';

/** A card whose kept standing is not what its events add up to. */
export interface ScheduleDifference {
  readonly cardId: CardId;
  /** Null when nothing was kept for the card. */
  readonly kept: Standing | null;
  readonly replayed: Standing;
}

export type Schedules = ReturnType<typeof schedules>;

/** The standings that are kept so that the log need not be replayed to know them. */
export function schedules(connection: Connection) {
  const meta = metaValues(connection);
  const upsert = connection.command<[object]>(
    `INSERT OR REPLACE INTO schedules
     VALUES (@card, @state, @due_on, @interval_days, @ease100, @repetitions, @lapses, @last_day,
       @last_at, @suspended, @flag, @buried_on, @drill_on, @revision_was, @revision_now, @leech)`,
  );
  const eventsOfCard = connection.query<[number], EventRow>(
    `SELECT ${eventColumns} FROM events JOIN cards ON cards.number = events.card WHERE card = ?`,
  );
  const everyCard = connection.query<[], KeptRow>(
    `SELECT cards.number, cards.id, schedules.* FROM cards
     LEFT JOIN schedules ON schedules.card = cards.number`,
  );

  const replay = (number: number): Standing => fold(eventsOfCard.all(number).map(eventOfRow));

  const write = (number: number, standing: Standing): void => {
    upsert({ card: number, ...rowOfStanding(standing) });
  };

  function* differing(): Generator<ScheduleDifference & { readonly number: number }> {
    for (const row of everyCard.each()) {
      const kept = row.state === null ? null : standingOfRow(row);
      const replayed = replay(row.number);
      if (kept === null || !isSame(kept, replayed)) {
        yield { number: row.number, cardId: row.id, kept, replayed };
      }
    }
  }

  /** Writes the replay for every card that differs, and gives how many did. */
  const rebuild = (): number =>
    connection.transaction(() => {
      const differences = [...differing()];
      for (const { number, replayed } of differences) write(number, replayed);
      meta.set('fold', String(foldVersion));
      return differences.length;
    });

  return {
    /** The standing of the card with this number from its log, whatever is kept. */
    replay,
    write,
    /** Every card whose kept standing is not the replay of its events. */
    *verify(): Generator<ScheduleDifference> {
      for (const { cardId, kept, replayed } of differing()) yield { cardId, kept, replayed };
    },
    rebuild,
    /** Replays everything if what is kept was made by another version of the rules. */
    bringUpToDate(): void {
      if (meta.get('fold') !== String(foldVersion)) rebuild();
    },
  };
}

type KeptRow = { readonly number: number; readonly id: CardId } & (
  | ScheduleRow
  | { readonly state: null }
);

function isSame(a: Standing, b: Standing): boolean {
  return JSON.stringify(rowOfStanding(a)) === JSON.stringify(rowOfStanding(b));
}
