// Random numbers that a seed makes the same each time.

/** Mulberry32, by Tommy Ettinger (public domain): numbers from 0 up to 1. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  const pick = (values) => values[below(values.length)];
  /** Some of the values, in the order they had. */
  const sample = (values, count) => {
    const chosen = new Set();
    while (chosen.size < Math.min(count, values.length)) chosen.add(below(values.length));
    return values.filter((_, index) => chosen.has(index));
  };
  const shuffle = (values) => {
    const mixed = [...values];
    for (let index = mixed.length - 1; index > 0; index -= 1) {
      const other = below(index + 1);
      [mixed[index], mixed[other]] = [mixed[other], mixed[index]];
    }
    return mixed;
  };
  return { next, below, pick, sample, shuffle };
}
