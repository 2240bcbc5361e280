import type { CardKind } from '../card.ts';
import { anchorPrefix, type Draft } from './draft.ts';
import { type KnownCard, kindFamily } from './import-plan.ts';
import { similarity, wordsOf } from './similarity.ts';

/** A card that a draft may turn out to be. */
export interface Candidate {
  readonly known: KnownCard;
  /** It stood in a note until now: similar words alone may recognise it. */
  readonly vanishing: boolean;
}

/** Similar words are enough from here on: on the same path, in the same file, anywhere. */
const similarOnPath = 0.6;
const similarInFile = 0.75;
const similarAnywhere = 0.85;

/** How many candidates that share a rare word are compared in full. */
const mostCompared = 40;
/** A word that stands in more candidates than this says too little to look by. */
const mostFrequent = 500;

/**
 * Which known card each draft is, one to one: first by the name that its author gave, by the same text in the same place, then by
 * the same text anywhere, then by the same subject in the same place, and last by similar words,
 * best pairs first. The same input gives the same pairs, and the work grows with the number of
 * cards, not with its square.
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
  byKey(
    (draft) => [draft.face.kind, place(draft.path), draft.facts].join('\u0001'),
    (known) => [known.face.kind, place(known.path), known.facts].join('\u0001'),
  );
  byKey(
    (draft) => [kindFamily(draft.face.kind), draft.facts].join('\u0001'),
    (known) => [kindFamily(known.face.kind), known.facts].join('\u0001'),
  );
  byKey(
    (draft) => [draft.face.kind, place(draft.path), draft.handle].join('\u0001'),
    (known) => [known.face.kind, place(known.path), known.handle].join('\u0001'),
  );
  for (const { draft, candidate } of similarPairs(drafts, candidates, matched, taken)) {
    if (!matched.has(draft) && !taken.has(candidate)) take(draft, candidate);
  }
  return matched;
}

/** Of several cards with the same text: one that is still shown, of the same file, of the same place. */
function closest(draft: Draft, candidates: readonly Candidate[]): Candidate | undefined {
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

interface Pair {
  readonly draft: Draft;
  readonly candidate: Candidate;
  readonly tier: number;
  readonly score: number;
}

function similarPairs(
  drafts: readonly Draft[],
  candidates: readonly Candidate[],
  matched: ReadonlyMap<Draft, KnownCard>,
  taken: ReadonlySet<Candidate>,
): readonly Pair[] {
  const left = candidates.filter((candidate) => candidate.vanishing && !taken.has(candidate));
  const words = left.map((candidate) => wordsOf(candidate.known.facts));
  const holders = new Map<string, number[]>();
  words.forEach((set, index) => {
    for (const word of set) {
      const list = holders.get(word);
      if (list) list.push(index);
      else holders.set(word, [index]);
    }
  });
  const pairs: Pair[] = [];
  for (const draft of drafts) {
    if (matched.has(draft)) continue;
    const own = wordsOf(draft.facts);
    for (const index of likely(own, holders)) {
      const candidate = left[index];
      const pair = candidate && judge(draft, own, candidate, words[index] ?? new Set());
      if (pair) pairs.push(pair);
    }
  }
  return pairs.sort(
    (a, b) =>
      a.tier - b.tier ||
      b.score - a.score ||
      lineDistance(a) - lineDistance(b) ||
      (a.candidate.known.id < b.candidate.known.id ? -1 : 1),
  );
}

/** Candidates that share words with a draft, those that share the most first. */
function likely(
  words: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const shared = new Map<number, number>();
  for (const word of words) {
    const list = holders.get(word);
    if (!list || list.length > mostFrequent) continue;
    for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, sharedA], [b, sharedB]) => sharedB - sharedA || a - b)
    .slice(0, mostCompared)
    .map(([index]) => index);
}

function judge(
  draft: Draft,
  own: ReadonlySet<string>,
  candidate: Candidate,
  theirs: ReadonlySet<string>,
): Pair | undefined {
  const { known } = candidate;
  if (kindFamily(known.face.kind) !== kindFamily(draft.face.kind)) return undefined;
  const score = similarity(own, theirs);
  const samePath = known.path.join('\u0000') === draft.path.join('\u0000');
  const sameFile = known.source.file === draft.source.file;
  if (samePath && score >= similarOnPath) return { draft, candidate, tier: 0, score };
  if (sameFile && score >= similarInFile) return { draft, candidate, tier: 1, score };
  return score >= similarAnywhere ? { draft, candidate, tier: 2, score } : undefined;
}

function lineDistance(pair: Pair): number {
  return Math.abs(pair.draft.source.line - pair.candidate.known.source.line);
}
