import type { ReviewJson } from '../contract.ts';
import { csvParts } from './csv-table.ts';

/** The columns of a review log, as `import-reviews` reads them, and the fields they hold. */
const columns = {
  id: 'id',
  card_id: 'cardId',
  at: 'at',
  offset_minutes: 'offsetMinutes',
  day: 'day',
  device: 'device',
  kind: 'kind',
  grade: 'grade',
  ms: 'ms',
  scheduler: 'scheduler',
  interval_days: 'intervalDays',
  ease: 'ease',
  stability: 'stability',
  difficulty: 'difficulty',
  due_on: 'dueOn',
} as const satisfies Readonly<Record<string, keyof ReviewJson>>;

/** Reviews as a table in parts, a review a row; what is not known is empty. */
export function reviewsCsv(reviews: Iterable<ReviewJson>): Generator<string> {
  return csvParts(Object.keys(columns), rows(reviews));
}

function* rows(reviews: Iterable<ReviewJson>) {
  const fields = Object.values(columns);
  for (const review of reviews) yield fields.map((field) => review[field]);
}
