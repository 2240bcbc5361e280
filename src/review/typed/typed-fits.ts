import type { Face } from '../../card.ts';
import { seenText } from './seen-text.ts';
import { readWords } from './words.ts';

/** Longer answers cannot be typed from memory in a review, only retold. */
const mostWords = 60;
/** Longer markdown has more words than that, whatever it is. */
const mostCharacters = 2000;

/** Fenced and indented code, tables, quotations and formulas that stand by themselves. */
const layout =
  /^\s*(?:```|~~~|>)|^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)|^\s*\|?\s*:?-+:?\s*\||\$\$/mu;

/**
 * Whether a card's answer can be asked for in writing: words, not many, and no block of code,
 * table, quotation or formula, in which the layout is part of the answer. Items and choices are asked in
 * their own ways.
 */
export function typedFits(face: Face): boolean {
  if (face.kind === 'list' || face.kind === 'order' || face.kind === 'choice') return false;
  if (face.answer.length > mostCharacters || layout.test(face.answer)) return false;
  const words = readWords(seenText(face.answer));
  const weight = words.reduce((total, { unspaced }) => total + (unspaced ? 0.5 : 1), 0);
  return words.length > 0 && weight <= mostWords;
}
