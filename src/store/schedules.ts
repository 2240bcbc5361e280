import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { fold, foldVersion } from '../schedule/fold.ts';
import type { RuleBook } from '../schedule/rules.ts';
import { newStanding, type Standing } from '../standing.ts';
import type { Connection } from './connection.ts';
import { type EventRow, eventColumns, eventOfRow } from './event-row.ts';
import { logReplay } from './log-replay.ts';
import { metaValues } from './meta.ts';
import { type JoinedScheduleRow, rowOfStanding, standingOfRow } from './schedule-row.ts';

/** A card whose kept standing is not what its events add up to. */
export interface ScheduleDifference {
  readonly cardId: CardId;
  readonly retired: boolean;
  /** Null when nothing is kept for the card. */
  readonly kept: Standing | null;
  readonly replayed: Standing;
}

export type Schedules = ReturnType<typeof schedules>;

/** The standings that are kept so that the log need not be replayed to know them. */
export function schedules(connection: Connection, rules: RuleBook) {
  const meta = metaValues(connection);
  const upsert = connection.command<[object]>(
    `INSERT INTO schedules
     VALUES (@card, @state, @due_on, @interval_days, @ease100, @stability, @difficulty,
       @repetitions, @lapses, @last_day, @last_at, @suspended, @flag, @buried_on, @drill_on,
       @drill_at, @drill_step, @drill_phase, @revision_was, @revision_now, @leech)
     ON CONFLICT (card) DO UPDATE SET state = @state, due_on = @due_on,
       interval_days = @interval_days, ease100 = @ease100, stability = @stability,
       difficulty = @difficulty, repetitions = @repetitions, lapses = @lapses,
       last_day = @last_day, last_at = @last_at, suspended = @suspended, flag = @flag,
       buried_on = @buried_on, drill_on = @drill_on, drill_at = @drill_at,
       drill_step = @drill_step, drill_phase = @drill_phase, revision_was = @revision_was,
       revision_now = @revision_now, leech = @leech`,
  );
  const eventsOfCard = connection.query<[number], EventRow>(
    `SELECT ${eventColumns} FROM events JOIN cards ON cards.number = events.card WHERE card = ?`,
  );
  const deckOf = connection.query<[number], { deck: DeckName }>(
    `SELECT decks.name AS deck FROM cards JOIN decks ON decks.number = cards.deck
     WHERE cards.number = ?`,
  );
  const numberOf = connection.query<[CardId], { number: number }>(
    'SELECT number FROM cards WHERE id = ?',
  );
  const everyCard = connection.query<[], KeptRow>(
    `SELECT cards.number, cards.id, decks.name AS deck, retired_at IS NOT NULL AS retired,
       schedules.*
     FROM cards JOIN decks ON decks.number = cards.deck
     LEFT JOIN schedules ON schedules.card = cards.number`,
  );
  const replayLog = logReplay(connection);

  const replay = (number: number): Standing => {
    const row = deckOf.first(number);
    if (row === undefined) throw new RangeError(`No card has the number ${number}`);
    return fold(eventsOfCard.all(number).map(eventOfRow), rules.of(row.deck));
  };

  const write = (number: number, standing: Standing): void => {
    upsert({ card: number, ...rowOfStanding(standing) });
  };

  function* differing(book: RuleBook): Generator<ScheduleDifference & { readonly number: number }> {
    const replayedOf = replayLog(book);
    for (const row of everyCard.each()) {
      const kept = row.state === null ? null : standingOfRow(row);
      const replayed = replayedOf.of(row.number);
      if (kept === null ? replayed !== undefined : !isSame(kept, replayed ?? newStanding)) {
        const { number, id: cardId } = row;
        yield {
          number,
          cardId,
          retired: row.retired === 1,
          kept,
          replayed: replayed ?? newStanding,
        };
      }
    }
  }

  const signatureOf = (book: RuleBook): string => `${foldVersion} ${book.signature}`;

  /** Writes the replay by these rules for every card that differs, and gives how many did. */
  const rebuild = (book: RuleBook = rules): number =>
    connection.transaction(() => {
      const differences = [...differing(book)];
      for (const { number, replayed } of differences) write(number, replayed);
      meta.set('fold', signatureOf(book));
      return differences.length;
    });

  return {
    /** The standing of the card with this number from its log, whatever is kept. */
    replay,
    write,
    /** Keeps the replay of a card by the rules of the deck that it is in now. */
    refresh: (id: CardId): void => {
      const row = numberOf.first(id);
      if (row !== undefined) write(row.number, replay(row.number));
    },
    /** Every card whose kept standing is not the replay of its events by these rules. */
    *verify(book: RuleBook = rules): Generator<ScheduleDifference> {
      for (const { number: _, ...difference } of differing(book)) yield difference;
    },
    rebuild,
    /** Replays everything if what is kept was made by other rules. */
    bringUpToDate(): void {
      if (meta.get('fold') !== signatureOf(rules)) rebuild();
    },
  };
}

type KeptRow = {
  readonly number: number;
  readonly id: CardId;
  readonly deck: DeckName;
  readonly retired: 0 | 1;
} & JoinedScheduleRow;

function isSame(a: Standing, b: Standing): boolean {
  return JSON.stringify(rowOfStanding(a)) === JSON.stringify(rowOfStanding(b));
}
