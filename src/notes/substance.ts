import { answerItems, type Choice, type Face } from '../card.ts';
import type { Revision } from './import-plan.ts';
import { normaliseText } from './normalise.ts';
import { similarity, wordsOf } from './similarity.ts';

/** Answers that share less than this of their words are different answers. */
const sameAnswer = 0.5;

const negation = /^(?:no|not|never|none|nor|neither|without|cannot|only|except|unless)$|n't$/u;
const unit =
  /^(?:%|percent|[kmgtp]i?b|[kmgtp]bps|bytes?|bits?|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|days?|weeks?|months?|years?|times|x|million|billion|thousand|k|m|km|cm|mm|kg|g|usd|eur|dollars?|euros?|vcpus?|cores?|iops|°c|°f|hz|[kmg]hz|w|v)$/u;

/**
 * How the truth of an answer changed from one face to another; undefined for a change of wording
 * or format. What counts are numbers with their units, negations, and the items of a list; an
 * answer that shares little with the old one is another answer.
 */
export function changeOfSubstance(before: Face, after: Face): Revision | undefined {
  const was = answerItems(before);
  const now = answerItems(after);
  if (was.length > 0 || now.length > 0) {
    return after.kind === 'order' ? changeOfOrder(was, now) : changeOfItems(was, now);
  }
  if (before.kind === 'choice' && after.kind === 'choice') {
    const was = rightChoices(before.choices);
    const now = rightChoices(after.choices);
    const isSame = was.length === now.length && was.every((text) => now.includes(text));
    return isSame ? undefined : { was: was.join('; ') || '–', now: now.join('; ') || '–' };
  }
  return changeOfText(before.answer, after.answer);
}

function rightChoices(choices: readonly Choice[]): readonly string[] {
  return choices.flatMap((choice) => (choice.correct ? [normaliseText(choice.text)] : []));
}

function changeOfOrder(was: readonly string[], now: readonly string[]): Revision | undefined {
  const isSame =
    was.length === now.length &&
    was.every((item, index) => changeOfText(item, now[index] ?? '') === undefined);
  return isSame ? undefined : { was: was.join(' → '), now: now.join(' → ') };
}

function changeOfItems(was: readonly string[], now: readonly string[]): Revision | undefined {
  const come = [...now];
  const gone = was.filter((item) => {
    const same = come.indexOf(item);
    const at =
      same >= 0 ? same : come.findIndex((other) => changeOfText(item, other) === undefined);
    if (at >= 0) come.splice(at, 1);
    return at < 0;
  });
  if (gone.length + come.length === 0) return undefined;
  return { was: gone.join('; ') || '–', now: come.join('; ') || '–' };
}

function changeOfText(before: string, after: string): Revision | undefined {
  const was = apart(normaliseText(before));
  const now = apart(normaliseText(after));
  if (was === now) return undefined;
  const gone = unmatched(factWords(was), factWords(now));
  const come = unmatched(factWords(now), factWords(was));
  if (gone.length + come.length > 0) {
    return { was: gone.join(', ') || '–', now: come.join(', ') || '–' };
  }
  return similarity(wordsOf(was), wordsOf(now)) >= sameAnswer || isTypingError(was, now)
    ? undefined
    : { was: before, now: after };
}

/** A number apart from the unit that is written on to it: "5gb" is "5 gb". */
function apart(text: string): string {
  return text.replace(/(\d)([a-z%°]+)(?![\p{L}\p{N}])/gu, '$1 $2');
}

/** Numbers with their units ("5 gb"), and negations, all of which say the same. */
function factWords(text: string): readonly string[] {
  if (!/\d|n't|\b(?:no|not|never|none|nor|neither|without|cannot|only|except|unless)\b/u.test(text))
    return [];
  const words = text.split(' ');
  return words.flatMap((word, index) => {
    if (negation.test(word)) return ['not'];
    if (!/\d/u.test(word)) return [];
    const next = words[index + 1] ?? '';
    return [unit.test(next) ? `${word} ${next}` : word];
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

/** Short texts of which all but a few letters at one place are the same. */
function isTypingError(was: string, now: string): boolean {
  let start = 0;
  while (start < was.length && was[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(was.length, now.length) - start;
  while (end < most && was.at(-1 - end) === now.at(-1 - end)) end += 1;
  const changed = Math.max(was.length, now.length) - start - end;
  return changed <= 2 && changed * 4 <= Math.min(was.length, now.length);
}
