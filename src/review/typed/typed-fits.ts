import { Lexer } from 'marked';
import type { Face } from '../../card.ts';
import { seenText } from './seen-text.ts';
import { readWords } from './words.ts';

/** Longer answers cannot be typed from memory in a review, only retold. */
const mostWords = 60;
/** Longer markdown has more words than that, whatever it is. */
const mostCharacters = 2000;

/**
 * Whether a card's answer can be asked for in writing: words, not many, and no block of code,
 * table or quotation, in which the layout is part of the answer. Items and choices are asked in
 * their own ways.
 */
export function typedFits(face: Face): boolean {
  if (face.kind === 'list' || face.kind === 'order' || face.kind === 'choice') return false;
  if (face.answer.length > mostCharacters || /\$\$|^\s*>/mu.test(face.answer)) return false;
  const hasLayout = new Lexer()
    .blockTokens(face.answer)
    .some(({ type }) => type === 'code' || type === 'table');
  if (hasLayout) return false;
  const words = readWords(seenText(face.answer));
  const weight = words.reduce((total, { unspaced }) => total + (unspaced ? 0.5 : 1), 0);
  return words.length > 0 && weight <= mostWords;
}
