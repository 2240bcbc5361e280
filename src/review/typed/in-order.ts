/** So many places of a word that is repeated are looked at, those nearest to where it is meant. */
const nearest = 32;

interface Link {
  readonly one: number;
  readonly other: number;
  readonly before: Link | undefined;
}

/**
 * Pairs of places that hold the same key, rising in both: a longest common subsequence, after
 * Hunt and Szymanski (1977). Exact unless a key stands in `others` more than 32 times; of those,
 * the nearest are tried, so that the work stays below n · 32 · log n.
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
  // The best chain of each length: the one that ends earliest.
  const chains: Link[] = [];
  for (let one = head; one < ones.length; one += 1) {
    const all = places.get(ones[one] ?? '');
    if (all === undefined) continue;
    const near = around(all, head + (one - head) * scale);
    for (let at = near.length - 1; at >= 0; at -= 1) {
      const other = near[at] ?? 0;
      const length = firstAtLeast(chains, other);
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
  const at = lowerBound(places.length, (index) => (places[index] ?? 0) >= middle);
  const from = Math.max(0, Math.min(at - nearest / 2, places.length - nearest));
  return places.slice(from, from + nearest);
}

function firstAtLeast(chains: readonly Link[], place: number): number {
  return lowerBound(chains.length, (index) => (chains[index]?.other ?? 0) >= place);
}

/** The first index below `length` for which `holds`, which holds from there on. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
