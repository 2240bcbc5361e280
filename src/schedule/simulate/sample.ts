import { seededNumber } from '../seeded.ts';
import type { StudyCard } from './study-card.ts';

/** A card, and how many cards it stands for, itself among them. */
export interface Weighted<Card> {
  readonly card: Card;
  readonly standsFor: number;
}

export type SampledCard = Weighted<StudyCard>;

/** Cards to simulate, in an order that does not depend on the one they were given in. */
export interface Sample {
  /** Cards that were answered before, in an order that only the seed decides. */
  readonly known: readonly SampledCard[];
  /** New cards, as in the notes. */
  readonly fresh: readonly SampledCard[];
  /** How many cards one stands for at most: 1 where all are simulated. */
  readonly most: number;
}

/** All cards, or every second, third and so on where there are more than `atMost`. */
export function sampleOf(
  cards: readonly SampledCard[],
  { seed, atMost }: { readonly seed: number; readonly atMost: number },
): Sample {
  const every = Math.ceil(cards.length / atMost);
  const known = cards.filter(({ card }) => card.known !== null);
  const fresh = cards.filter(({ card }) => card.known === null);
  const sample = {
    known: thinned(inSeededOrder(known, seed), every),
    fresh: thinned(fresh.sort(byPosition), every),
  };
  const weights = [...sample.known, ...sample.fresh].map(({ standsFor }) => standsFor);
  return { ...sample, most: weights.reduce((most, weight) => Math.max(most, weight), 1) };
}

/** Every `every`th card, the first among them; each stands for those up to the next as well. */
export function thinned<Card>(
  cards: readonly Weighted<Card>[],
  every: number,
): readonly Weighted<Card>[] {
  if (every <= 1) return cards;
  const kept: { card: Card; standsFor: number }[] = [];
  for (const [index, { card, standsFor }] of cards.entries()) {
    const last = kept.at(-1);
    if (last === undefined || index % every === 0) kept.push({ card, standsFor });
    else last.standsFor += standsFor;
  }
  return kept;
}

/** The first of these that there is room for, and how many cards they stand for. */
export function withinRoom<Card extends SampledCard>(
  cards: readonly Card[],
  room: number,
): { readonly taken: readonly Card[]; readonly used: number } {
  let used = 0;
  const end = cards.findIndex(({ standsFor }) => {
    if (used + standsFor > room) return true;
    used += standsFor;
    return false;
  });
  return { taken: cards.slice(0, end < 0 ? undefined : end), used };
}

/** How many cards these stand for together. */
export function cardCount(cards: readonly SampledCard[]): number {
  let count = 0;
  for (const { standsFor } of cards) count += standsFor;
  return count;
}

function inSeededOrder(cards: readonly SampledCard[], seed: number): readonly SampledCard[] {
  return cards
    .map((sampled) => ({ sampled, number: seededNumber(seed, sampled.card.id) }))
    .sort((a, b) => a.number - b.number || byPosition(a.sampled, b.sampled))
    .map(({ sampled }) => sampled);
}

function byPosition({ card: a }: SampledCard, { card: b }: SampledCard): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
