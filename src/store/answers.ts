import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { AnswerEvent, AnswerKind, RecordedOutcome } from '../event.ts';
import type { Grade } from '../grade.ts';
import type { PastPace } from '../schedule/expected.ts';
import type { AnsweredByDeck, AnsweredToday } from '../schedule/limits.ts';
import type { StatsAnswer } from '../stats/rows.ts';
import type { Connection } from './connection.ts';
import { type AnswerRow, answerOfRow, eventColumns } from './event-row.ts';
import type { MemoryColumns } from './memory-columns.ts';
import { sectionOf } from './queue-candidates.ts';
import { idOfStored, type StoredId } from './stored-id.ts';

/** What was done on a study day, practice apart; cards count for the deck they are in now. */
export interface DoneOn extends AnsweredToday {
  readonly byDeck: AnsweredByDeck;
  /** The groups of all cards that were answered for the schedule. */
  readonly groups: ReadonlySet<string>;
  /** The section of the card that was answered last; null when none was. */
  readonly lastSection: string | null;
}

/** An answer with all that was recorded of it side by side: so a log of millions is read. */
export interface RecordedAnswer
  extends Omit<AnswerEvent, 'type' | 'outcome'>,
    Omit<RecordedOutcome, 'memory'>,
    MemoryColumns {}

type RecordedTuple = readonly [
  id: StoredId,
  card: number,
  device: string,
  at: number,
  offsetMinutes: number,
  day: Day,
  kind: AnswerKind,
  grade: Grade,
  durationMs: number,
  scheduler: number,
  intervalDays: number,
  ease100: number | null,
  stability: number | null,
  difficulty: number | null,
  dueOn: Day | null,
];

type StatsTuple = readonly [
  card: number,
  day: Day,
  at: number,
  offsetMinutes: number,
  kind: AnswerKind,
  grade: Grade,
  durationMs: number,
  intervalDays: number,
];

/** A number that stands for something in other tables, and what that is. */
type NumberedTuple<What> = readonly [number: number, what: What];

/** An answer that was given and not taken back. */
const stands = `type = 'answer'
  AND NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.target = events.id)`;

/** The answers of the log that stand, of every machine. */
export function answers(connection: Connection) {
  const done = connection.query<
    [{ day: Day }],
    { deck: DeckName; group_id: CardId; is_new: 0 | 1 }
  >(
    `SELECT deck, group_id, NOT EXISTS (
         SELECT 1 FROM events INDEXED BY events_by_card
         WHERE card = cards.number AND day < @day AND kind <> 'cram' AND ${stands}) AS is_new
     FROM cards WHERE number IN (
       SELECT card FROM events WHERE day = @day AND kind <> 'cram' AND ${stands})`,
  );
  const last = connection.query<[{ day: Day }], { deck: DeckName; path: string }>(
    `SELECT deck, path FROM cards WHERE number = (
       SELECT card FROM events WHERE day = @day AND kind <> 'cram' AND ${stands}
       ORDER BY at DESC, seq DESC LIMIT 1)`,
  );
  const days = connection.query<[], { day: Day }>(
    `WITH RECURSIVE answered (day) AS (
       SELECT max(day) FROM events WHERE type = 'answer'
       UNION ALL
       SELECT (SELECT max(day) FROM events WHERE type = 'answer' AND day < answered.day)
       FROM answered WHERE answered.day IS NOT NULL)
     SELECT day FROM answered
     WHERE EXISTS (SELECT 1 FROM events WHERE day = answered.day AND ${stands})`,
  );
  const pace = connection.query<[Day], { cards: number; timeMs: number }>(
    `SELECT count(*) AS cards, coalesce(sum(time), 0) AS timeMs FROM (
       SELECT sum(duration_ms) AS time FROM events
       WHERE day >= ? AND kind <> 'cram' AND ${stands} GROUP BY day, card)`,
  );
  const after = connection.query<[number], { answers: number }>(
    `SELECT count(*) AS answers FROM events WHERE at > ? AND type = 'answer'`,
  );
  const light = connection.tuples<[], StatsTuple>(
    `SELECT card, day, at, offset_minutes, kind, grade, duration_ms, interval_days
     FROM events NOT INDEXED WHERE ${stands} ORDER BY at, seq`,
  );
  const lightOfCards = connection.tuples<[string], StatsTuple>(
    `SELECT card, day, at, offset_minutes, events.kind, grade, duration_ms, interval_days
     FROM (SELECT value AS id FROM json_each(?)) AS wanted JOIN cards ON cards.id = wanted.id
     CROSS JOIN events INDEXED BY events_by_card ON events.card = cards.number
     WHERE ${stands} ORDER BY at, seq`,
  );
  const whole = connection.query<[], AnswerRow>(
    `SELECT ${eventColumns} FROM events JOIN cards ON cards.number = events.card
     WHERE ${stands} ORDER BY at, seq`,
  );
  const flat = connection.tuples<[], RecordedTuple>(
    `SELECT events.id, card, names.name, at, offset_minutes, day, kind, grade, duration_ms,
       scheduler, interval_days, ease100, stability, difficulty, due_on
     FROM events NOT INDEXED CROSS JOIN names ON names.number = device
     WHERE ${stands} ORDER BY at, names.name, events.id`,
  );
  const cardIds = connection.tuples<[], NumberedTuple<CardId>>('SELECT number, id FROM cards');
  const names = connection.tuples<[], NumberedTuple<string>>('SELECT number, name FROM names');

  function* statsAnswers(tuples: Iterable<StatsTuple>): Generator<StatsAnswer> {
    const idOf: CardId[] = [];
    for (const [number, id] of cardIds()) idOf[number] = id;
    for (const tuple of tuples) {
      const [card, day, at, offsetMinutes, kind, grade, durationMs, intervalDays] = tuple;
      const cardId = idOf[card];
      if (cardId === undefined) continue;
      yield { cardId, day, at, offsetMinutes, kind, grade, durationMs, intervalDays };
    }
  }

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

    /** Cards reviewed from study day `since` on, each once a day, and the time they took. */
    paceSince: (since: Day): PastPace => pace.first(since) ?? { cards: 0, timeMs: 0 },

    /** How many answers lie after an instant (ms UTC), as from a clock that ran ahead. */
    countAfter: (at: number): number => after.first(at)?.answers ?? 0,

    /** Every answer in the order of time, as the statistics read it, one at a time. */
    forStatistics: (): Iterable<StatsAnswer> => statsAnswers(light()),

    /** The same for some cards, which is quicker as long as they are far from all. */
    forStatisticsOf: (cards: readonly CardId[]): Iterable<StatsAnswer> =>
      statsAnswers(lightOfCards(JSON.stringify(cards))),

    /** Every answer as it was recorded, in the order of the fold, one at a time. */
    *forExport(): Generator<RecordedAnswer> {
      const cardIdOf = new Map(cardIds());
      const nameOf = new Map(names());
      for (const tuple of flat()) {
        const cardId = cardIdOf.get(tuple[1]);
        const scheduler = nameOf.get(tuple[9]);
        if (cardId !== undefined && scheduler !== undefined) {
          yield recordedAnswer(tuple, cardId, scheduler);
        }
      }
    },

    /** Every answer in the order of time, as it was recorded, one at a time. */
    *all(): Generator<AnswerEvent> {
      for (const row of whole.each()) yield answerOfRow(row);
    },
  };
}

function recordedAnswer(tuple: RecordedTuple, cardId: CardId, scheduler: string): RecordedAnswer {
  const [
    id,
    ,
    device,
    at,
    offsetMinutes,
    day,
    kind,
    grade,
    durationMs,
    ,
    intervalDays,
    ease100,
    stability,
    difficulty,
    dueOn,
  ] = tuple;
  return {
    id: idOfStored(id),
    cardId,
    device,
    at,
    offsetMinutes,
    day,
    kind,
    grade,
    durationMs,
    scheduler,
    intervalDays,
    ease100,
    stability,
    difficulty,
    dueOn,
  };
}
