import type { StatsJson } from '../contract.ts';

type Section = StatsJson['sections'][number];

/**
 * The sections whose cards are recalled worst, the worst first; of equal ones first the one with
 * more reviews behind it. Left out are sections in which nothing was forgotten, and those with fewer
 * than `atLeast` reviews, which say too little.
 */
export function hardestSections(
  sections: readonly Section[],
  { limit = 10, atLeast = 5 }: { readonly limit?: number; readonly atLeast?: number } = {},
): readonly Section[] {
  return sections
    .filter(({ counted, passed }) => counted >= atLeast && passed < counted)
    .toSorted((a, b) => (a.retention ?? 0) - (b.retention ?? 0) || b.counted - a.counted)
    .slice(0, limit);
}
