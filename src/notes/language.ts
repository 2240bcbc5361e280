import { hasPlainLetters } from './plain-letters.ts';

/** Words that nearly every English sentence has one of, and that other languages do not use. */
const englishWords = new Set(
  'the of to and is are for with that this from by an or be as it on at can which when has have not you your its'.split(
    ' ',
  ),
);
/** From so many words on, the share of English ones tells. */
const enoughWords = 40;
/** In English text every fourth word or so is one of them; in other languages hardly any. */
const englishShare = 0.08;

/**
 * Whether a note is in English, as far as its words tell. A short note is taken for English unless
 * its script or its accents say otherwise.
 */
export function isEnglish(markdown: string): boolean {
  const sample = markdown
    .slice(0, 50_000)
    .replace(/```[\s\S]*?```|`[^`\n]*`|https?:\S+|\]\([^)]{0,2000}\)/gu, ' ');
  const lower = sample.toLowerCase();
  const isPlain = hasPlainLetters(lower);
  if (!isPlain && isInAnotherScript(lower, sample)) return false;
  const words = lower.match(isPlain ? /[a-z]+/g : /\p{L}+/gu) ?? [];
  const english = words.filter((word) => englishWords.has(word)).length;
  const share = words.length === 0 ? 1 : english / words.length;
  if (words.length >= enoughWords) return share >= englishShare;
  return share > 0 || !/[áéíóúñçãõàèùâêîôûäöüßåøæąćęłńśźżčďěňřšťůž¿¡]/iu.test(sample);
}

/** Whether three letters in ten, or more, are no Latin ones. */
function isInAnotherScript(lower: string, sample: string): boolean {
  if (!/[^\P{L}\p{Script=Latin}]/u.test(lower)) return false;
  const letters = lengthOf(lower.match(/\p{L}+/gu) ?? []);
  return lengthOf(sample.match(/\p{Script=Latin}+/gu) ?? []) / letters < 0.7;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
