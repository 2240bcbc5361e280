import { fold, ideographicNumber, plainNumber, singular } from './fold.ts';
import { articles, functionWords, limits, negations, numeral, unitName } from './lexicon.ts';

export type WordKind = 'content' | 'function' | 'number' | 'unit' | 'negation' | 'limit';

/** A word of a text, or a character where words are not set apart by spaces. */
export interface Word {
  /** Where it stands in its text. */
  readonly start: number;
  readonly end: number;
  readonly kind: WordKind;
  /** What is compared: the same for all spellings of a word. */
  readonly key: string;
  /** The folded word itself. */
  readonly letters: string;
  /** A character of a script that sets no spaces. */
  readonly unspaced: boolean;
}

const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー\\uFF70]';
const ideograph =
  '[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九零百千万億亿兆]';
const token = new RegExp(
  [
    `(?<number>(?:(?<![\\p{L}\\p{N})\\]]|\\p{Nd}\\s)[-−–](?=\\p{Nd}))?(?:(?<![\\p{L}\\p{N}])\\.)?\\p{Nd}+(?:[.,:’'\\u00A0\\u202F]\\p{Nd}+|[ ]000(?!\\p{Nd}))*(?:[/⁄]\\p{Nd}+)?(?:\\^-?\\p{Nd}+|[⁰¹²³⁴-⁹⁻]+)?|[\\u00BC-\\u00BE\\u2150-\\u215E])`,
    `(?<ideographs>${ideograph})`,
    `(?<run>(?:(?!${ideograph})${unspaced}[\\p{M}\\uFF9E\\uFF9F]*)+)`,
    `(?<word>\\p{L}(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}\\u00AD\\u200B-\\u200D])*(?:['’]\\p{L}+)*(?:\\+\\+|#(?![\\p{L}\\p{N}]))?)`,
    '(?<sign>(?<![-=<])(?:[<>]=?|[≤≥≠]|!=)|[%‰$€£¥]|°\\s?[CF]?(?!\\p{L})|&&?|\\|\\|)',
  ].join('|'),
  'gu',
);
const character = /ない|なく|なかっ|ません|.[\p{M}\uFF9E\uFF9F]*/gsu;
const elided = /^(?:l|d|un|qu|dell|all|nell|dall|sull)['’](?=\p{L}{2})/u;
const signs: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '!=': '≠', '&': 'and' };

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a plain text, without the articles. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(token)) {
    const { number, ideographs, run, word, sign } = match.groups ?? {};
    const start = match.index;
    if (run !== undefined) {
      words.push(...charactersOf(run, start));
      continue;
    }
    const at = { start, end: start + match[0].length };
    if (number !== undefined) words.push(fact(at, 'number', plainNumber(number)));
    if (ideographs !== undefined) words.push(fact(at, 'number', ideographicNumber(ideographs)));
    if (word !== undefined && !isArticle(text, at, word)) {
      words.push(spelled(at, word, followsNumber(text, words.at(-1), start)));
    }
    if (sign !== undefined) words.push(signOf(at, sign));
  }
  return withSingleOnes(words);
}

type Place = Pick<Word, 'start' | 'end'>;

function fact(at: Place, kind: WordKind, key: string): Word {
  return { ...at, kind, key, letters: key, unspaced: false };
}

function signOf(at: Place, sign: string): Word {
  const key = signs[sign] ?? fold(sign.replace(/\s/gu, ''));
  if (key === 'and') return fact(at, 'function', key);
  return fact(at, limits.has(key) ? 'limit' : 'unit', key);
}

function spelled(at: Place, written: string, afterNumber: boolean): Word {
  const letters = fold(written)
    .replace(/['’]s$/u, '')
    .replace(elided, '');
  const unit = afterNumber ? unitName(letters) : undefined;
  if (unit !== undefined) return { ...fact(at, 'unit', unit), letters };
  const digits = numeral(letters);
  if (digits !== undefined) return { ...fact(at, 'number', digits), letters };
  if (negations.has(letters) || /n['’]t$/u.test(letters)) {
    return { ...fact(at, 'negation', 'not'), letters };
  }
  if (limits.has(letters)) return fact(at, 'limit', letters);
  if (functionWords.has(letters)) return fact(at, 'function', letters);
  const key = /^\p{Lu}{2,}s$/u.test(written) ? letters.slice(0, -1) : singular(letters);
  return { ...fact(at, 'content', key), letters };
}

/** Characters one by one, except where a dictionary finds a particle or a script has letters. */
function charactersOf(run: string, from: number): readonly Word[] {
  return [...segmenter.segment(run)].flatMap(({ segment, index }) => {
    const start = from + index;
    const key = fold(segment);
    if (functionWords.has(key)) {
      const at = { start, end: start + segment.length };
      return [{ ...fact(at, 'function', key), unspaced: true }];
    }
    const isLettered = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
    if (isLettered.test(segment)) {
      return [fact({ start, end: start + segment.length }, 'content', key)];
    }
    return [...segment.matchAll(character)].map((match): Word => {
      const at = { start: start + match.index, end: start + match.index + match[0].length };
      const sign = fold(match[0]);
      if (negations.has(sign)) return { ...fact(at, 'negation', 'not'), unspaced: true };
      return { ...fact(at, sign === 'ー' ? 'function' : 'content', sign), unspaced: true };
    });
  });
}

/** "A" is a name in "Hepatitis A" and "Plan A is", and an article before another word. */
function isArticle(text: string, { start, end }: Place, word: string): boolean {
  if (!articles.has(word.toLowerCase())) return false;
  if (!/^\s+["'“‘«(*`]?[\p{L}\p{N}]/u.test(text.slice(end, end + 8))) return false;
  return (
    !/^\p{Lu}/u.test(word) ||
    /(?:^|[.!?:;\n]\s*)["'“‘«(]?$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}

function followsNumber(text: string, before: Word | undefined, start: number): boolean {
  return before?.kind === 'number' && /^[\s-]?$/u.test(text.slice(before.end, start));
}

/** "One" is a number only before a unit, or alone; elsewhere it is a pronoun. */
function withSingleOnes(words: readonly Word[]): readonly Word[] {
  return words.map((word, index) =>
    word.letters === 'one' && words.length > 1 && words[index + 1]?.kind !== 'unit'
      ? { ...word, kind: 'function' }
      : word,
  );
}
