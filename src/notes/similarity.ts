/** The words of a normalised text, each once. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_.%+-]+/gu,
  );
  return new Set(words ?? []);
}

/** The share of all words of two texts that stand in both: 0 to 1 (Jaccard index). */
export function similarity(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  if (these.size === 0 && those.size === 0) return 1;
  const both = shared(these, those);
  return both / (these.size + those.size - both);
}

/** The share of the words of the smaller text that stand in the other: 0 to 1 (overlap coefficient). */
export function overlap(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  const fewest = Math.min(these.size, those.size);
  return fewest === 0 ? 0 : shared(these, those) / fewest;
}

function shared(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  const [few, many] = these.size < those.size ? [these, those] : [those, these];
  let both = 0;
  for (const word of few) if (many.has(word)) both += 1;
  return both;
}
