import * as z from 'zod/mini';
import type { ReviewJson } from '../../contract.ts';
import { formatDay } from '../../day.ts';
import type { AnswerEvent } from '../../event.ts';
import { jsonList } from '../../export/json.ts';
import { reviewsCsv } from '../../export/reviews-csv.ts';
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
  for (const answer of context.store().answers.all()) yield reviewJson(answer);
}

function reviewJson({ outcome, ...answer }: AnswerEvent): ReviewJson {
  const { intervalDays, memory, dueOn } = outcome;
  return {
    id: answer.id,
    cardId: answer.cardId,
    at: new Date(answer.at).toISOString(),
    offsetMinutes: answer.offsetMinutes,
    day: formatDay(answer.day),
    device: answer.device,
    kind: answer.kind,
    grade: answer.grade,
    ms: answer.durationMs,
    scheduler: answer.scheduler,
    intervalDays,
    ease: memory?.scheduler === 'sm2' ? memory.ease100 / 100 : null,
    stability: memory?.scheduler === 'fsrs' ? memory.stability : null,
    difficulty: memory?.scheduler === 'fsrs' ? memory.difficulty : null,
    dueOn: dueOn === null ? null : formatDay(dueOn),
  };
}
