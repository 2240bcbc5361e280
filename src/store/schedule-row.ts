import type { Day } from '../day.ts';
import type { CardState, Schedule, Standing } from '../standing.ts';

/** A row of `schedules` without its key. */
export interface ScheduleRow {
  readonly state: CardState;
  readonly due_on: Day | null;
  readonly interval_days: number | null;
  readonly ease100: number | null;
  readonly repetitions: number | null;
  readonly lapses: number | null;
  readonly last_day: Day | null;
  readonly last_at: number | null;
  readonly suspended: 0 | 1;
  readonly flag: string | null;
  readonly buried_on: Day | null;
  readonly drill_on: Day | null;
  readonly revision_was: string | null;
  readonly revision_now: string | null;
  readonly leech: 0 | 1;
}

export function standingOfRow(row: ScheduleRow): Standing {
  return {
    schedule: scheduleOfRow(row),
    suspended: row.suspended === 1,
    flag: row.flag,
    buriedOn: row.buried_on,
    drillOn: row.drill_on,
    revision:
      row.revision_was === null || row.revision_now === null
        ? null
        : { was: row.revision_was, now: row.revision_now },
    leech: row.leech === 1,
  };
}

export function rowOfStanding(standing: Standing): ScheduleRow {
  const { schedule, revision } = standing;
  const scheduled = schedule.state === 'new' ? undefined : schedule;
  return {
    state: schedule.state,
    due_on: scheduled?.dueOn ?? null,
    interval_days: scheduled?.intervalDays ?? null,
    ease100: scheduled?.ease100 ?? null,
    repetitions: scheduled?.repetitions ?? null,
    lapses: scheduled?.lapses ?? null,
    last_day: scheduled?.lastDay ?? null,
    last_at: scheduled?.lastAt ?? null,
    suspended: standing.suspended ? 1 : 0,
    flag: standing.flag,
    buried_on: standing.buriedOn,
    drill_on: standing.drillOn,
    revision_was: revision?.was ?? null,
    revision_now: revision?.now ?? null,
    leech: standing.leech ? 1 : 0,
  };
}

function scheduleOfRow(row: ScheduleRow): Schedule {
  const { state, due_on, interval_days, ease100, repetitions, lapses, last_day, last_at } = row;
  if (
    state === 'new' ||
    due_on === null ||
    interval_days === null ||
    ease100 === null ||
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
    ease100,
    repetitions,
    lapses,
    lastDay: last_day,
    lastAt: last_at,
  };
}
