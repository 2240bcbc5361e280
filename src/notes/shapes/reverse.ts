import { plainText, wordCount } from '../inline.ts';
import { mentions } from '../normalise.ts';
import { askReverse } from '../phrasing.ts';
import { mask, maskWord } from './cloze.ts';
import type { Asked, Setting } from './shape.ts';

/** With fewer words than this left, a description fits more than one term. */
const fewestWords = 5;
/** A longer description is no question any more. */
const mostWords = 50;
/** Words of a term that give nothing away. */
const smallWords = new Set([
  'a',
  'an',
  'and',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'by',
  'from',
]);

/**
 * The card that leads from a description back to its term; undefined where the description, with
 * the words of the term masked, no longer says which one is meant.
 */
export function reverseOf(asked: Asked, { wording, place }: Setting): Asked | undefined {
  if (asked.term === undefined) return undefined;
  const term = plainText(asked.term);
  const [description = ''] = asked.face.answer.split('\n\n');
  let masked = maskWord(plainText(description), term);
  for (const word of term.split(/[^\p{L}\p{N}]+/u)) {
    if (word.length < 2 || smallWords.has(word.toLowerCase())) continue;
    masked = maskWord(masked, word);
    masked = maskWord(masked, /s$/iu.test(word) ? word.slice(0, -1) : `${word}s`);
  }
  const left = wordCount(masked.replaceAll(mask, ' ').trim());
  if (left < fewestWords || left > mostWords) return undefined;
  const question = askReverse(wording, place, masked);
  if (mentions(question, term)) return undefined;
  return {
    face: { kind: 'reverse', question, answer: asked.term },
    handle: `reverse:${asked.handle}`,
    group: asked.group,
    line: asked.line,
    endLine: asked.endLine,
  };
}
