/** The zero of each block of digits that people type besides the Latin one. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6];
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
};

/**
 * A word in the form that is compared: compatibility forms, letter case, accents of Latin and
 * Greek letters, vowel points and stress marks folded away. Marks that make another letter (й, が)
 * stay.
 */
export function fold(word: string): string {
  if (/^(?:[a-z0-9]*|[ぁ-ゖァ-ヺー一-龯]+)$/u.test(word)) return word;
  const lower = word.normalize('NFKC').toLowerCase();
  if (/^[a-z0-9а-я]*$/u.test(lower)) return lower;
  return lower
    .replace(/[ßæœøłđıςأإآ]/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}|(?<=е)\u0308/gu, '')
    .replace(/[\u0300\u0301\u0591-\u05C7\u0640\u064B-\u065F\u0670]|\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/\p{Nd}/gu, asciiDigit);
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** A folded Latin word without the s of the plural. */
export function singular(word: string): string {
  if (word.length < 4 || !/^[a-z0-9]*[a-rt-z]s$/u.test(word)) return word;
  if (/(?:us|is)$/u.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|zz)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** A folded number, so that different ways of writing it are the same: 1,000 is 1000; .5 is 0.5. */
export function plainNumber(written: string): string {
  const text = fold(written.replace(/[⁰¹²³⁴-⁹⁻]+/gu, '^$&'))
    .replace(/\^+/gu, '^')
    .replace(/[−–]/gu, '-')
    .replace('⁄', '/');
  if (text.startsWith('.')) return `0${text}`;
  if (/^-?\d{1,3}(?:[ ,'’]\d{3})+(?:\.\d+)?$/u.test(text)) return text.replace(/[ ,'’]/gu, '');
  return text.replace(/^(-?\d+),(\d+)$/u, '$1.$2');
}

const ideographs = '〇一二三四五六七八九';

/** The digits of a number in ideographs below a hundred (十二); other signs stand for themselves. */
export function ideographicNumber(written: string): string {
  const [tens = '', ones] = written.includes('十') ? written.split('十') : ['0', written];
  const value = (sign: string, empty: number): number =>
    sign === '' ? empty : ideographs.indexOf(sign);
  const sum = (tens === '0' ? 0 : 10 * value(tens, 1)) + value(ones ?? '', 0);
  return sum < 0 || (tens === '0' && value(written, -1) < 0) ? written : String(sum);
}
