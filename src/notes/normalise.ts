import { plainText } from './inline.ts';

/**
 * The version of the rules below. It is stored with every text that they made, so that a change
 * of the rules is seen, and the texts can be made again from the notes.
 */
export const normaliserVersion = 1;

/**
 * A text in the form in which cards are recognised: without markup, letter case, quotation marks
 * and final punctuation, white space folded. Digits, signs, units and negations stay, because
 * they are what a fact is made of.
 */
export function normaliseText(markdown: string): string {
  return plainText(markdown)
    .replace(/[⁰¹²³⁴-⁹]+/gu, '^$&')
    .normalize('NFKC')
    .replace(/\p{Cf}|\uFE0F/gu, '')
    .toLowerCase()
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/["“”„«»]/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/(?<![.,;:!?…。、，；：！？])[.,;:!?…。、，；：！？]+(?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether a text names something word for word, whatever the case and the markup. */
export function mentions(text: string, name: string): boolean {
  const wanted = normaliseText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (wanted === '') return false;
  return ` ${normaliseText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${wanted} `);
}
