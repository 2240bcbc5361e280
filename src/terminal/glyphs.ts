/** The characters that the program draws with, apart from letters and digits. */
export interface Glyphs {
  /** Bullets by depth of nesting; the last one serves all deeper levels. */
  readonly bullets: readonly string[];
  readonly ellipsis: string;
  /** At the left of a quotation. */
  readonly bar: string;
  readonly rule: string;
  /** Between the columns of a table, and where such a line meets the rule under the header. */
  readonly column: string;
  readonly crossing: string;
  /** Begins the rest of a line of code that was too long. */
  readonly continued: string;
  /** Between the parts of a path, and between small facts on one line. */
  readonly within: string;
  readonly dot: string;
  readonly up: string;
  readonly down: string;
  /** From empty to full: the parts of one cell of a horizontal bar, and of a column. */
  readonly barParts: readonly string[];
  readonly columnParts: readonly string[];
  /** From none to most, five steps that differ without colour. */
  readonly shades: readonly [string, string, string, string, string];
}

export const unicodeGlyphs: Glyphs = {
  bullets: ['•', '◦', '▪'],
  ellipsis: '…',
  bar: '│',
  rule: '─',
  column: '│',
  crossing: '┼',
  continued: '↪',
  within: '›',
  dot: '·',
  up: '↑',
  down: '↓',
  barParts: ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  columnParts: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  shades: ['·', '░', '▒', '▓', '█'],
};

export const asciiGlyphs: Glyphs = {
  bullets: ['*', '-', '+'],
  ellipsis: '...',
  bar: '|',
  rule: '-',
  column: '|',
  crossing: '+',
  continued: '\\',
  within: '>',
  dot: '|',
  up: '^',
  down: 'v',
  barParts: ['', '#'],
  columnParts: [' ', '.', ':', '#'],
  shades: ['.', '-', '+', '*', '#'],
};

/** ASCII where the locale is set to something that is not UTF-8, as in `LC_ALL=C`. */
export function glyphsFor(env: Readonly<Record<string, string | undefined>>): Glyphs {
  const { LC_ALL, LC_CTYPE, LANG } = env;
  const locale = LC_ALL || LC_CTYPE || LANG || 'UTF-8';
  return /utf-?8/i.test(locale) ? unicodeGlyphs : asciiGlyphs;
}
