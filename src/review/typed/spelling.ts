import {
  functionWords,
  negations,
  numeral,
  oppositesOf,
  unitName,
  withoutPrefix,
} from './lexicon.ts';
import type { Word } from './words.ts';

/** How many slips of the finger still leave a word recognisable, by its length. */
function allowance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Which letters a word has, as bits: a sign of how far two words are apart at the least. */
export function sketch(letters: string): number {
  let bits = 0;
  for (let at = 0; at < letters.length; at += 1) bits |= 1 << (letters.charCodeAt(at) & 31);
  return bits;
}

/** Whether words with these sketches can be near: a slip changes two letters at the most. */
export function canBeNear(one: number, other: number): boolean {
  let different = one ^ other;
  for (let left = 4; different !== 0; left -= 1) {
    if (left === 0) return false;
    different &= different - 1;
  }
  return true;
}

/**
 * How far a typed word is from the one that was meant, in slips; undefined where it is another
 * word. Numbers, units and negations are never misspelt, nor are names with digits in them; a
 * word with another prefix is its opposite ("inbound", "outbound"), however near.
 */
export function misspelling(meant: Word, typed: Word): number | undefined {
  const limit = allowance(meant.letters.length);
  if (limit === 0 || Math.abs(meant.letters.length - typed.letters.length) > limit) return;
  if (!isSpelled(meant) || !isSpelled(typed) || isOtherWord(typed.letters)) return;
  const slips = distance(meant.letters, typed.letters, limit);
  if (slips > limit || isOpposite(meant.letters, typed.letters, slips)) return;
  return slips;
}

function isSpelled({ kind, letters, unspaced }: Word): boolean {
  const isMarked = kind === 'number' || kind === 'negation' || kind === 'limit';
  return !isMarked && !unspaced && !/[^\p{L}\p{M}'’]/u.test(letters);
}

/** A short word that exists is no slip of another one: "hours" is not "yours". */
function isOtherWord(letters: string): boolean {
  return (
    functionWords.has(letters) ||
    negations.has(letters) ||
    numeral(letters) !== undefined ||
    unitName(letters) !== undefined
  );
}

/** Whether the difference lies in the prefixes: without them the words are nearer. */
function isOpposite(one: string, other: string, slips: number): boolean {
  if (oppositesOf(one).includes(other)) return true;
  if (slips === 0) return false;
  const stems = withoutPrefix(other);
  return [...withoutPrefix(one)].some(([prefix, stem]) =>
    [...stems].some(([another, rest]) => prefix !== another && distance(stem, rest, slips) < slips),
  );
}

/**
 * Damerau–Levenshtein distance, in the form where no piece is changed twice (optimal string
 * alignment); stops with more than `limit` as soon as it must exceed it.
 */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] && row > 1) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = now;
  }
  return last[other.length] ?? 0;
}
