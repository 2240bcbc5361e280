import * as z from 'zod/mini';
import type { ReviewJson } from '../../contract.ts';
import { type Day, formatDay } from '../../day.ts';
import { jsonList } from '../../export/json.ts';
import { reviewsCsv } from '../../export/reviews-csv.ts';
import type { RecordedAnswer } from '../../store/answer-log.ts';
import type { Context } from '../context.ts';
import { exportable } from './exportable.ts';

/** Every answer that stands, as `engram import-reviews` reads it. */
export const reviews = exportable('reviews', {
  schema: z.object({}),
  read: reviewsOf,
  formats: {
    json: (rows) => jsonList('reviews', rows),
    csv: reviewsCsv,
  },
});

function* reviewsOf(context: Context): Generator<ReviewJson> {
  const days = new Map<Day, string>();
  // A log of a million answers has a few thousand days.
  const dayText = (day: Day): string => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const text = formatDay(day);
    days.set(day, text);
    return text;
  };
  const store = context.store();
  store.readUnmapped();
  for (const answer of store.answers.forExport()) yield reviewJson(answer, dayText);
}

function reviewJson(answer: RecordedAnswer, dayText: (day: Day) => string): ReviewJson {
  const { ease100, dueOn } = answer;
  return {
    id: answer.id,
    cardId: answer.cardId,
    at: new Date(answer.at).toISOString(),
    offsetMinutes: answer.offsetMinutes,
    day: dayText(answer.day),
    device: answer.device,
    kind: answer.kind,
    grade: answer.grade,
    ms: answer.durationMs,
    scheduler: answer.scheduler,
    intervalDays: answer.intervalDays,
    ease: ease100 === null ? null : ease100 / 100,
    stability: answer.stability,
    difficulty: answer.difficulty,
    dueOn: dueOn === null ? null : dayText(dueOn),
  };
}
