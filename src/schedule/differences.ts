import { type Day, formatDay } from '../day.ts';
import type { Standing } from '../standing.ts';

/** One value of a standing that is kept as something else than the replay gives. */
export interface Difference {
  readonly field: string;
  /** As text; null for nothing. */
  readonly kept: string | null;
  readonly replayed: string | null;
}

/** Where what is kept of a card differs from the replay of its events, field by field. */
export function differencesOf(kept: Standing | null, replayed: Standing): readonly Difference[] {
  const before = kept === null ? {} : fieldsOf(kept);
  const after = fieldsOf(replayed);
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((field) => {
    const values = { kept: before[field] ?? null, replayed: after[field] ?? null };
    return values.kept === values.replayed ? [] : [{ field, ...values }];
  });
}

/** The values of a standing that say something, each as text. */
function fieldsOf(standing: Standing): Readonly<Record<string, string>> {
  const { schedule, suspended, flag, buriedOn, drill, revision, leech } = standing;
  return {
    state: schedule.state,
    ...(schedule.state === 'new'
      ? {}
      : {
          due: dayText(schedule.dueOn),
          interval: `${schedule.intervalDays} d`,
          ...(schedule.memory.scheduler === 'sm2'
            ? { 'ease factor': String(schedule.memory.ease100 / 100) }
            : {
                stability: String(schedule.memory.stability),
                difficulty: String(schedule.memory.difficulty),
              }),
          repetitions: String(schedule.repetitions),
          lapses: String(schedule.lapses),
          'last answer': `${dayText(schedule.lastDay)}, ${timeText(schedule.lastAt)}`,
        }),
    ...(suspended ? { suspended: 'yes' } : {}),
    ...(flag === null ? {} : { flag }),
    ...(buriedOn === null ? {} : { 'buried on': dayText(buriedOn) }),
    ...(drill === null
      ? {}
      : {
          drill: `${dayText(drill.on)}, ${drill.phase} step ${drill.step}${drill.at === null ? '' : `, ${timeText(drill.at)}`}`,
        }),
    ...(revision === null ? {} : { revision: `was ${revision.was}, now ${revision.now}` }),
    ...(leech ? { leech: 'yes' } : {}),
  };
}

/** A damaged value may lie beyond the calendar. */
const mostMs = 8_640_000_000_000_000;

function dayText(day: Day): string {
  return Math.abs(day) * 86_400_000 <= mostMs ? formatDay(day) : String(day);
}

function timeText(at: number): string {
  return Math.abs(at) <= mostMs ? new Date(at).toISOString() : String(at);
}
