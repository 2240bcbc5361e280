import { seededNumber } from '../seeded.ts';
import type { StudyCard } from './study-card.ts';

/** A card that is simulated, and how many cards it stands for. */
export interface SampledCard {
  readonly card: StudyCard;
  readonly standsFor: number;
}

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
  cards: readonly StudyCard[],
  { seed, atMost }: { readonly seed: number; readonly atMost: number },
): Sample {
  const every = Math.max(1, Math.ceil(cards.length / atMost));
  const known = cards.filter((card) => card.known !== null);
  const fresh = cards.filter((card) => card.known === null);
  return {
    known: everyOne(inSeededOrder(known, seed), every),
    fresh: everyOne(fresh.sort(byPosition), every),
    most: every,
  };
}

/** Each of those picked stands for itself and those up to the next. */
function everyOne(cards: readonly StudyCard[], every: number): readonly SampledCard[] {
  return cards.flatMap((card, at) =>
    at % every === 0 ? [{ card, standsFor: Math.min(every, cards.length - at) }] : [],
  );
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

function inSeededOrder(cards: readonly StudyCard[], seed: number): readonly StudyCard[] {
  return cards
    .map((card) => ({ card, number: seededNumber(seed, card.id) }))
    .sort((a, b) => a.number - b.number || byPosition(a.card, b.card))
    .map(({ card }) => card);
}

function byPosition(a: StudyCard, b: StudyCard): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
