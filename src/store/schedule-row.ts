import type { Day } from '../day.ts';
import {
  type CardState,
  type Drill,
  newStanding,
  type Schedule,
  type Standing,
} from '../standing.ts';
import { columnsOfMemory, type MemoryColumns, memoryOfColumns } from './memory-columns.ts';

/** The columns that hold a schedule. */
export interface ScheduleColumns extends MemoryColumns {
  readonly state: CardState;
  readonly due_on: Day | null;
  readonly interval_days: number | null;
  readonly repetitions: number | null;
  readonly lapses: number | null;
  readonly last_day: Day | null;
  readonly last_at: number | null;
}

/** A row of `schedules` without its key. */
export interface ScheduleRow extends ScheduleColumns {
  readonly suspended: 0 | 1;
  readonly flag: string | null;
  readonly buried_on: Day | null;
  readonly drill_on: Day | null;
  readonly drill_at: number | null;
  readonly drill_step: number | null;
  readonly drill_phase: Drill['phase'] | null;
  readonly revision_was: string | null;
  readonly revision_now: string | null;
  readonly leech: 0 | 1;
}

/** The row of a card that nothing was done to yet: there is none, and a LEFT JOIN gives this. */
interface NoScheduleRow {
  readonly state: null;
}

/** The columns of `schedules` from a LEFT JOIN. */
export type JoinedScheduleRow = ScheduleRow | NoScheduleRow;

/** The state of a card from a LEFT JOIN with `schedules`. */
export const stateColumn = "coalesce(state, 'new')";

/** The conditions that a card is new, and that it is not suspended, from the same LEFT JOIN. */
export const isNew = `${stateColumn} = 'new'`;
export const isNotSuspended = 'coalesce(suspended, 0) = 0';

export function standingOfRow(row: JoinedScheduleRow): Standing {
  if (row.state === null) return newStanding;
  return {
    schedule: scheduleOfRow(row),
    suspended: row.suspended === 1,
    flag: row.flag,
    buriedOn: row.buried_on,
    drill: drillOfRow(row),
    revision:
      row.revision_was === null || row.revision_now === null
        ? null
        : { was: row.revision_was, now: row.revision_now },
    leech: row.leech === 1,
  };
}

export function rowOfStanding(standing: Standing): ScheduleRow {
  const { schedule, revision, drill } = standing;
  const scheduled = schedule.state === 'new' ? undefined : schedule;
  return {
    state: schedule.state,
    due_on: scheduled?.dueOn ?? null,
    interval_days: scheduled?.intervalDays ?? null,
    ...columnsOfMemory(scheduled?.memory ?? null),
    repetitions: scheduled?.repetitions ?? null,
    lapses: scheduled?.lapses ?? null,
    last_day: scheduled?.lastDay ?? null,
    last_at: scheduled?.lastAt ?? null,
    suspended: standing.suspended ? 1 : 0,
    flag: standing.flag,
    buried_on: standing.buriedOn,
    drill_on: drill?.on ?? null,
    drill_at: drill?.at ?? null,
    drill_step: drill?.step ?? null,
    drill_phase: drill?.phase ?? null,
    revision_was: revision?.was ?? null,
    revision_now: revision?.now ?? null,
    leech: standing.leech ? 1 : 0,
  };
}

export function scheduleOfRow(row: ScheduleColumns): Schedule {
  const { state, due_on, interval_days, repetitions, lapses, last_day, last_at } = row;
  const memory = memoryOfColumns(row);
  if (
    state === 'new' ||
    due_on === null ||
    interval_days === null ||
    memory === null ||
    repetitions === null ||
    lapses === null ||
    last_day === null ||
    last_at === null
  ) {
    return { state: 'new' };
  }
  return {
    state,
    dueOn: due_on,
    intervalDays: interval_days,
    memory,
    repetitions,
    lapses,
    lastDay: last_day,
    lastAt: last_at,
  };
}

function drillOfRow(row: ScheduleRow): Drill | null {
  const { drill_on: on, drill_step: step, drill_phase: phase, drill_at: at } = row;
  return on === null || step === null || phase === null ? null : { on, step, phase, at };
}
