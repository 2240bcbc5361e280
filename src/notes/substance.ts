import { answerItems, type Face } from '../card.ts';
import type { Revision } from './import-plan.ts';
import { normaliseText } from './normalise.ts';
import { similarity, wordsOf } from './similarity.ts';

/** Answers that share less than this of their words are different answers. */
const sameAnswer = 0.5;

const negation =
  /^(?:no|not|never|none|nor|neither|without|cannot|can't|don't|doesn't|isn't|aren't|won't|only|except|unless)$/u;
const number = /\d/u;

/**
 * How the truth of an answer changed from one face to another; undefined for a change of wording
 * or format. Numbers with their units, negations and the items of a list are what is compared; an
 * answer that shares little with the old one is another answer.
 */
export function changeOfSubstance(before: Face, after: Face): Revision | undefined {
  const items = [answerItems(before).map(normaliseText), answerItems(after).map(normaliseText)];
  const [itemsBefore = [], itemsAfter = []] = items;
  if (itemsBefore.length > 0 || itemsAfter.length > 0) {
    const gone = itemsBefore.filter((item) => !itemsAfter.includes(item));
    const come = itemsAfter.filter((item) => !itemsBefore.includes(item));
    return gone.length + come.length === 0
      ? undefined
      : { was: gone.join('; ') || '–', now: come.join('; ') || '–' };
  }
  const was = normaliseText(before.answer);
  const now = normaliseText(after.answer);
  const gone = unmatched(factWords(was), factWords(now));
  const come = unmatched(factWords(now), factWords(was));
  if (gone.length + come.length > 0) {
    return { was: gone.join(', ') || '–', now: come.join(', ') || '–' };
  }
  if (similarity(wordsOf(was), wordsOf(now)) >= sameAnswer) return undefined;
  return { was: before.answer, now: after.answer };
}

/** Numbers with the word that follows them ("5 gb", "15 minutes"), and negations with theirs. */
function factWords(text: string): readonly string[] {
  const words = text.replace(/(\d)\s*([a-z%°]+)/gu, '$1 $2').split(' ');
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (!number.test(word) && !negation.test(word)) return [];
    return [next === undefined || number.test(next) ? word : `${word} ${next}`];
  });
}

function unmatched(these: readonly string[], those: readonly string[]): readonly string[] {
  const left = [...those];
  return these.filter((word) => {
    const at = left.indexOf(word);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
