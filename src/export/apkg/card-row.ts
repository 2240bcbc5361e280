import type { Day } from '../../day.ts';
import { ease100Of, type Memory, type Standing } from '../../standing.ts';
import type { Calendar } from './calendar.ts';
import type { PackedCard } from './packed.ts';

/** The columns of Anki's `cards` that say where a card stands in its schedule. */
export interface ScheduleColumns {
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number;
  /** As the type, but 3 for steps of a day or more, −1 suspended, −3 put off by the person. */
  readonly queue: number;
  /** New: the place in line. Else the day, or an instant in seconds. */
  readonly due: number;
  /** Days. */
  readonly ivl: number;
  /** Ease factor in permille; 0 for new cards. */
  readonly factor: number;
  readonly lapses: number;
  /** Learning steps left today × 1000 + steps left. */
  readonly left: number;
  /** 1 is the red flag. */
  readonly flags: number;
  readonly data: string;
}

const suspended = -1;
const buriedByPerson = -3;
const dayLearning = 3;

/** Steps that are left with Anki's own settings: 1 and 10 minutes, and 10 after a lapse. */
const stepsLeft = { learning: 2002, review: 0, relearning: 1001 } as const;

/** Where a card stands, in Anki's terms; `place` is that of a new card among those to be learned. */
export function scheduleColumns(
  { card, standing }: PackedCard,
  place: number,
  { calendar, today }: { readonly calendar: Calendar; readonly today: Day },
): ScheduleColumns {
  const { schedule } = standing;
  const flags = standing.flag === null ? 0 : 1;
  const hidden = hiddenQueue(standing, card.retired, today);
  if (schedule.state === 'new') {
    const queue = hidden ?? 0;
    return { type: 0, queue, due: place, ivl: 0, factor: 0, lapses: 0, left: 0, flags, data: '{}' };
  }
  const isReview = schedule.state === 'review';
  const type = { learning: 1, review: 2, relearning: 3 }[schedule.state];
  return {
    type,
    queue: hidden ?? (isReview ? 2 : dayLearning),
    // Anki counts the days of a learning card anew only in its own queue; an instant stays right.
    due:
      isReview || hidden === null
        ? calendar.dayNumber(schedule.dueOn)
        : calendar.startOf(schedule.dueOn),
    ivl: schedule.intervalDays,
    factor: ease100Of(schedule.memory) * 10,
    lapses: schedule.lapses,
    left: stepsLeft[schedule.state],
    flags,
    data: memoryData(schedule.memory),
  };
}

/** The queue of a card that is not to be shown; null for others. */
function hiddenQueue(standing: Standing, retired: boolean, today: Day): number | null {
  if (standing.suspended || retired) return suspended;
  return standing.buriedOn === today ? buriedByPerson : null;
}

function memoryData(memory: Memory): string {
  if (memory.scheduler === 'sm2') return '{}';
  return JSON.stringify({ s: memory.stability, d: memory.difficulty });
}
