import { oppositesOf, withoutPrefix } from './lexicon.ts';
import { isSwapped, negated } from './order.ts';
import type { Pairing } from './pairing.ts';
import type { Word, WordKind } from './words.ts';

/** Shorter stems make other words, not opposites: "form" and "inform". */
const shortestStem = 5;

/** Whether the facts of a typed answer are those of the card, some of them, or others. */
export type Agreement = 'whole' | 'incomplete' | 'contradicted';

/**
 * Compares what a fact is made of: numbers, units, negations, bounds ("only", "<") and words with
 * an opposite. `needed` are the places of the answer that have to be typed.
 */
export function agreement(
  expected: readonly Word[],
  typed: readonly Word[],
  needed: ReadonlySet<number>,
  pairing: Pairing,
): Agreement {
  const missing = expected.filter((_, at) => needed.has(at) && !pairing.byExpected.has(at));
  const extra = typed.filter((_, at) => !pairing.byTyped.has(at));
  const isOf = (kind: WordKind) => (word: Word) => word.kind === kind;
  let isWhole = true;
  for (const kind of ['number', 'unit', 'limit'] as const) {
    const [lost, added] = [missing.some(isOf(kind)), extra.some(isOf(kind))];
    if (lost && added) return 'contradicted';
    if (lost || added) isWhole = false;
  }
  if (turnsRound(expected, (at) => pairing.byExpected.has(at), needed)) return 'contradicted';
  if (turnsRound(typed, (at) => pairing.byTyped.has(at))) return 'contradicted';
  if (hasOpposites(missing, extra) || isSwapped(expected, typed, pairing)) return 'contradicted';
  if (missing.some(isOf('negation')) || extra.some(isOf('negation'))) isWhole = false;
  return isWhole ? 'whole' : 'incomplete';
}

/** Whether a negation stands on one side only, and what it negates on both. */
function turnsRound(
  words: readonly Word[],
  isPaired: (at: number) => boolean,
  needed?: ReadonlySet<number>,
): boolean {
  return words.some(
    ({ kind }, at) =>
      kind === 'negation' &&
      !isPaired(at) &&
      (needed?.has(at) ?? true) &&
      negated(words, at).some(isPaired),
  );
}

function hasOpposites(missing: readonly Word[], extra: readonly Word[]): boolean {
  const spelled = extra.filter(({ unspaced }) => !unspaced);
  const said = new Set(spelled.map(({ letters }) => letters));
  const stems = new Map<string, Set<string>>();
  for (const { letters } of spelled) {
    for (const [prefix, stem] of withoutPrefix(letters)) {
      if (stem.length < shortestStem) continue;
      const known = stems.get(stem);
      if (known === undefined) stems.set(stem, new Set([prefix]));
      else known.add(prefix);
    }
  }
  return missing.some(
    ({ letters, unspaced }) =>
      !unspaced &&
      (oppositesOf(letters).some((word) => said.has(word)) ||
        [...withoutPrefix(letters)].some(([prefix, stem]) =>
          [...(stems.get(stem) ?? [])].some((other) => other !== prefix),
        )),
  );
}
