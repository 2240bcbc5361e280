import { anchorPrefix } from './draft.ts';
import { type KnownCard, kindFamily, type StoredCard } from './import-plan.ts';

/** What a card is recognised by, whether it was read now or is known. */
export type Recognisable = Pick<StoredCard, 'face' | 'path' | 'source' | 'handle' | 'facts'>;

/** A card that one in a note may turn out to be. */
export interface Candidate {
  readonly known: KnownCard;
  /** It stood in a note until now: similar words alone may recognise it. */
  readonly vanishing: boolean;
}

/** Says the same of two cards that are the same one; undefined where it says nothing. */
export type Key = (card: Recognisable) => string | undefined;

/** The name that the author gave to the card. */
export const byAnchor: Key = ({ face, handle }) =>
  handle.startsWith(anchorPrefix) ? `${kindFamily(face.kind)}\u0001${handle}` : undefined;

/** The same text below the same headings. */
export const byTextInPlace: Key = ({ face, path, facts }) =>
  `${face.kind}\u0001${placeOf(path)}\u0001${facts}`;

/** The same text. */
export const byText: Key = ({ face, facts }) => `${kindFamily(face.kind)}\u0001${facts}`;

/** What it is about, below the same headings of the same file, whatever it says of it. */
export const bySubject: Key = ({ face, path, source, handle }) =>
  [source.file, face.kind, placeOf(path), handle].join('\u0001');

/** Headings as one text. */
export function placeOf(path: readonly string[]): string {
  return path.join('\u0000');
}

/** Pairs cards of notes with candidates, one to one; `nameOf` gives what a card of a note is known by. */
export function pairing<Card extends Recognisable, Name>(
  candidates: readonly Candidate[],
  nameOf: (card: Card) => Name,
) {
  const matched = new Map<Name, KnownCard>();
  const taken = new Set<Candidate>();
  const take = (card: Card, candidate: Candidate): void => {
    matched.set(nameOf(card), candidate.known);
    taken.add(candidate);
  };
  return {
    matched,
    isOpen: (card: Card): boolean => !matched.has(nameOf(card)),
    /** Whether no card is this one yet. */
    isLeft: (candidate: Candidate): boolean => !taken.has(candidate),
    take,

    /** Pairs cards that have the same key, the closest first. */
    byKey: (cards: Iterable<Card>, key: Key): void => {
      if (taken.size === candidates.length) return;
      const found = new Map<string, Candidate[]>();
      for (const candidate of candidates) {
        const of = taken.has(candidate) ? undefined : key(candidate.known);
        if (of === undefined) continue;
        const same = found.get(of);
        if (same) same.push(candidate);
        else found.set(of, [candidate]);
      }
      if (found.size === 0) return;
      for (const card of cards) {
        const of = matched.has(nameOf(card)) ? undefined : key(card);
        const same = of === undefined ? undefined : found.get(of);
        const best =
          same &&
          closest(
            card,
            same.filter((one) => !taken.has(one)),
          );
        if (best) take(card, best);
      }
    },
  };
}

/** Of several cards with the same text: one that is still shown, of the same file, of the same place. */
function closest(card: Recognisable, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  let best: Candidate | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const { known } = candidate;
    const rank =
      (known.retired ? 8 : 0) +
      (known.source.file === card.source.file ? 0 : 4) +
      (placeOf(known.path) === placeOf(card.path) ? 0 : 2) +
      (known.handle === card.handle ? 0 : 1) +
      Math.min(Math.abs(known.source.line - card.source.line), 1e6) / 1e7;
    if (rank < bestRank) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best;
}

/**
 * The known cards of a file that stand in it as they did: by the name that the author gave, then by
 * the same text in the same place, then by the same text. Only what is left may have moved, or be
 * taken for a card that moved here: a copy in another note never takes what still stands.
 */
export function matchInPlace<Card extends Recognisable>(
  cards: readonly Card[],
  known: readonly KnownCard[],
): ReadonlyMap<Card, KnownCard> {
  const candidates = known.map((one) => ({ known: one, vanishing: !one.retired }));
  const pairs = pairing<Card, Card>(candidates, (card) => card);
  const unnamed =
    (key: Key): Key =>
    (card) =>
      byAnchor(card) === undefined ? key(card) : undefined;
  pairs.byKey(cards, byAnchor);
  pairs.byKey(cards, unnamed(byTextInPlace));
  pairs.byKey(cards, unnamed(byText));
  return pairs.matched;
}
