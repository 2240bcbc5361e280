/** The same choices in an order that looks random, and is the same for the same seed. */
export function shuffledChoices<Choice>(
  choices: readonly Choice[],
  seed: number,
): readonly Choice[] {
  const shuffled = [...choices];
  let random = seed >>> 0;
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    // The generator of Numerical Recipes; its high bits are the good ones.
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((random / 2 ** 32) * (last + 1));
    const moved = shuffled[last];
    const chosen = shuffled[other];
    if (moved === undefined || chosen === undefined) continue;
    shuffled[last] = chosen;
    shuffled[other] = moved;
  }
  return shuffled;
}

/** The letter before a choice: `a` for the first. */
export function choiceLetter(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}
