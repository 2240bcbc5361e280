import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type AnswerEvent, eventId, type RecordedOutcome } from '../event.ts';
import type { Grade } from '../grade.ts';
import { compareEvents } from '../schedule/fold.ts';
import type { StatsAnswer } from '../stats/rows.ts';
import type { Connection } from './connection.ts';
import { answerOfNumber, isAnswer, type KindNumber, stands } from './event-kind.ts';
import { byInstant, logInOrder, undoneEvents } from './log-order.ts';
import type { MemoryColumns } from './memory-columns.ts';
import { idOfHex } from './stored-id.ts';

/** An answer with all that was recorded of it side by side: so a log of millions is read. */
export interface RecordedAnswer
  extends Omit<AnswerEvent, 'type' | 'outcome'>,
    Omit<RecordedOutcome, 'memory'>,
    MemoryColumns {}

/** Who was answered, when, what the answer was, and how long it took. */
export type LoggedAnswer = Pick<
  AnswerEvent,
  'cardId' | 'day' | 'at' | 'offsetMinutes' | 'kind' | 'grade' | 'durationMs'
>;

type StatsTuple = readonly [
  seq: number,
  at: number,
  card: number,
  day: Day,
  offsetMinutes: number,
  kind: KindNumber,
  grade: Grade,
  durationMs: number,
  intervalDays: number,
];

type RecordedTuple = readonly [
  ...StatsTuple,
  /** The bytes of an id, or an id that is none. */
  idHex: string | null,
  idText: string | null,
  device: number,
  scheduler: number,
  ease100: number | null,
  stability: number | null,
  difficulty: number | null,
  dueOn: Day | null,
];

const statsColumns = 'card, day, offset_minutes, events.kind, grade, duration_ms, interval_days';
const recordedColumns = `${statsColumns}, iif(typeof(events.id) = 'blob', hex(events.id), NULL),
  iif(typeof(events.id) = 'blob', NULL, events.id), device, scheduler, ease100, stability,
  difficulty, due_on`;

/** A number that stands for something in other tables, and what that is. */
type NumberedTuple<What> = readonly [number: number, what: What];

/** The answers of the log that stand, of every machine, one at a time in the order of time. */
export function answerLog(connection: Connection) {
  const forStatistics = logInOrder<StatsTuple>(connection, {
    columns: statsColumns,
    condition: isAnswer,
  });
  const recorded = logInOrder<RecordedTuple>(connection, {
    columns: recordedColumns,
    condition: isAnswer,
  });
  const undone = undoneEvents(connection);
  const ofCards = connection.tuples<[string], StatsTuple>(
    `SELECT seq, at, ${statsColumns}
     FROM (SELECT value AS id FROM json_each(?)) AS wanted JOIN cards ON cards.id = wanted.id
     CROSS JOIN events INDEXED BY events_by_card ON events.card = cards.number
     WHERE ${isAnswer} AND ${stands} ORDER BY at, seq`,
  );
  const cardIds = connection.tuples<[], NumberedTuple<CardId>>('SELECT number, id FROM cards');
  const names = connection.tuples<[], NumberedTuple<string>>('SELECT number, name FROM names');

  function* statsAnswers(log: Iterable<readonly StatsTuple[]>): Generator<StatsAnswer> {
    const isUndone = undone();
    for (const tuples of log) {
      for (const tuple of tuples) {
        const [seq, at, card, day, offsetMinutes, number, grade, durationMs, intervalDays] = tuple;
        if (isUndone.has(seq)) continue;
        const kind = answerOfNumber(number);
        yield { card, day, at, offsetMinutes, kind, grade, durationMs, intervalDays };
      }
    }
  }

  function* withIds(answers: Iterable<StatsAnswer>): Generator<LoggedAnswer> {
    const idOf = listed(cardIds.all());
    for (const { card, day, at, offsetMinutes, kind, grade, durationMs } of answers) {
      const cardId = idOf[card];
      if (cardId === undefined) continue;
      yield { cardId, day, at, offsetMinutes, kind, grade, durationMs };
    }
  }

  function* recordedAnswers(): Generator<RecordedAnswer> {
    const idOf = listed(cardIds.all());
    const nameOf = listed(names.all());
    const isUndone = undone();
    for (const tuples of recorded()) {
      for (const tuple of tuples) {
        const cardId = idOf[tuple[2]];
        if (cardId === undefined || isUndone.has(tuple[0])) continue;
        yield recordedAnswer(tuple, cardId, nameOf);
      }
    }
  }

  return {
    /** Every answer as the statistics read it. */
    forStatistics: (): Iterable<StatsAnswer> => statsAnswers(forStatistics()),

    /** Every answer as models of memory read it. */
    forModels: (): Iterable<LoggedAnswer> => withIds(statsAnswers(forStatistics())),

    /** The same for some cards, which is quicker as long as they are far from all. */
    forModelsOf: (cards: readonly CardId[]): Iterable<LoggedAnswer> =>
      withIds(statsAnswers([ofCards.all(JSON.stringify(cards))])),

    /** Every answer as it was recorded, in the order of the fold. */
    forExport: (): Iterable<RecordedAnswer> => inFoldOrder(recordedAnswers()),
  };
}

function listed<What>(tuples: readonly NumberedTuple<What>[]): readonly (What | undefined)[] {
  const list: What[] = [];
  for (const [number, what] of tuples) list[number] = what;
  return list;
}

function recordedAnswer(
  tuple: RecordedTuple,
  cardId: CardId,
  nameOf: readonly (string | undefined)[],
): RecordedAnswer {
  const [, at, , day, offsetMinutes, kind, grade, durationMs, intervalDays] = tuple;
  const [, , , , , , , , , hex, text, device, scheduler, ease100, stability, difficulty, dueOn] =
    tuple;
  return {
    id: hex === null ? eventId(text ?? '') : idOfHex(hex, at),
    cardId,
    device: nameOf[device] ?? '',
    at,
    offsetMinutes,
    day,
    kind: answerOfNumber(kind),
    grade,
    durationMs,
    scheduler: nameOf[scheduler] ?? '',
    intervalDays,
    ease100,
    stability,
    difficulty,
    dueOn,
  };
}

/** Of one instant, device and id decide: see `compareEvents`. */
function* inFoldOrder(answers: Iterable<RecordedAnswer>): Generator<RecordedAnswer> {
  for (const alike of byInstant(answers, ({ at }) => at)) {
    yield* alike.length === 1 ? alike : alike.toSorted(compareEvents);
  }
}
