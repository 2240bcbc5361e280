import { folded, plainText } from './inline.ts';

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
  const plain = plainText(markdown);
  const isAscii = !/\P{ASCII}/u.test(plain);
  const bare = isAscii ? plain.toLowerCase().replaceAll('"', '') : withPlainSigns(plain);
  return folded(
    /[.,;:!?…。、，；：！？](?:\s|$)/u.test(bare)
      ? bare.replace(/(?<![.,;:!?…。、，；：！？])[.,;:!?…。、，；：！？]+(?=\s|$)/gu, '')
      : bare,
  );
}

/** A text in lower case without quotation marks, its signs those of ASCII that mean the same. */
function withPlainSigns(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]+/gu, '^$&')
    .normalize('NFKC')
    .replace(/\p{Cf}|\uFE0F/gu, '')
    .toLowerCase()
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/["“”„«»]/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-');
}

/** Whether a text names something word for word, whatever the case and the markup. */
export function mentions(text: string, name: string): boolean {
  return mentionsAny(text, [name]);
}

/** Whether a text names one of some things; it is read once for all of them. */
export function mentionsAny(text: string, names: readonly string[]): boolean {
  return hasWords(spoken(text), names.map(spoken));
}

/** A text as the words it is spoken with, parted by single spaces, none around them. */
export function spoken(text: string): string {
  return normaliseText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a text has the words of one of some names, in their order; both as `spoken` gives them. */
export function hasWords(text: string, names: readonly string[]): boolean {
  return names.some((name) => name !== '' && ` ${text} `.includes(` ${name} `));
}
