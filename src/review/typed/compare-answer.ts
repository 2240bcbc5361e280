import type { Grade } from '../../grade.ts';
import { alternatives } from './alternatives.ts';
import { agreement } from './facts.ts';
import { makers } from './lexicon.ts';
import { type Pairing, pairWords } from './pairing.ts';
import { type AnswerPart, partsOf } from './parts.ts';
import { seenText } from './seen-text.ts';
import { readWords, type Word } from './words.ts';

/** A grade that a comparison can suggest. How easy it was, only the person knows: never 5. */
export type SuggestedGrade = Extract<Grade, 1 | 3 | 4>;

export interface TypedResult {
  readonly grade: SuggestedGrade;
  /** The share of the answer's words, by weight, that were typed: 0 to 1. */
  readonly share: number;
  readonly parts: readonly AnswerPart[];
}

/** The shares that are good and hard. Nobody words a description like the card. */
const neededFor = {
  name: { good: 0.9, hard: 0.6 },
  description: { good: 0.7, hard: 0.4 },
} as const;
/** A description has the weight of so many words, and words that hold them together. */
const description = { size: 7, lightWords: 3 };

/**
 * Judges a typed answer against a card's answer (markdown), forgiving what does not change the
 * fact; `docs/typed-answers.md` says what that is.
 */
export function compareAnswer(typed: string, expected: string): TypedResult {
  const answer = readSide(seenText(expected));
  const given = readSide(typed);
  if (answer.words.length === 0) return compareSigns(typed, answer.text);
  const judged = alternatives(answer.text, answer.words).map((needed) => {
    const pairing = pairWords(answer.words, given.words, needed);
    return { needed, pairing, ...judge(answer.words, given.words, needed, pairing) };
  });
  // The first of the best: the whole answer, where it is no worse than a part of it.
  const best = judged.reduce((best, other) =>
    other.grade > best.grade || (other.grade === best.grade && other.share > best.share)
      ? other
      : best,
  );
  const parts = partsOf(answer, given, best.needed, best.pairing);
  return { grade: best.grade, share: best.share, parts };
}

function readSide(text: string): { text: string; words: readonly Word[] } {
  return { text, words: readWords(text) };
}

/** An answer without words, such as `->`, has to be typed as it is but for spaces. */
function compareSigns(typed: string, text: string): TypedResult {
  const bare = (signs: string): string => signs.normalize('NFKC').replace(/\s+/gu, '');
  if (bare(typed) === bare(text) && bare(text) !== '') {
    return { grade: 4, share: 1, parts: [{ kind: 'same', text, typed, at: 0 }] };
  }
  const missing: readonly AnswerPart[] = text === '' ? [] : [{ kind: 'missing', text }];
  const extra: readonly AnswerPart[] = typed === '' ? [] : [{ kind: 'extra', typed, at: 0 }];
  return { grade: 1, share: 0, parts: [...missing, ...extra] };
}

function judge(
  expected: readonly Word[],
  typed: readonly Word[],
  needed: ReadonlySet<number>,
  pairing: Pairing,
): { grade: SuggestedGrade; share: number } {
  const words = [...needed].flatMap((at) => expected[at] ?? []);
  const weight = words.every(isLight) ? () => 1 : weightOf;
  const sum = (these: readonly (Word | undefined)[]): number =>
    these.reduce((total, word) => total + (word === undefined ? 0 : weight(word)), 0);
  const met = [...needed].filter((at) => pairing.byExpected.has(at));
  const size = sum(words);
  const isDescription =
    size >= description.size && words.filter(isLight).length >= description.lightWords;
  const share = sum(met.map((at) => expected[at])) / size;
  const least = neededFor[isDescription ? 'description' : 'name'];
  const facts = agreement(expected, typed, needed, pairing);
  if (facts === 'contradicted' || share < least.hard) return { grade: 1, share };
  const misspelt = sum(
    met.filter((at) => pairing.byExpected.get(at)?.misspelt).map((at) => expected[at]),
  );
  const besides = sum(typed.filter((_, at) => !pairing.byTyped.has(at)));
  const isGood =
    share >= least.good &&
    facts === 'whole' &&
    misspelt <= Math.max(1, size / 4) &&
    besides <= size + 1;
  return { grade: isGood ? 4 : 3, share };
}

/** How much a word says. A number is most of a fact; a character is less than a word. */
function weightOf(word: Word): number {
  if (isLight(word)) return 0.05;
  if (word.kind === 'number') return 2;
  return word.unspaced ? 0.5 : 1;
}

function isLight({ kind, key }: Word): boolean {
  return kind === 'function' || makers.has(key);
}
