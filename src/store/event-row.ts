import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { AnswerEvent, AnswerKind, Event } from '../event.ts';
import type { Grade } from '../grade.ts';
import { type KindNumber, kindOfNumber, numberOfKind } from './event-kind.ts';
import { columnsOfMemory, type MemoryColumns, memoryOfColumns } from './memory-columns.ts';
import { idOfStored, type StoredId, storedId } from './stored-id.ts';

/** A row of `events` with the card's id for its number; which columns are filled, its kind says. */
export interface EventRow extends MemoryColumns {
  readonly seq: number;
  readonly id: StoredId;
  readonly card_id: CardId;
  readonly device: string;
  readonly at: number;
  readonly offset_minutes: number;
  readonly day: Day;
  readonly kind: KindNumber;
  readonly grade: Grade | null;
  readonly duration_ms: number | null;
  readonly scheduler: string | null;
  readonly interval_days: number | null;
  readonly due_on: Day | null;
  /** The id and the instant of the event that is taken back. */
  readonly target_id: StoredId | null;
  readonly target_at: number | null;
  readonly reason: string | null;
  readonly was: string | null;
  readonly now: string | null;
}

/** The columns of an `EventRow`, for a SELECT from `events` joined with `cards`. */
export const eventColumns = `events.seq, events.id, cards.id AS card_id,
  (SELECT name FROM names WHERE number = device) AS device, at, offset_minutes, day, events.kind,
  grade, duration_ms, (SELECT name FROM names WHERE number = scheduler) AS scheduler,
  interval_days, ease100, stability, difficulty, due_on,
  iif(target IS NULL, NULL, (SELECT id FROM events AS taken WHERE taken.seq = events.target))
    AS target_id,
  iif(target IS NULL, NULL, (SELECT at FROM events AS taken WHERE taken.seq = events.target))
    AS target_at,
  reason, was, now`;

/**
 * An INSERT of what `rowOfEvent` gives, `@card`, and `@target`, the number in the log of what an
 * undo takes back. The names that the row has must be known.
 */
export const eventInsertion = `INSERT INTO events (id, card, device, at, offset_minutes, day, kind,
    grade, duration_ms, scheduler, interval_days, ease100, stability, difficulty, due_on, target,
    reason, was, now)
  VALUES (@id, @card, (SELECT number FROM names WHERE name = @device), @at, @offset_minutes, @day,
    @kind, @grade, @duration_ms, (SELECT number FROM names WHERE name = @scheduler),
    @interval_days, @ease100, @stability, @difficulty, @due_on, @target, @reason, @was, @now)`;

/** Throws a `RangeError` for a row that the constraints of the schema do not allow. */
export function eventOfRow(row: EventRow): Event {
  const kind = kindOfNumber(row.kind);
  switch (kind) {
    case 'undo':
      return {
        ...common(row),
        type: kind,
        target: idOfStored(present(row.target_id), present(row.target_at)),
      };
    case 'flag':
      return { ...common(row), type: kind, reason: present(row.reason) };
    case 'revise':
      return { ...common(row), type: kind, was: present(row.was), now: present(row.now) };
    case 'suspend':
    case 'resume':
    case 'bury':
    case 'unflag':
    case 'reset':
      return { ...common(row), type: kind };
    default:
      return answerOf(row, kind);
  }
}

function answerOf(row: EventRow, kind: AnswerKind): AnswerEvent {
  return {
    ...common(row),
    type: 'answer',
    kind,
    grade: present(row.grade),
    durationMs: present(row.duration_ms),
    scheduler: present(row.scheduler),
    outcome: {
      intervalDays: present(row.interval_days),
      memory: memoryOfColumns(row),
      dueOn: row.due_on,
    },
  };
}

/** What an event of its kind always has. */
function present<Value>(value: Value | null): Value {
  if (value === null) throw new RangeError('An event lacks what events of its kind have');
  return value;
}

const emptyColumns = {
  grade: null,
  duration_ms: null,
  scheduler: null,
  interval_days: null,
  ease100: null,
  stability: null,
  difficulty: null,
  due_on: null,
  reason: null,
  was: null,
  now: null,
};

/** Every column of an event but its target for an INSERT, null where its kind has nothing to say. */
export function rowOfEvent(event: Event): Readonly<Record<string, StoredId | number | null>> {
  const row = {
    ...emptyColumns,
    id: storedId(event.id, event.at),
    device: event.device,
    at: event.at,
    offset_minutes: event.offsetMinutes,
    day: event.day,
    kind: numberOfKind(event.type === 'answer' ? event.kind : event.type),
  };
  switch (event.type) {
    case 'answer':
      return {
        ...row,
        grade: event.grade,
        duration_ms: event.durationMs,
        scheduler: event.scheduler,
        interval_days: event.outcome.intervalDays,
        ...columnsOfMemory(event.outcome.memory),
        due_on: event.outcome.dueOn,
      };
    case 'flag':
      return { ...row, reason: event.reason };
    case 'revise':
      return { ...row, was: event.was, now: event.now };
    default:
      return row;
  }
}

function common(row: EventRow) {
  return {
    id: idOfStored(row.id, row.at),
    cardId: row.card_id,
    device: row.device,
    at: row.at,
    offsetMinutes: row.offset_minutes,
    day: row.day,
  };
}
