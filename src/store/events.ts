import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import {
  type AnswerEvent,
  answerKinds,
  type Event,
  type EventId,
  type EventType,
} from '../event.ts';
import type { Grade } from '../grade.ts';
import { type AnswerMode, afterAnswer, classify } from '../schedule/answer.ts';
import { apply, type ChangeEvent, compareEvents } from '../schedule/fold.ts';
import type { RuleBook, Rules } from '../schedule/rules.ts';
import type { Schedule, Standing } from '../standing.ts';
import { unknownCard } from './cards.ts';
import type { Connection } from './connection.ts';
import { nextEventId } from './event-id.ts';
import { isUndo, numberOfKind, stands } from './event-kind.ts';
import {
  type EventRow,
  eventColumns,
  eventInsertion,
  eventOfRow,
  rowOfEvent,
} from './event-row.ts';
import { type JoinedScheduleRow, standingOfRow } from './schedule-row.ts';
import type { Schedules } from './schedules.ts';
import { idOfStored, type StoredId } from './stored-id.ts';

/** When something was done: the instant (ms UTC), the local offset, and the study day it was. */
export interface Stamp {
  readonly at: number;
  readonly offsetMinutes: number;
  readonly day: Day;
}

export interface GivenAnswer {
  readonly grade: Grade;
  readonly durationMs: number;
  readonly mode: AnswerMode;
}

/** What can be done to a card, apart from answering it. */
export type Act =
  | { readonly type: 'suspend' | 'resume' | 'bury' | 'unflag' | 'reset' }
  | { readonly type: 'flag'; readonly reason: string }
  | { readonly type: 'revise'; readonly was: string; readonly now: string };

/** An event as it was recorded, and the standing of its card after it. */
export interface Recorded<Kind extends Event = Event> {
  readonly event: Kind;
  readonly standing: Standing;
}

type Base = Pick<Event, 'id' | 'cardId' | 'device' | keyof Stamp>;

export type Events = ReturnType<typeof events>;

/** The log of `device`: each call is one transaction, on the disk when it returns. */
export function events(
  connection: Connection,
  schedules: Schedules,
  device: string,
  ruleBook: RuleBook,
) {
  const standingOf = connection.query<
    [CardId],
    { number: number; deck: DeckName } & JoinedScheduleRow
  >(
    `SELECT cards.number, decks.name AS deck, schedules.*
     FROM cards JOIN decks ON decks.number = cards.deck
     LEFT JOIN schedules ON schedules.card = cards.number WHERE cards.id = ?`,
  );
  const latestOf = connection.query<
    [{ card: number }],
    { id: StoredId; at: number; device: string }
  >(
    `SELECT id, at, name AS device FROM events JOIN names ON names.number = device
     WHERE card = @card AND at = (SELECT max(at) FROM events WHERE card = @card)`,
  );
  const addName = connection.command<[string]>(
    'INSERT INTO names (name) VALUES (?) ON CONFLICT (name) DO NOTHING',
  );
  const insertRow = connection.command<[object]>(eventInsertion);
  const historyOf = connection.query<[CardId], EventRow>(
    `SELECT ${eventColumns} FROM cards JOIN events ON events.card = cards.number
     WHERE cards.id = ?`,
  );
  // NOT INDEXED: backwards through the log, which ends at the first event that still stands.
  const latestStanding = connection.query<[string, string, Day], EventRow>(
    `SELECT ${eventColumns} FROM events NOT INDEXED JOIN cards ON cards.number = events.card
     WHERE device = (SELECT number FROM names WHERE name = ?)
       AND events.kind IN (SELECT value FROM json_each(?)) AND day >= ? AND ${stands}
     ORDER BY seq DESC LIMIT 1`,
  );

  const eventsOf = connection.query<[CardId], { seq: number; id: StoredId; at: number }>(
    `SELECT events.seq, events.id, at FROM cards JOIN events ON events.card = cards.number
     WHERE cards.id = ?`,
  );
  const stillStanding = connection.query<[number], EventRow>(
    `SELECT ${eventColumns} FROM events JOIN cards ON cards.number = events.card
     WHERE seq = ? AND NOT (${isUndo}) AND ${stands}`,
  );

  /** The place of an event in the log; undefined when it is not there. */
  const seqOf = (cardId: CardId, id: EventId): number | undefined =>
    eventsOf.all(cardId).find((row) => idOfStored(row.id, row.at) === id)?.seq;

  const insert = (event: Event, number: number): void => {
    addName(event.device);
    if (event.type === 'answer') addName(event.scheduler);
    const target = event.type === 'undo' ? seqOf(event.cardId, event.target) : null;
    if (target === undefined) throw new RangeError('What an undo takes back is not in the log');
    insertRow({ ...rowOfEvent(event), card: number, target });
  };

  const place = (cardId: CardId, stamp: Stamp) => {
    const row = standingOf.first(cardId);
    if (row === undefined) throw unknownCard(cardId);
    const last = latestOf
      .all({ card: row.number })
      .map(({ id, at, device: where }) => ({ id: idOfStored(id, at), at, device: where }))
      .sort(compareEvents)
      .at(-1);
    const base: Base = { id: nextEventId(stamp.at, device, last), cardId, device, ...stamp };
    return {
      number: row.number,
      rules: ruleBook.of(row.deck),
      standing: standingOfRow(row),
      last,
      base,
    };
  };

  const record = <Kind extends ChangeEvent>(
    cardId: CardId,
    stamp: Stamp,
    eventFrom: (base: Base, standing: Standing, rules: Rules) => Kind,
  ): Recorded<Kind> =>
    connection.transaction(() => {
      const { number, rules, standing, last, base } = place(cardId, stamp);
      const event = eventFrom(base, standing, rules);
      insert(event, number);
      // A clock that was set back, or a faster one elsewhere: the event is not the last in order.
      const isLast = last === undefined || compareEvents(last, event) < 0;
      const after = isLast ? apply(standing, event, rules) : schedules.replay(number);
      schedules.write(number, after);
      return { event, standing: after };
    });

  const takeBack = (taken: Event, stamp: Stamp): { undo: EventId; standing: Standing } => {
    const { number, base } = place(taken.cardId, stamp);
    insert({ ...base, type: 'undo', target: taken.id }, number);
    const standing = schedules.replay(number);
    schedules.write(number, standing);
    return { undo: base.id, standing };
  };

  return {
    /** Adds an event from elsewhere; the schedule of its card is left to the caller. */
    insert,

    /** Whether the log has an event of a card, one that was taken back included. */
    has: (cardId: CardId, id: EventId): boolean => seqOf(cardId, id) !== undefined,

    /** Records an answer; what kind of answer it is follows from how the card stands now. */
    answer: (cardId: CardId, given: GivenAnswer, stamp: Stamp): Recorded<AnswerEvent> =>
      record(cardId, stamp, (base, standing, rules) => answerEvent(base, given, standing, rules)),

    append: (cardId: CardId, act: Act, stamp: Stamp): Recorded =>
      record(cardId, stamp, (base) => ({ ...base, ...act })),

    /**
     * Takes back this machine's latest event of the given types that still stands, if it is of
     * the study day `since` or later. Gives what was taken back, or null when nothing is left.
     */
    undoLatest: (
      stamp: Stamp,
      types: readonly Exclude<EventType, 'undo'>[],
      since: Day,
    ): Recorded | null =>
      connection.transaction(() => {
        const row = latestStanding.first(device, JSON.stringify(kindsOf(types)), since);
        if (row === undefined) return null;
        const taken = eventOfRow(row);
        return { event: taken, standing: takeBack(taken, stamp).standing };
      }),

    /**
     * Takes back one event of a card; gives the id of the undo and where the card stands now. Null
     * when it was taken back before, or is not in the log.
     */
    undo: (
      cardId: CardId,
      target: EventId,
      stamp: Stamp,
    ): { undo: EventId; standing: Standing } | null =>
      connection.transaction(() => {
        const seq = seqOf(cardId, target);
        const row = seq === undefined ? undefined : stillStanding.first(seq);
        return row === undefined ? null : takeBack(eventOfRow(row), stamp);
      }),

    /** Everything that happened to a card, oldest first, undone events and undos included. */
    historyOf: (cardId: CardId): readonly Event[] =>
      historyOf.all(cardId).map(eventOfRow).sort(compareEvents),
  };
}

function kindsOf(types: readonly Exclude<EventType, 'undo'>[]): readonly number[] {
  return types.flatMap((type) => (type === 'answer' ? answerKinds : [type])).map(numberOfKind);
}

function answerEvent(
  base: Base,
  given: GivenAnswer,
  standing: Standing,
  rules: Rules,
): AnswerEvent {
  const { grade, durationMs, mode } = given;
  const { schedule } = afterAnswer(standing, { ...base, grade }, mode, rules);
  return {
    ...base,
    type: 'answer',
    kind: classify(standing, base.day, mode),
    grade,
    durationMs,
    scheduler: rules.scheduler.version,
    outcome: outcomeOf(schedule),
  };
}

/** What there is to record of a schedule with the answer that led to it. */
export function outcomeOf(schedule: Schedule): AnswerEvent['outcome'] {
  if (schedule.state === 'new') return { intervalDays: 0, memory: null, dueOn: null };
  const { intervalDays, memory, dueOn } = schedule;
  return { intervalDays, memory, dueOn };
}
