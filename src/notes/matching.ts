import type { CardKind } from '../card.ts';
import { anchorPrefix, type Draft } from './draft.ts';
import { type KnownCard, kindFamily } from './import-plan.ts';
import { overlap, similarity, wordsOf } from './similarity.ts';

/** A card that a draft may turn out to be. */
export interface Candidate {
  readonly known: KnownCard;
  /** It stood in a note until now: similar words alone may recognise it. */
  readonly vanishing: boolean;
}

/**
 * Which known card each draft is, one to one: by the name that its author gave, then by the same
 * text in the same place, the same text anywhere, the same subject in the same place, and last by
 * similar words, the best pairs first. The same input gives the same pairs, and the work grows
 * with the number of cards, not with its square.
 */
export function matchCards(
  drafts: readonly Draft[],
  candidates: readonly Candidate[],
): ReadonlyMap<Draft, KnownCard> {
  const matched = new Map<Draft, KnownCard>();
  const taken = new Set<Candidate>();
  const take = (draft: Draft, candidate: Candidate): void => {
    matched.set(draft, candidate.known);
    taken.add(candidate);
  };
  const byKey = (
    draftKey: (draft: Draft) => string | undefined,
    knownKey: (known: KnownCard) => string | undefined,
  ): void => {
    if (taken.size === candidates.length) return;
    const found = new Map<string, Candidate[]>();
    for (const candidate of candidates) {
      if (taken.has(candidate)) continue;
      const key = knownKey(candidate.known);
      if (key === undefined) continue;
      const same = found.get(key);
      if (same) same.push(candidate);
      else found.set(key, [candidate]);
    }
    for (const draft of drafts) {
      const key = matched.has(draft) ? undefined : draftKey(draft);
      if (key === undefined) continue;
      const best = closest(
        draft,
        (found.get(key) ?? []).filter((one) => !taken.has(one)),
      );
      if (best) take(draft, best);
    }
  };
  const place = (path: readonly string[]): string => path.join('\u0000');

  const anchor = (kind: CardKind, handle: string): string | undefined =>
    handle.startsWith(anchorPrefix) ? `${kindFamily(kind)}\u0001${handle}` : undefined;
  byKey(
    (draft) => anchor(draft.face.kind, draft.handle),
    (known) => anchor(known.face.kind, known.handle),
  );
  // A copy in another note must not take what still stands where it stood.
  for (const near of [true, false]) {
    const where = (card: Draft | KnownCard): string => (near ? card.source.file : '');
    const samePlace = (card: Draft | KnownCard): string =>
      [where(card), card.face.kind, place(card.path), card.facts].join('\u0001');
    const sameText = (card: Draft | KnownCard): string =>
      [where(card), kindFamily(card.face.kind), card.facts].join('\u0001');
    byKey(samePlace, samePlace);
    byKey(sameText, sameText);
  }
  const subject = (card: Draft | KnownCard): string =>
    [card.source.file, card.face.kind, place(card.path), card.handle].join('\u0001');
  const named = (card: Draft | KnownCard): string | undefined =>
    isPosition(card.handle) ? undefined : subject(card);
  byKey(named, named);
  const words = wordsByCard();
  for (const reach of ['path', 'file', 'anywhere', 'list', 'kind'] as const) {
    const left = candidates.filter((one) => one.vanishing && !taken.has(one));
    const open = drafts.filter((draft) => !matched.has(draft));
    for (const { draft, candidate } of similarPairs(open, left, reach, words)) {
      if (!matched.has(draft) && !taken.has(candidate)) take(draft, candidate);
    }
    // A list that changed beyond recognition is still the list of its section.
    if (reach === 'path') byKey(subject, subject);
  }
  return matched;
}

/** Whether a handle only says which of its kind it is in its section: lists and prose have no names. */
function isPosition(handle: string): boolean {
  return handle.startsWith('list:') || handle === 'prose';
}

/** Of several cards with the same text: one that is still shown, of the same file, of the same place. */
function closest(draft: Draft, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  let best: Candidate | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const { known } = candidate;
    const rank =
      (known.retired ? 8 : 0) +
      (known.source.file === draft.source.file ? 0 : 4) +
      (known.path.join('\u0000') === draft.path.join('\u0000') ? 0 : 2) +
      (known.handle === draft.handle ? 0 : 1) +
      Math.min(Math.abs(known.source.line - draft.source.line), 1e6) / 1e7;
    if (rank < bestRank) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best;
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
  readonly draft: Draft;
  readonly candidate: Candidate;
  readonly score: number;
}

/** The words of each card, which are looked for once. */
function wordsByCard(): (card: Draft | KnownCard) => ReadonlySet<string> {
  const known = new Map<Draft | KnownCard, ReadonlySet<string>>();
  return (card) => {
    const words = known.get(card) ?? wordsOf(card.facts);
    known.set(card, words);
    return words;
  };
}

/** Pairs of similar words within a reach, the best first. */
function similarPairs(
  drafts: readonly Draft[],
  candidates: readonly Candidate[],
  reach: Reach,
  words: (card: Draft | KnownCard) => ReadonlySet<string>,
): readonly Pair[] {
  if (drafts.length === 0 || candidates.length === 0) return [];
  const places = new Set(drafts.map((draft) => placeOf(draft, reach)));
  const left = candidates.filter(({ known }) => places.has(placeOf(known, reach)));
  const ranks = rankWords(left.map(({ known }) => words(known)));
  const holders = new Map<string, Map<number, number[]>>();
  left.forEach(({ known }, index) => {
    const where = placeOf(known, reach);
    const here = holders.get(where) ?? new Map<number, number[]>();
    holders.set(where, here);
    for (const rank of rarest(words(known), ranks, reach)) {
      const list = here.get(rank);
      if (list) list.push(index);
      else here.set(rank, [index]);
    }
  });
  const pairs: Pair[] = [];
  for (const draft of drafts) {
    const here = holders.get(placeOf(draft, reach));
    if (!here) continue;
    const own = words(draft);
    for (const index of likely(rarest(own, ranks, reach), here)) {
      const candidate = left[index];
      if (!candidate || !maySwap(draft, candidate.known, reach)) continue;
      const theirs = words(candidate.known);
      const score = reach === 'list' ? overlap(own, theirs) : similarity(own, theirs);
      if (score >= similarEnough[reach]) pairs.push({ draft, candidate, score });
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
function placeOf(card: Draft | KnownCard, reach: Reach): string {
  if (reach === 'anywhere') return '';
  return `${reach === 'path' ? card.path.join('\u0000') : card.source.file}\u0001`;
}

/** Whether a card of one kind may be a card of the other, within a reach. */
function maySwap(draft: Draft, known: KnownCard, reach: Reach): boolean {
  const families = [kindFamily(draft.face.kind), kindFamily(known.face.kind)];
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

/** Candidates that share rare words with a draft, those that share the most first. */
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
  return Math.abs(pair.draft.source.line - pair.candidate.known.source.line);
}
