/** The name that `text` was probably meant to be: the fewest edits away, if few enough. */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const edits = editDistance(text.toLowerCase(), name.toLowerCase());
    if (edits < fewest && edits <= Math.ceil(name.length / 3)) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

/** A question after the refusal of a name, with a space before it; empty where none is near. */
export function didYouMean(text: string, names: readonly string[]): string {
  const meant = nearestName(text, names);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** Levenshtein's distance: insertions, deletions and replacements, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
