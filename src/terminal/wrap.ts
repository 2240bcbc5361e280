import { cells, graphemeCells, graphemes } from './cells.ts';
import { carryStyles, closeStyles, splitStyles } from './style-codes.ts';

export type Align = 'left' | 'right' | 'center';

/** What stays on one line: a word, or one wide character with the punctuation that sticks to it. */
interface Chunk {
  /** Spaces before it, dropped where a line begins. */
  readonly space: number;
  readonly text: string;
  readonly width: number;
}

/**
 * Lines of at most `width` cells. Breaks at spaces and between the wide characters of Chinese and
 * Japanese; within a word only when it is longer than a line, and never within a grapheme. Each
 * line opens and closes its own styles.
 */
export function wrapLines(text: string, width: number): string[] {
  return carryStyles(text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width))));
}

function wrapLine(line: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  const startRow = () => {
    rows.push(row);
    row = '';
    used = 0;
  };
  for (const chunk of chunks(line)) {
    if (chunk.width === 0) {
      row += chunk.text;
      continue;
    }
    if (used > 0 && used + chunk.space + chunk.width > width) startRow();
    if (used > 0) {
      row += ' '.repeat(chunk.space);
      used += chunk.space;
    }
    if (chunk.width <= width) {
      row += chunk.text;
      used += chunk.width;
      continue;
    }
    for (const unit of units(chunk.text)) {
      if (used > 0 && used + unit.width > width) startRow();
      row += unit.text;
      used += unit.width;
    }
  }
  return [...rows, row].map((text) => text.trimEnd());
}

function chunks(line: string): Chunk[] {
  const found: Chunk[] = [];
  let space = 0;
  let text = '';
  let width = 0;
  const finish = () => {
    if (text !== '') found.push({ space, text, width });
    space = 0;
    text = '';
    width = 0;
  };
  for (const part of splitStyles(line)) {
    if (part.isCode) {
      text += part.text;
      continue;
    }
    for (const run of part.text.match(/ +|[^ ]+/g) ?? []) {
      if (run.startsWith(' ')) {
        // Spaces on both sides of nothing but a style code are one gap.
        if (width > 0) finish();
        space += run.length;
        continue;
      }
      for (const piece of pieces(run)) {
        if (piece.breakBefore) finish();
        text += piece.text;
        width += piece.width;
      }
    }
  }
  finish();
  return found;
}

const noBreakBefore =
  /^[!%),.:;?\]}¢°’”‰′″℃、。々〉》」』】〕〗〞ぁぃぅぇぉっゃゅょァィゥェォッャュョー！％），．：；？］｝～]/;
const noBreakAfter = /[$([{£¥‘“〈《「『【〔〖〝（［｛￥]$/;

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly breakBefore: boolean;
}

/** A word without wide characters is one piece; beside a wide one a line may end. */
function pieces(word: string): Piece[] {
  if (/^[\x20-\u10ff]*$/.test(word))
    return [{ text: word, width: cells(word), breakBefore: false }];
  let before: string | undefined;
  return graphemes(word).map((text) => {
    const width = graphemeCells(text);
    const wide = width > 1 || (before !== undefined && graphemeCells(before) > 1);
    const breakBefore =
      before !== undefined && wide && !noBreakBefore.test(text) && !noBreakAfter.test(before);
    before = text;
    return { text, width, breakBefore };
  });
}

/** What a line can be cut into at worst: graphemes, and style codes that take no room. */
function units(text: string): { readonly text: string; readonly width: number }[] {
  return splitStyles(text).flatMap((part) =>
    part.isCode
      ? [{ text: part.text, width: 0 }]
      : graphemes(part.text).map((grapheme) => ({
          text: grapheme,
          width: graphemeCells(grapheme),
        })),
  );
}

/**
 * The first line of styled text, cut to `width` cells. What was cut ends in the ellipsis; neither
 * a grapheme nor a style code is split.
 */
export function truncateLine(text: string, width: number, ellipsis = '…'): string {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  if (cells(line) <= width) return line;
  const room = width - cells(ellipsis);
  if (room < 0) return ellipsis.slice(0, Math.max(0, width));
  let kept = '';
  let used = 0;
  for (const unit of units(line)) {
    if (used + unit.width > room) break;
    kept += unit.text;
    used += unit.width;
  }
  return closeStyles(kept.trimEnd()) + ellipsis;
}

/** Text filled up with spaces to `width` cells; longer text is left as it is. */
export function pad(text: string, width: number, align: Align = 'left'): string {
  const space = Math.max(0, width - cells(text));
  const left = align === 'right' ? space : align === 'center' ? Math.floor(space / 2) : 0;
  return ' '.repeat(left) + text + ' '.repeat(space - left);
}
