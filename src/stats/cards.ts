import { matureIntervalDays } from '../standing.ts';
import type { StatsCard } from './rows.ts';

/** How far a card has come: `learning` until it is first passed, and again after it was forgotten. */
export type Stage = 'new' | 'learning' | 'young' | 'mature';

/** A card in review is mature when its interval is 21 days or more, else young. */
export function stageOf(card: StatsCard): Stage {
  if (card.state === 'new') return 'new';
  if (card.state !== 'review') return 'learning';
  return card.intervalDays >= matureIntervalDays ? 'mature' : 'young';
}

/** Mastery: the share of some cards that is mature; null where there are none. */
export function mastery(of: { readonly cards: number; readonly mature: number }): number | null {
  return of.cards === 0 ? null : of.mature / of.cards;
}

export interface CardTotals extends Readonly<Record<Stage, number>> {
  readonly cards: number;
  readonly suspended: number;
  readonly retired: number;
}

/**
 * Cards by stage. Retired cards are counted apart and nowhere else, so that `cards` is the sum of
 * the four stages; suspended cards are counted in their stage as well.
 */
export function cardTotals(cards: Iterable<StatsCard>): CardTotals {
  const totals = { cards: 0, new: 0, learning: 0, young: 0, mature: 0, suspended: 0, retired: 0 };
  for (const card of cards) {
    if (card.retired) {
      totals.retired += 1;
      continue;
    }
    totals.cards += 1;
    totals[stageOf(card)] += 1;
    if (card.suspended) totals.suspended += 1;
  }
  return totals;
}

/** The bounds split young from mature: an interval of 20 days is young, one of 21 mature. */
const intervalBounds = [1, 3, 7, 14, 20, 30, 60, 90, 180, 365, 36_500] as const;

/**
 * Cards in review by their interval: each counts at the first bound that its interval does not
 * exceed; the last takes all longer ones too. The sum is young and mature together.
 */
export function intervalHistogram(
  cards: Iterable<StatsCard>,
): { readonly upToDays: number; readonly cards: number }[] {
  const buckets = intervalBounds.map((upToDays) => ({ upToDays, cards: 0 }));
  for (const card of cards) {
    if (card.retired || card.state !== 'review') continue;
    const bucket = buckets.find(({ upToDays }) => card.intervalDays <= upToDays) ?? buckets.at(-1);
    if (bucket !== undefined) bucket.cards += 1;
  }
  return buckets;
}
