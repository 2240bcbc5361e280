import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { AnswerEvent, AnswerKind, Event } from '../event.ts';
import type { Grade } from '../grade.ts';
import { columnsOfMemory, type MemoryColumns, memoryOfColumns } from './memory-columns.ts';
import { idOfStored, type StoredId, storedId } from './stored-id.ts';

interface CommonColumns {
  readonly id: StoredId;
  readonly card_id: CardId;
  readonly device: string;
  readonly at: number;
  readonly offset_minutes: number;
  readonly day: Day;
}

export interface AnswerRow extends CommonColumns, MemoryColumns {
  readonly type: 'answer';
  readonly kind: AnswerKind;
  readonly grade: Grade;
  readonly duration_ms: number;
  readonly scheduler: string;
  readonly interval_days: number;
  readonly due_on: Day | null;
}

/** A row of `events` with the card's id for its number; which columns are filled, its type says. */
export type EventRow =
  | AnswerRow
  | (CommonColumns &
      (
        | { readonly type: 'undo'; readonly target: StoredId }
        | { readonly type: 'flag'; readonly reason: string }
        | { readonly type: 'revise'; readonly was: string; readonly now: string }
        | { readonly type: 'suspend' | 'resume' | 'bury' | 'unflag' | 'reset' }
      ));

/** The columns of an `EventRow`, for a SELECT from `events` joined with `cards`. */
export const eventColumns = `events.id, cards.id AS card_id,
  (SELECT name FROM names WHERE number = device) AS device, at, offset_minutes, day, type,
  events.kind, grade, duration_ms,
  (SELECT name FROM names WHERE number = scheduler) AS scheduler, interval_days, ease100,
  stability, difficulty, due_on, target, reason, was, now`;

/** An INSERT of what `rowOfEvent` gives, and `@card`; the names that it has must be known. */
export const eventInsertion = `INSERT INTO events (id, card, device, at, offset_minutes, day, type,
    kind, grade, duration_ms, scheduler, interval_days, ease100, stability, difficulty, due_on,
    target, reason, was, now)
  VALUES (@id, @card, (SELECT number FROM names WHERE name = @device), @at, @offset_minutes, @day,
    @type, @kind, @grade, @duration_ms, (SELECT number FROM names WHERE name = @scheduler),
    @interval_days, @ease100, @stability, @difficulty, @due_on, @target, @reason, @was, @now)`;

export function eventOfRow(row: EventRow): Event {
  switch (row.type) {
    case 'answer':
      return answerOfRow(row);
    case 'undo':
      return { ...common(row), type: row.type, target: idOfStored(row.target) };
    case 'flag':
      return { ...common(row), type: row.type, reason: row.reason };
    case 'revise':
      return { ...common(row), type: row.type, was: row.was, now: row.now };
    default:
      return { ...common(row), type: row.type };
  }
}

export function answerOfRow(row: AnswerRow): AnswerEvent {
  return {
    ...common(row),
    type: 'answer',
    kind: row.kind,
    grade: row.grade,
    durationMs: row.duration_ms,
    scheduler: row.scheduler,
    outcome: { intervalDays: row.interval_days, memory: memoryOfColumns(row), dueOn: row.due_on },
  };
}

const emptyColumns = {
  kind: null,
  grade: null,
  duration_ms: null,
  scheduler: null,
  interval_days: null,
  ease100: null,
  stability: null,
  difficulty: null,
  due_on: null,
  target: null,
  reason: null,
  was: null,
  now: null,
};

/** Every column of an event for an INSERT, null where its type has nothing to say. */
export function rowOfEvent(event: Event): Readonly<Record<string, StoredId | number | null>> {
  const row = {
    ...emptyColumns,
    id: storedId(event.id),
    device: event.device,
    at: event.at,
    offset_minutes: event.offsetMinutes,
    day: event.day,
    type: event.type,
  };
  switch (event.type) {
    case 'answer':
      return {
        ...row,
        kind: event.kind,
        grade: event.grade,
        duration_ms: event.durationMs,
        scheduler: event.scheduler,
        interval_days: event.outcome.intervalDays,
        ...columnsOfMemory(event.outcome.memory),
        due_on: event.outcome.dueOn,
      };
    case 'undo':
      return { ...row, target: storedId(event.target) };
    case 'flag':
      return { ...row, reason: event.reason };
    case 'revise':
      return { ...row, was: event.was, now: event.now };
    default:
      return row;
  }
}

function common(row: CommonColumns) {
  return {
    id: idOfStored(row.id),
    cardId: row.card_id,
    device: row.device,
    at: row.at,
    offsetMinutes: row.offset_minutes,
    day: row.day,
  };
}
