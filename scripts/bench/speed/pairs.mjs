// Times in pairs: ours and the floor in turns, so that what else the machine does weighs on both.

/**
 * Runs both `count` times in turns, after one run of each that warms what there is to warm. Gives
 * the medians, and the median of the ratios within the pairs. Work that gives a number tells its
 * own time in milliseconds.
 */
export async function inPairs(count, ours, floor) {
  await timed(ours, 0);
  await timed(floor, 0);
  const times = [];
  for (let index = 1; index <= count; index += 1) {
    // Who goes first changes, for the first of two may find the caches cold.
    const first = index % 2 === 0;
    const before = first ? await timed(ours, index) : undefined;
    const floorMs = await timed(floor, index);
    times.push({ oursMs: before ?? (await timed(ours, index)), floorMs });
  }
  return fromPairs(times);
}

/** Pairs of times as a row shows them. */
export function fromPairs(times) {
  return {
    ours: duration(median(times.map(({ oursMs }) => oursMs))),
    floor: duration(median(times.map(({ floorMs }) => floorMs))),
    ratio: median(times.map(({ oursMs, floorMs }) => oursMs / floorMs)),
  };
}

export async function timed(work, index = 0) {
  const started = performance.now();
  const told = await work(index);
  return typeof told === 'number' ? told : performance.now() - started;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function duration(ms) {
  if (ms < 1) return `${(ms * 1000).toFixed(0)} µs`;
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  return ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

export function count(number) {
  return Math.round(number).toLocaleString('en');
}
