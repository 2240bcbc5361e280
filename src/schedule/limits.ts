import { type DeckName, deckLineage } from '../deck.ts';

/** How many cards a study day may bring; 0 brings none. */
export interface DailyLimits {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
}

/** The limits of a tree of decks: one holds for everything below it. */
export interface DeckLimits {
  /** Those of the whole collection, which is the root of the tree. */
  readonly collection: DailyLimits;
  /** What decks set for themselves; a deck without an entry sets nothing. */
  readonly decks: ReadonlyMap<DeckName, { readonly [Kind in keyof DailyLimits]?: number }>;
}

/** Whose limit it is: a deck's, or the whole collection's (null). */
export type LimitOwner = DeckName | null;

/**
 * What the log says was done on a study day: cards answered for the first time ever (`newCards`),
 * and other cards answered for the schedule (`reviews`), each card once.
 */
export interface AnsweredToday {
  readonly newCards: number;
  readonly reviews: number;
}

/** The same for each deck by itself, without the decks inside it. */
export type AnsweredByDeck = ReadonlyMap<DeckName, AnsweredToday>;

/** What the limits of one kind still allow today, as cards are taken from it. */
export interface Budget {
  /** Whether every limit on the way up leaves room for one more card of this deck. */
  hasRoom(deck: DeckName): boolean;
  /** Whether there is no room for a card of any deck. */
  isSpent(): boolean;
  /** Counts a card of this deck against every limit on the way up. */
  take(deck: DeckName): void;
}

const doneOfKind = { newPerDay: 'newCards', reviewsPerDay: 'reviews' } as const;

/** What is left of each limit of one kind after what was answered. Never negative. */
export function leftToday(
  kind: keyof DailyLimits,
  { collection, decks }: DeckLimits,
  answered: AnsweredByDeck,
): ReadonlyMap<LimitOwner, number> {
  const left = new Map<LimitOwner, number>([[null, collection[kind]]]);
  for (const [deck, limits] of decks) {
    const limit = limits[kind];
    if (limit !== undefined) left.set(deck, limit);
  }
  for (const [deck, done] of answered) {
    for (const owner of wayUp(deck)) {
      const before = left.get(owner);
      if (before !== undefined) left.set(owner, Math.max(0, before - done[doneOfKind[kind]]));
    }
  }
  return left;
}

/** What was answered in all the decks together that are `wanted`. */
export function answeredIn(
  answered: AnsweredByDeck,
  wanted: (deck: DeckName) => boolean = () => true,
): AnsweredToday {
  let newCards = 0;
  let reviews = 0;
  for (const [deck, done] of answered) {
    if (!wanted(deck)) continue;
    newCards += done.newCards;
    reviews += done.reviews;
  }
  return { newCards, reviews };
}

/** A budget of what is left; nothing may be taken from below an owner in `paused`. */
export function budget(
  left: ReadonlyMap<LimitOwner, number>,
  paused: Iterable<LimitOwner> = [],
): Budget {
  const room = new Map(left);
  for (const owner of paused) room.set(owner, 0);
  const ways = new Map<DeckName, readonly LimitOwner[]>();
  const limitsOn = (deck: DeckName): readonly LimitOwner[] => {
    const known = ways.get(deck) ?? wayUp(deck).filter((owner) => room.has(owner));
    ways.set(deck, known);
    return known;
  };
  return {
    hasRoom: (deck) => limitsOn(deck).every((owner) => (room.get(owner) ?? 0) > 0),
    isSpent: () => room.get(null) === 0,
    take: (deck) => {
      for (const owner of limitsOn(deck)) room.set(owner, (room.get(owner) ?? 0) - 1);
    },
  };
}

/** Whoever can limit the cards of a deck: itself, the decks around it from within, and all. */
export function wayUp(deck: DeckName): readonly LimitOwner[] {
  return [...deckLineage(deck).toReversed(), null];
}

/**
 * How many cards of these decks together a whole study day can bring: the limits of decks add up,
 * and none exceeds a limit above it.
 */
export function capacityOf(decks: readonly DeckName[], limits: DeckLimits): DailyLimits {
  const most = (kind: keyof DailyLimits): number => {
    // What may come up to each owner from below, innermost first; without a limit, anything.
    const fromBelow = new Map<LimitOwner, number>();
    const owners = [...new Set(decks.flatMap((deck) => deckLineage(deck)))].sort(
      (a, b) => deckLineage(b).length - deckLineage(a).length,
    );
    for (const owner of owners) {
      const below = fromBelow.get(owner) ?? 0;
      const own = decks.includes(owner) ? Number.POSITIVE_INFINITY : below;
      const through = Math.min(own, limits.decks.get(owner)?.[kind] ?? Number.POSITIVE_INFINITY);
      const parent = deckLineage(owner).at(-2) ?? null;
      fromBelow.set(parent, (fromBelow.get(parent) ?? 0) + through);
    }
    return Math.min(limits.collection[kind], fromBelow.get(null) ?? 0);
  };
  if (decks.length === 0) return limits.collection;
  return { newPerDay: most('newPerDay'), reviewsPerDay: most('reviewsPerDay') };
}
