import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { PastPace } from '../schedule/expected.ts';
import type { AnsweredByDeck, AnsweredToday } from '../schedule/limits.ts';
import { groupColumn } from './card-row.ts';
import type { Connection } from './connection.ts';
import { countsForSchedule, isAnswer, stands } from './event-kind.ts';
import { eventsOfRuns } from './log-order.ts';
import { sectionOf } from './queue-candidates.ts';

/** What was done on a study day, practice apart; cards count for the deck they are in now. */
export interface DoneOn extends AnsweredToday {
  readonly byDeck: AnsweredByDeck;
  /** The groups of all cards that were answered for the schedule. */
  readonly groups: ReadonlySet<string>;
  /** The section of the card that was answered last; null when none was. */
  readonly lastSection: string | null;
}

/** So many answers say how long one takes. */
const mostForPace = 2000;

/** What the answers of the log that stand, of every machine, say of study days. */
export function answers(connection: Connection) {
  // The runs of the log say where a day is, so they come first.
  const ofDay = `${eventsOfRuns('runs')}
    WHERE runs.day = @day AND ${countsForSchedule} AND ${stands}`;
  const done = connection.query<
    [{ day: Day }],
    { deck: DeckName; group_id: CardId; is_new: 0 | 1 }
  >(
    `SELECT decks.name AS deck, ${groupColumn} AS group_id, NOT EXISTS (
         SELECT 1 FROM events INDEXED BY events_by_card
         WHERE card = cards.number AND day < @day AND ${countsForSchedule} AND ${stands}) AS is_new
     FROM (SELECT DISTINCT card FROM ${ofDay}) AS asked
     CROSS JOIN cards ON cards.number = asked.card
     CROSS JOIN decks ON decks.number = cards.deck`,
  );
  const last = connection.query<[{ day: Day }], { deck: DeckName; path: string }>(
    `SELECT decks.name AS deck, path
     FROM (SELECT card FROM ${ofDay} ORDER BY at DESC, seq DESC LIMIT 1) AS asked
     CROSS JOIN cards ON cards.number = asked.card
     CROSS JOIN decks ON decks.number = cards.deck
     CROSS JOIN places ON places.number = cards.place`,
  );
  // A day that has lost none of its answers needs no look at the log.
  const days = connection.query<[], { day: Day }>(
    `SELECT DISTINCT day FROM log_runs
     WHERE answered = 1 AND (
       day NOT IN (
         SELECT taken.day FROM events AS undo JOIN events AS taken ON taken.seq = undo.target
         WHERE undo.target IS NOT NULL)
       OR EXISTS (SELECT 1 FROM ${eventsOfRuns('runs')}
         WHERE runs.day = log_runs.day AND ${isAnswer} AND ${stands}))
     ORDER BY day DESC`,
  );
  // By the index of days backwards, so that the latest days are read and no more than needed.
  const pace = connection.query<[{ since: Day; most: number }], { cards: number; timeMs: number }>(
    `SELECT count(*) AS cards, coalesce(sum(time), 0) AS timeMs FROM (
       SELECT sum(duration_ms) AS time FROM (
         SELECT runs.day, card, duration_ms FROM ${eventsOfRuns('runs')}
         WHERE runs.day >= @since AND ${countsForSchedule} AND ${stands}
         ORDER BY runs.day DESC LIMIT @most)
       GROUP BY day, card)`,
  );
  const after = connection.query<[number], { answers: number }>(
    `SELECT count(*) AS answers FROM events WHERE at > ? AND ${isAnswer}`,
  );

  return {
    /** What was done on a study day, for its limits; cards given as practice are not counted. */
    doneOn: (day: Day): DoneOn => {
      const rows = done.all({ day });
      const byDeck = new Map<DeckName, { newCards: number; reviews: number }>();
      for (const row of rows) {
        const counts = byDeck.get(row.deck) ?? { newCards: 0, reviews: 0 };
        counts[row.is_new === 1 ? 'newCards' : 'reviews'] += 1;
        byDeck.set(row.deck, counts);
      }
      const newCards = rows.filter((row) => row.is_new === 1).length;
      const card = last.first({ day });
      return {
        newCards,
        reviews: rows.length - newCards,
        byDeck,
        groups: new Set(rows.map((row) => row.group_id)),
        lastSection: card === undefined ? null : sectionOf(card),
      };
    },

    /** The study days with an answer, the latest first. */
    days: (): readonly Day[] => days.all().map((row) => row.day),

    /**
     * Cards reviewed from study day `since` on, each once a day, and the time they took; of more
     * answers than say it well enough, the latest.
     */
    paceSince: (since: Day): PastPace =>
      pace.first({ since, most: mostForPace }) ?? { cards: 0, timeMs: 0 },

    /** How many answers lie after an instant (ms UTC), as from a clock that ran ahead. */
    countAfter: (at: number): number => after.first(at)?.answers ?? 0,
  };
}
