import type { CardId } from '../card.ts';
import { seededNumber } from './seeded.ts';

/** From how many days on, and to how many, which share of an interval it may be off by. */
const ranges = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
] as const;

/**
 * The shortest and the longest whole number of days that an interval may be fuzzed to, so that cards
 * learned together do not come back together for ever. Intervals under 2.5 days stay as they are;
 * from there on a day either way, and 15 % of the days up to 7, 10 % of those up to 20 and 5 % of
 * those beyond. An interval that has grown from `before` days stays longer than that. The ranges
 * are Anki's.
 */
export function fuzzRange(
  intervalDays: number,
  before: number,
  maximumDays: number,
): { readonly shortest: number; readonly longest: number } {
  if (intervalDays < 2.5) return { shortest: intervalDays, longest: intervalDays };
  const reach = ranges.reduce(
    (sum, { from, to, share }) => sum + share * Math.max(0, Math.min(intervalDays, to) - from),
    1,
  );
  const longest = Math.min(maximumDays, Math.round(intervalDays + reach));
  const least = intervalDays > before ? before + 1 : 0;
  const shortest = Math.max(2, least, Math.round(intervalDays - reach));
  return { shortest: Math.min(shortest, longest), longest };
}

/**
 * The interval, off by a part of its range that depends on nothing but the card and how often it
 * was passed and forgotten: what a key promises, what its answer brings, and what a replay finds
 * are the same.
 */
export function fuzzed(
  intervalDays: number,
  card: { readonly id: CardId; readonly repetitions: number; readonly lapses: number },
  { before, maximumDays }: { readonly before: number; readonly maximumDays: number },
): number {
  const { shortest, longest } = fuzzRange(intervalDays, before, maximumDays);
  const seed = seededNumber(card.lapses * 4096 + card.repetitions, card.id);
  return shortest + (seed % (longest - shortest + 1));
}
