import { oppositesOf } from './lexicon.ts';
import type { Word } from './words.ts';

/** In a longer answer "or" joins parts of a sentence, not whole answers. */
const longestChoice = 12;

const or = new Set(['or', 'oder', 'ou', 'или']);

/**
 * The sets of words any one of which is the whole answer, all words first. "Amazon S3 (Simple
 * Storage Service)" can be answered with either name, "gzip or brotli" with one of them. No part
 * stands for the whole where only the whole has a number or a negation; a remark such as "(for
 * Linux)" is no answer either.
 */
export function alternatives(text: string, words: readonly Word[]): readonly ReadonlySet<number>[] {
  const all = [...words.keys()];
  const bracketed = [...text.matchAll(/\([^()]*\)|（[^（）]*）/gu)];
  const isInside = (at: number): boolean =>
    bracketed.some(
      (match) =>
        (words[at]?.start ?? 0) >= match.index &&
        (words[at]?.end ?? 0) <= match.index + match[0].length,
    );
  const inside = all.filter(isInside);
  const outside = all.filter((at) => !isInside(at));
  const candidates: (readonly number[])[] = [];
  if (inside.length > 0 && outside.length > 0) {
    candidates.push(outside);
    const isLast = (inside.at(-1) ?? 0) > (outside.at(-1) ?? 0);
    if (words.length <= longestChoice && bracketed.length === 1 && isLast) candidates.push(inside);
  }
  if (words.length <= longestChoice) candidates.push(...choices(text, words, outside));
  const whole = new Set(all);
  const fitting = candidates.filter((part) => isAnswer(words, part) && hasSameFacts(words, part));
  return [whole, ...fitting.map((part) => new Set(part))];
}

/** The parts between "or" or a slash; none where one of them is no answer by itself. */
function choices(
  text: string,
  words: readonly Word[],
  places: readonly number[],
): readonly (readonly number[])[] {
  const parts: number[][] = [[]];
  for (const at of places) {
    const word = words[at];
    if (word === undefined) continue;
    if (or.has(word.key)) {
      parts.push([]);
      continue;
    }
    if (isSlashBetween(text, words[at - 1], word)) parts.push([]);
    parts.at(-1)?.push(at);
  }
  const areAnswers = parts.length > 1 && parts.every((part) => isAnswer(words, part));
  return areAnswers ? parts : [];
}

/** A slash between names, not one inside of them: "TCP/IP", "I/O", "read/write". */
function isSlashBetween(text: string, before: Word | undefined, after: Word): boolean {
  if (before === undefined) return false;
  const between = text.slice(before.end, after.start);
  if (/^\s+[/／]\s+$/u.test(between)) return true;
  return (
    /^\s*[/／]\s*$/u.test(between) &&
    [before, after].every(({ kind, letters }) => kind === 'content' && letters.length > 2) &&
    !oppositesOf(before.letters).includes(after.letters)
  );
}

function isAnswer(words: readonly Word[], part: readonly number[]): boolean {
  const first = words[part[0] ?? -1];
  return first !== undefined && first.kind !== 'function' && first.kind !== 'limit';
}

function hasSameFacts(words: readonly Word[], part: readonly number[]): boolean {
  return (['number', 'negation'] as const).every((kind) => {
    const isOfKind = (word: Word | undefined): boolean => word?.kind === kind;
    return words.some(isOfKind) === part.some((at) => isOfKind(words[at]));
  });
}
