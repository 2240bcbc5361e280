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
const lettered = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const elided = /^(?:l|d|un|qu|dell|all|nell|dall|sull)['’](?=\p{L}{2})/u;
const signs: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '!=': '≠', '&': 'and' };

/** In longer texts no dictionary is asked where a word ends: it takes too long. */
const longestSegmented = 2000;
/** Made when it is first needed: that takes longer than all else in this file. */
let segmenter: Intl.Segmenter | undefined;

/** The words of a plain text, without the articles. */
export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(token)) {
    const { number, ideographs, run, word, sign } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (run !== undefined) addCharacters(words, run, start, text.length <= longestSegmented);
    else if (word !== undefined) {
      if (isArticle(text, start, end, word)) continue;
      const before = words.at(-1);
      const isUnit = before?.kind === 'number' && /^[\s-]?$/u.test(text.slice(before.end, start));
      words.push(spelled(word, start, end, isUnit));
    } else if (number !== undefined) {
      words.push(makeWord(start, end, 'number', plainNumber(number)));
    } else if (ideographs !== undefined) {
      words.push(makeWord(start, end, 'number', ideographicNumber(ideographs)));
    } else if (sign !== undefined) words.push(signAt(sign, start, end));
  }
  return withSingleOnes(words);
}

function makeWord(
  start: number,
  end: number,
  kind: WordKind,
  key: string,
  letters = key,
  unspaced = false,
): Word {
  return { start, end, kind, key, letters, unspaced };
}

function signAt(sign: string, start: number, end: number): Word {
  const key = signs[sign] ?? sign.replace(/\s/gu, '').toLowerCase();
  if (key === 'and') return makeWord(start, end, 'function', key);
  return makeWord(start, end, limits.has(key) ? 'limit' : 'unit', key);
}

function spelled(written: string, start: number, end: number, isUnit: boolean): Word {
  const letters = fold(written)
    .replace(/['’]s$/u, '')
    .replace(elided, '');
  const as = (kind: WordKind, key = letters): Word => makeWord(start, end, kind, key, letters);
  const unit = isUnit ? unitName(letters) : undefined;
  if (unit !== undefined) return as('unit', unit);
  const digits = numeral(letters);
  if (digits !== undefined) return as('number', digits);
  if (negations.has(letters) || /n['’]t$/u.test(letters)) return as('negation', 'not');
  if (limits.has(letters)) return as('limit');
  if (functionWords.has(letters)) return as('function');
  return as('content', /^\p{Lu}{2,}s$/u.test(written) ? letters.slice(0, -1) : singular(letters));
}

/** Characters one by one; whole words where a script has letters, as far as a dictionary tells. */
function addCharacters(words: Word[], run: string, from: number, isShort: boolean): void {
  const segments = isShort ? [...segmented(run)] : [];
  if (isShort && lettered.test(run)) {
    for (const { segment, index } of segments) {
      const start = from + index;
      words.push(makeWord(start, start + segment.length, 'content', fold(segment)));
    }
    return;
  }
  // Particles follow other words.
  const light = new Set(
    segments.flatMap(({ segment, index }) =>
      index > 0 && functionWords.has(fold(segment))
        ? Array.from(segment, (_, offset) => index + offset)
        : [],
    ),
  );
  const folded = new Map<string, string>();
  for (const { 0: written, index } of run.matchAll(character)) {
    const sign = folded.get(written) ?? fold(written);
    folded.set(written, sign);
    const [start, end] = [from + index, from + index + written.length];
    if (negations.has(sign)) words.push(makeWord(start, end, 'negation', 'not', sign, true));
    else {
      const kind = light.has(index) || sign === 'ー' ? 'function' : 'content';
      words.push(makeWord(start, end, kind, sign, sign, true));
    }
  }
}

/** "A" is a name in "Hepatitis A" and "Plan A is", and an article before another word. */
function isArticle(text: string, start: number, end: number, word: string): boolean {
  if (!articles.has(word.toLowerCase())) return false;
  if (!/^\s+["'“‘«(*`]?[\p{L}\p{N}]/u.test(text.slice(end, end + 8))) return false;
  return (
    !/^\p{Lu}/u.test(word) ||
    /(?:^|[.!?:;\n]\s*)["'“‘«(]?$/u.test(text.slice(Math.max(0, start - 4), start))
  );
}

/** "One" is a number only before a unit, or alone; elsewhere it is a pronoun. */
function withSingleOnes(words: readonly Word[]): readonly Word[] {
  return words.map((word, index) =>
    word.letters === 'one' && words.length > 1 && words[index + 1]?.kind !== 'unit'
      ? { ...word, kind: 'function' }
      : word,
  );
}

/** The words of a run of text without spaces, as far as a dictionary knows them. */
function segmented(run: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return segmenter.segment(run);
}
