/** So many places of a word that is repeated are looked at, those nearest to where it is meant. */
const nearest = 16;

interface Link {
  readonly one: number;
  readonly other: number;
  readonly before: Link | undefined;
}

/**
 * Pairs of places that hold the same key, rising in both: a longest common subsequence, after
 * Hunt and Szymanski (1977). Exact unless a key stands in `others` more than 16 times; of those,
 * the nearest are tried, so that the work stays below 16 · n · log n.
 */
export function inOrder(
  ones: readonly string[],
  others: readonly string[],
): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let head = 0;
  while (head < ones.length && head < others.length && ones[head] === others[head]) {
    pairs.push([head, head]);
    head += 1;
  }
  const places = new Map<string, number[]>();
  for (let at = head; at < others.length; at += 1) {
    const key = others[at] ?? '';
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  const scale = (others.length - head) / Math.max(1, ones.length - head);
  // The best chain of each length is the one that ends earliest; where each of them ends.
  const chains: Link[] = [];
  const ends: number[] = [];
  for (let one = head; one < ones.length; one += 1) {
    const all = places.get(ones[one] ?? '');
    if (all === undefined) continue;
    const near = around(all, head + (one - head) * scale);
    for (let at = near.length - 1; at >= 0; at -= 1) {
      const other = near[at] ?? 0;
      const length = firstAtLeast(ends, other);
      ends[length] = other;
      chains[length] = { one, other, before: chains[length - 1] };
    }
  }
  const chain: [number, number][] = [];
  for (let link = chains.at(-1); link !== undefined; link = link.before) {
    chain.push([link.one, link.other]);
  }
  return pairs.concat(chain.reverse());
}

function around(places: readonly number[], middle: number): readonly number[] {
  if (places.length <= nearest) return places;
  const at = firstAtLeast(places, middle);
  const from = Math.max(0, Math.min(at - nearest / 2, places.length - nearest));
  return places.slice(from, from + nearest);
}

/** The index of the first of rising numbers that is not below `least`. */
function firstAtLeast(rising: readonly number[], least: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
