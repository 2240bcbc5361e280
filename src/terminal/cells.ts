import { eastAsianWidth } from 'get-east-asian-width';

const printableAscii = /^[\x20-\x7e]*$/;
const styleCodes = /\x1b\[[0-9;]*m/g;
/** Made when it is first needed: that takes longer than all else at start-up. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Text of which every UTF-16 unit is a grapheme: letters without combining marks, punctuation,
 * kana, Han, Hangul syllables. The segmenter is slow, and most text does not need it.
 */
const singleUnits =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u25ff\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** How many cells of a terminal a line takes, style codes apart. */
export function cells(text: string): number {
  if (printableAscii.test(text)) return text.length;
  const plain = text.replace(styleCodes, '');
  if (printableAscii.test(plain)) return plain.length;
  return graphemes(plain).reduce((sum, grapheme) => sum + graphemeCells(grapheme), 0);
}

/** So many UTF-16 units are segmented at once: the time it takes is quadratic in their number. */
const segmentedAtOnce = 1024;

/** The characters as a reader counts them; a family of emoji is one. */
export function graphemes(text: string): string[] {
  if (singleUnits.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    // A piece never ends within a character, for half of one is a grapheme of its own.
    const piece = text.slice(at, at + segmentedAtOnce).replace(/(?<=.)[\ud800-\udbff]$/s, '');
    const segments = Array.from(segmenter.segment(piece), ({ segment }) => segment);
    // The last one may go on beyond the piece.
    if (at + piece.length < text.length && segments.length > 1) segments.pop();
    for (const segment of segments) {
      found.push(segment);
      at += segment.length;
    }
  }
  return found;
}

/** A joiner, the sign for emoji, a skin tone or half a flag: what turns a grapheme into a picture. */
const picture = /[\u200d\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u;
const spacingMarks = /\p{Mc}/gu;
const invisible = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+$/u;

/**
 * The width of one grapheme: that of its first character, two for a picture. The table is that of
 * `string-width`, which agrees in the tests, but takes twenty milliseconds of every start to load.
 */
export function graphemeCells(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f && grapheme.length === 1) return 1;
  if (invisible.test(grapheme)) return 0;
  if (picture.test(grapheme)) return 2;
  return eastAsianWidth(code) + (grapheme.match(spacingMarks)?.length ?? 0);
}
