import type { ReviewJson } from './contract.ts';

/** The columns of a review log in CSV, and the fields they hold: as it is written, so it is read. */
export const reviewColumns = {
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
