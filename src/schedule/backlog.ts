import type { DeckName } from '../deck.ts';
import {
  type AnsweredByDeck,
  type DeckLimits,
  type LimitOwner,
  leftToday,
  wayUp,
} from './limits.ts';

/**
 * The owners of the limits that hide reviews: more is due below them than they let through today,
 * after what the limits below them hide already. A limit of 0 is none of these, for whoever allows
 * no reviews is not catching up on them. The order is that of the tree, the root first.
 */
export function limitsBehind(
  due: readonly { readonly deck: DeckName }[],
  limits: DeckLimits,
  answered: AnsweredByDeck,
): readonly LimitOwner[] {
  const left = leftToday('reviewsPerDay', limits, answered);
  const waiting = countByOwner(due, left);
  const behind: LimitOwner[] = [];
  // A deck comes after the decks around it: from the end, what a limit lets through is known
  // before the one above it is looked at.
  const owners = [...left.keys()].sort(compareOwners);
  for (const owner of owners.toReversed()) {
    const room = left.get(owner) ?? 0;
    const cards = waiting.get(owner) ?? 0;
    if (cards > room && !allowsNone(owner, limits)) behind.unshift(owner);
    const above = owner === null ? undefined : ownerOf(wayUp(owner).slice(1), left);
    if (above !== undefined) waiting.set(above, (waiting.get(above) ?? 0) + Math.min(cards, room));
  }
  return behind;
}

/** Tells whether the cards of a deck stand below one of these limits. */
export function belowAny(owners: readonly LimitOwner[]): (deck: DeckName) => boolean {
  const known = new Map<DeckName, boolean>();
  return (deck) => {
    const below = known.get(deck) ?? wayUp(deck).some((owner) => owners.includes(owner));
    known.set(deck, below);
    return below;
  };
}

/** How many of the cards meet each limit first, on their way up. */
function countByOwner(
  cards: readonly { readonly deck: DeckName }[],
  left: ReadonlyMap<LimitOwner, number>,
): Map<LimitOwner, number> {
  const perDeck = new Map<DeckName, number>();
  for (const { deck } of cards) perDeck.set(deck, (perDeck.get(deck) ?? 0) + 1);
  const perOwner = new Map<LimitOwner, number>();
  for (const [deck, count] of perDeck) {
    const owner = ownerOf(wayUp(deck), left) ?? null;
    perOwner.set(owner, (perOwner.get(owner) ?? 0) + count);
  }
  return perOwner;
}

function ownerOf(
  way: readonly LimitOwner[],
  left: ReadonlyMap<LimitOwner, number>,
): LimitOwner | undefined {
  return way.find((owner) => left.has(owner));
}

function allowsNone(owner: LimitOwner, { collection, decks }: DeckLimits): boolean {
  const limits = owner === null ? collection : decks.get(owner);
  return limits?.reviewsPerDay === 0;
}

function compareOwners(a: LimitOwner, b: LimitOwner): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
