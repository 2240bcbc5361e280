import { inOrder } from './in-order.ts';
import { canBeNear, misspelling, sketch } from './spelling.ts';
import type { Word } from './words.ts';

/** Misspelt words are looked for among so many of the words left over, before and after. */
const reach = 50;

/** Words of the answer and the typed words that say them: one each, or a compound and its parts. */
export interface Match {
  readonly expected: number;
  readonly typed: number;
  readonly expectedCount: number;
  readonly typedCount: number;
  readonly misspelt: boolean;
}

/** Which word agrees with which. A match stands at each of its words, on both sides. */
export interface Pairing {
  readonly byExpected: ReadonlyMap<number, Match>;
  readonly byTyped: ReadonlyMap<number, Match>;
}

/**
 * Pairs the words of an answer with those that were typed: equal ones in order, then moved ones,
 * compounds written in another way, and misspellings. `first` are words of the answer that are
 * served before the others.
 */
export function pairWords(
  expected: readonly Word[],
  typed: readonly Word[],
  first: ReadonlySet<number>,
): Pairing {
  const byExpected = new Map<number, Match>();
  const byTyped = new Map<number, Match>();
  const pair = (at: number, to: number, misspelt = false, count = 1, toCount = 1): void => {
    const match = { expected: at, typed: to, expectedCount: count, typedCount: toCount, misspelt };
    for (let index = at; index < at + count; index += 1) byExpected.set(index, match);
    for (let index = to; index < to + toCount; index += 1) byTyped.set(index, match);
  };
  const all = [...expected.keys()];
  for (const served of [[...first], all.filter((index) => !first.has(index))]) {
    if (served.length === 0) continue;
    const free = (): readonly number[] => served.filter((index) => !byExpected.has(index));
    const left = (): readonly number[] => [...typed.keys()].filter((index) => !byTyped.has(index));
    pairInOrder(expected, typed, free(), left(), pair);
    pairMoved(expected, typed, free(), left(), pair);
    pairMovedRuns(expected, typed, free(), left(), pair);
    pairCompounds(expected, typed, free(), left(), pair);
    pairCompounds(typed, expected, left(), free(), (at, to, misspelt, count, toCount) =>
      pair(to, at, misspelt, toCount, count),
    );
    pairMisspelt(expected, typed, free(), left(), pair);
  }
  return { byExpected, byTyped };
}

type Pair = (at: number, to: number, misspelt?: boolean, count?: number, toCount?: number) => void;
type Step = (
  ones: readonly Word[],
  others: readonly Word[],
  free: readonly number[],
  left: readonly number[],
  pair: Pair,
) => void;

const pairInOrder: Step = (ones, others, free, left, pair) => {
  const key = (words: readonly Word[]) => (index: number) => words[index]?.key ?? '';
  for (const [one, other] of inOrder(free.map(key(ones)), left.map(key(others)))) {
    pair(free[one] ?? 0, left[other] ?? 0);
  }
};

/** Words that stand elsewhere; single characters make no word, see `pairMovedRuns`. */
const pairMoved: Step = (ones, others, free, left, pair) => {
  const places = new Map<string, number[]>();
  for (const index of [...left].reverse()) {
    const word = others[index];
    if (word === undefined || word.unspaced) continue;
    const known = places.get(word.key);
    if (known === undefined) places.set(word.key, [index]);
    else known.push(index);
  }
  for (const index of free) {
    const place = places.get(ones[index]?.key ?? '')?.pop();
    if (place !== undefined) pair(index, place);
  }
};

/** Two or more characters that stand together elsewhere. */
const pairMovedRuns: Step = (ones, others, free, left, pair) => {
  const places = new Map<string, number>();
  for (const run of runsOf(others, left)) places.set(run.key, run.at);
  const takenHere = new Set<number>();
  const takenThere = new Set<number>();
  for (const { key, at } of runsOf(ones, free)) {
    const to = places.get(key);
    if (to === undefined) continue;
    for (const offset of [0, 1]) {
      if (takenHere.has(at + offset) || takenThere.has(to + offset)) continue;
      takenHere.add(at + offset);
      takenThere.add(to + offset);
      pair(at + offset, to + offset);
    }
  }
};

function runsOf(words: readonly Word[], free: readonly number[]): { key: string; at: number }[] {
  return free.flatMap((at, index) => {
    const [one, next] = [words[at], words[at + 1]];
    const isRun = one?.unspaced && next?.unspaced && free[index + 1] === at + 1;
    return isRun ? [{ key: one.key + next.key, at }] : [];
  });
}

/** One word here that is two or three there: "autoscaling", "auto-scaling". */
const pairCompounds: Step = (ones, others, free, left, pair) => {
  const compounds = new Map<string, { at: number; count: number }>();
  for (const [index, at] of left.entries()) {
    for (const count of [2, 3]) {
      if (left[index + count - 1] !== at + count - 1) break;
      const parts = others.slice(at, at + count);
      if (!parts.every(isPart)) break;
      const head = parts.slice(0, -1).map(({ letters }) => letters);
      compounds.set(head.join('') + (parts.at(-1)?.key ?? ''), { at, count });
    }
  }
  const taken = new Set<number>();
  for (const index of free) {
    const one = ones[index];
    if (one === undefined || one.kind === 'number' || one.unspaced) continue;
    const compound = compounds.get(one.key);
    if (compound === undefined) continue;
    const places = Array.from({ length: compound.count }, (_, offset) => compound.at + offset);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    pair(index, compound.at, false, 1, compound.count);
  }
};

function isPart({ kind, letters, unspaced }: Word): boolean {
  return !unspaced && kind !== 'limit' && (kind !== 'negation' || letters === 'non');
}

const pairMisspelt: Step = (ones, others, free, left, pair) => {
  const taken = new Set<number>();
  const sketches = left.map((at) => sketch(others[at]?.letters ?? ''));
  const scale = left.length / Math.max(1, free.length);
  for (const [place, index] of free.entries()) {
    const one = ones[index];
    if (one === undefined || one.letters.length < 4) continue;
    const mine = sketch(one.letters);
    const middle = Math.round(place * scale);
    let best: { slips: number; at: number } | undefined;
    for (let near = Math.max(0, middle - reach); near <= middle + reach; near += 1) {
      const at = left[near];
      const other = at === undefined ? undefined : others[at];
      if (at === undefined || other === undefined) break;
      if (!canBeNear(mine, sketches[near] ?? 0) || taken.has(at)) continue;
      const slips = misspelling(one, other);
      if (slips !== undefined && (best === undefined || slips < best.slips)) best = { slips, at };
    }
    if (best === undefined) continue;
    taken.add(best.at);
    pair(index, best.at, true);
  }
};
