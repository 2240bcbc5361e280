import { cardId } from '../../../card.ts';
import { dayFromNumber } from '../../../day.ts';
import type { Scheduled } from '../../../standing.ts';
import { sm2 } from '../../sm2.ts';
import { foldPast } from '../fold-past.ts';
import type { Predictor } from '../predictor.ts';
import type { PastAnswer } from '../recall-items.ts';

const someDay = dayFromNumber(0);
/** Without fuzz, no card is unlike another to SM-2. */
const anyCard = cardId('');
const scheduler = sm2({ fuzz: false });

/**
 * SM-2 as a predictor. It foretells nothing itself; as the public benchmark does, recall is taken
 * to be 0.9 when the interval has passed that SM-2 would have chosen: R = 0.9^(t / I), with t the
 * days since the last answer.
 *
 * SM-2 sees the first grade of each day, as if given on the day it asked for: its text knows no
 * other, and a log that another scheduler made holds hardly any such day.
 */
export function sm2Predictor(): Predictor {
  const scheduleAfter = foldPast<Scheduled>((schedule, answer) =>
    schedule === null || isFirstOfDay(answer) ? onTime(schedule, answer) : schedule,
  );
  return {
    predict: ({ past, daysElapsed }) => 0.9 ** (daysElapsed / scheduleAfter(past).intervalDays),
  };
}

function onTime(schedule: Scheduled | null, { grade }: PastAnswer): Scheduled {
  const day = schedule?.dueOn ?? someDay;
  return scheduler.next(schedule ?? { state: 'new' }, { cardId: anyCard, grade, day, at: 0 });
}

function isFirstOfDay({ daysElapsed }: PastAnswer): boolean {
  return daysElapsed > 0;
}
