import fastStringWidth from 'fast-string-width';

const printableAscii = /^[\x20-\x7e]*$/;
const styleCodes = /\x1b\[[0-9;]*m/g;
const segmenter = new Intl.Segmenter();

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

/** The characters as a reader counts them; a family of emoji is one. */
export function graphemes(text: string): string[] {
  if (singleUnits.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const known = new Map<string, number>();

/**
 * The width of one grapheme; the library is asked once about each that is not plain. Of the known
 * ones it is the one that loads in no time: `string-width` takes twenty milliseconds of every start.
 */
export function graphemeCells(grapheme: string): number {
  const code = grapheme.length === 1 ? grapheme.charCodeAt(0) : 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return 2;
  const remembered = known.get(grapheme);
  if (remembered !== undefined) return remembered;
  // Composed, because Hangul letters that form one syllable take the place of one.
  const width = fastStringWidth(grapheme.normalize('NFC'));
  if (known.size < 4096) known.set(grapheme, width);
  return width;
}
