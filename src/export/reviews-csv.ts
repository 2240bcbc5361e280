import type { ReviewJson } from '../contract.ts';
import { reviewColumns } from '../review-columns.ts';
import { csvParts } from './csv-table.ts';

/** Reviews as a table in parts, a review a row; what is not known is empty. */
export function reviewsCsv(reviews: Iterable<ReviewJson>): Generator<string> {
  return csvParts(Object.keys(reviewColumns), rows(reviews));
}

function* rows(reviews: Iterable<ReviewJson>) {
  const fields = Object.values(reviewColumns);
  for (const review of reviews) yield fields.map((field) => review[field]);
}
