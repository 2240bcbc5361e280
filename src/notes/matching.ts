import type { CardId } from '../card.ts';
import { type KnownCard, kindFamily, type StoredCard } from './import-plan.ts';
import {
  byAnchor,
  bySubject,
  byText,
  byTextInPlace,
  type Candidate,
  type Key,
  pairing,
  placeOf,
  type Recognisable,
} from './key-matching.ts';
import { overlap, similarity, wordsOf } from './similarity.ts';

/**
 * Which known card each card of the notes is, one to one, by the id it has for now: by the name that
 * its author gave, then by the same text in the same place, the same text anywhere, the same subject
 * in the same place, and last by similar words, the best pairs first. The same input gives the same
 * pairs, and the work grows with the number of cards, not with its square. The cards are gone
 * through several times while there are candidates left.
 */
export function matchCards(
  cards: Iterable<StoredCard>,
  candidates: readonly Candidate[],
): ReadonlyMap<CardId, KnownCard> {
  const pairs = pairing<StoredCard, CardId>(candidates, ({ id }) => id);
  pairs.byKey(cards, byAnchor);
  // A copy in another note must not take what still stands where it stood.
  pairs.byKey(cards, inFile(byTextInPlace));
  pairs.byKey(cards, inFile(byText));
  pairs.byKey(cards, byTextInPlace);
  pairs.byKey(cards, byText);
  pairs.byKey(cards, (card) => (isPosition(card.handle) ? undefined : bySubject(card)));
  const words = wordsByCard();
  for (const reach of ['path', 'file', 'anywhere', 'list', 'kind'] as const) {
    const left = candidates.filter((one) => one.vanishing && pairs.isLeft(one));
    const open = function* () {
      for (const card of cards) if (pairs.isOpen(card)) yield card;
    };
    for (const { card, candidate } of similarPairs(open, left, reach, words)) {
      if (pairs.isOpen(card) && pairs.isLeft(candidate)) pairs.take(card, candidate);
    }
    // A list that changed beyond recognition is still the list of its section.
    if (reach === 'path') pairs.byKey(cards, bySubject);
  }
  return pairs.matched;
}

/** The same key, of the same file. */
function inFile(key: Key): Key {
  return (card) => `${card.source.file}\u0001${key(card)}`;
}

/** Whether a handle only says which of its kind it is in its section: lists and prose have no names. */
function isPosition(handle: string): boolean {
  return handle.startsWith('list:') || handle === 'prose';
}

/** How far apart two cards may stand to be taken for one because their words are similar. */
type Reach =
  | 'path'
  | 'file'
  | 'anywhere'
  /** In the same file, lists that were divided or joined: words of the smaller one in the other. */
  | 'list'
  /** In the same file, where another heading made another kind of card of the same text. */
  | 'kind';

/** The share of words that is enough for each. */
const similarEnough: Readonly<Record<Reach, number>> = {
  path: 0.6,
  file: 0.75,
  anywhere: 0.85,
  list: 0.6,
  kind: 0.75,
};

/** How many candidates that share rare words are compared in full. */
const mostCompared = 60;

interface Pair {
  readonly card: StoredCard;
  readonly candidate: Candidate;
  readonly score: number;
}

/** The words of each card, which are looked for once while the card is held. */
function wordsByCard(): (card: Recognisable) => ReadonlySet<string> {
  const known = new WeakMap<Recognisable, ReadonlySet<string>>();
  return (card) => {
    const words = known.get(card) ?? wordsOf(card.facts);
    known.set(card, words);
    return words;
  };
}

/** Pairs of similar words within a reach, the best first. */
function similarPairs(
  cards: () => Iterable<StoredCard>,
  candidates: readonly Candidate[],
  reach: Reach,
  words: (card: Recognisable) => ReadonlySet<string>,
): readonly Pair[] {
  if (candidates.length === 0) return [];
  const places = new Set<string>();
  for (const card of cards()) places.add(areaOf(card, reach));
  const left = candidates.filter(({ known }) => places.has(areaOf(known, reach)));
  if (left.length === 0) return [];
  const ranks = rankWords(left.map(({ known }) => words(known)));
  const holders = new Map<string, Map<number, number[]>>();
  left.forEach(({ known }, index) => {
    const where = areaOf(known, reach);
    const here = holders.get(where) ?? new Map<number, number[]>();
    holders.set(where, here);
    for (const rank of rarest(words(known), ranks, reach)) {
      const list = here.get(rank);
      if (list) list.push(index);
      else here.set(rank, [index]);
    }
  });
  const pairs: Pair[] = [];
  for (const card of cards()) {
    const here = holders.get(areaOf(card, reach));
    if (!here) continue;
    const own = words(card);
    for (const index of likely(rarest(own, ranks, reach), here)) {
      const candidate = left[index];
      if (!candidate || !maySwap(card, candidate.known, reach)) continue;
      const theirs = words(candidate.known);
      const score = reach === 'list' ? overlap(own, theirs) : similarity(own, theirs);
      if (score >= similarEnough[reach]) pairs.push({ card, candidate, score });
    }
  }
  return pairs.sort(
    (a, b) =>
      b.score - a.score ||
      lineDistance(a) - lineDistance(b) ||
      (a.candidate.known.id < b.candidate.known.id ? -1 : 1),
  );
}

/** What two cards have in common when they are within reach of each other. */
function areaOf(card: Recognisable, reach: Reach): string {
  if (reach === 'anywhere') return '';
  return `${reach === 'path' ? placeOf(card.path) : card.source.file}\u0001`;
}

/** Whether a card of one kind may be a card of the other, within a reach. */
function maySwap(card: StoredCard, known: KnownCard, reach: Reach): boolean {
  const families = [kindFamily(card.face.kind), kindFamily(known.face.kind)];
  const [one, other] = families;
  if (reach === 'list') return one === 'list' && other === 'list';
  if (reach === 'kind') return families.every((family) => family === 'text' || family === 'list');
  return one === other;
}

/** Words by how rare they are among some texts: the rarest is 0. */
function rankWords(texts: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const word of text) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const ordered = [...frequency].sort(
    ([a, timesA], [b, timesB]) => timesA - timesB || (a < b ? -1 : 1),
  );
  return new Map(ordered.map(([word], rank) => [word, rank]));
}

/**
 * The ranks of so many of a text's rarest words that another one can only be similar enough if it
 * shares one of them (prefix filtering: Chaudhuri, Ganti and Kaushik, "A primitive operator for
 * similarity joins in data cleaning", 2006).
 */
function rarest(
  words: ReadonlySet<string>,
  ranks: ReadonlyMap<string, number>,
  reach: Reach,
): Int32Array {
  // Words that no candidate has are the rarest of all.
  const ordered = Int32Array.from(words, (word) => ranks.get(word) ?? -1).sort();
  // A part of a list can share any of its words with the whole.
  if (reach === 'list') return ordered;
  return ordered.subarray(0, words.size - Math.ceil(similarEnough[reach] * words.size) + 1);
}

/** Candidates that share rare words with a card, those that share the most first. */
function likely(
  ranks: Int32Array,
  holders: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>();
  for (const rank of ranks) {
    // The rarest come first: once there is enough to compare, common words only add noise.
    if (shared.size >= mostCompared) break;
    for (const index of holders.get(rank) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, sharedA], [b, sharedB]) => sharedB - sharedA || a - b)
    .slice(0, mostCompared)
    .map(([index]) => index);
}

function lineDistance(pair: Pair): number {
  return Math.abs(pair.card.source.line - pair.candidate.known.source.line);
}
