import type { Tokens } from 'marked';
import { cells } from '../cells.ts';
import type { Theme } from '../theme.ts';
import { pad, wrapLines } from '../wrap.ts';
import type { BlockFrame } from './blocks.ts';
import { inlineText } from './inline.ts';
import { noteTokens } from './lex.ts';

/** Columns narrower than this are not read easily; a table that needs them becomes a list. */
const minColumn = 10;

/**
 * The lines of a table. Columns that are too wide are wrapped; where even that leaves too little
 * for each, every row becomes a few lines of `header: value`.
 */
export function tableLines(table: Tokens.Table, frame: BlockFrame): string[] {
  const { theme, width } = frame;
  const text = (cell: Tokens.TableCell) => inlineText(noteTokens(cell.tokens), theme);
  const header = table.header.map(text);
  const rows = table.rows.map((row) => row.map(text));
  const widths = columnWidths([header, ...rows], width - 3 * (header.length - 1));
  if (widths === undefined) return recordLines(header, rows, frame);

  const line = (cells: readonly string[]) => rowLines(cells, widths, table.align, theme);
  const rule = theme.muted(
    widths
      .map((cells) => theme.glyphs.rule.repeat(cells))
      .join(joint(theme, theme.glyphs.crossing)),
  );
  const body = rows.map(line);
  const apart = body.some((lines) => lines.length > 1);
  return [
    ...line(header.map((cell) => theme.strong(cell))),
    ...body.flatMap((lines, index) => (index === 0 || apart ? [rule, ...lines] : lines)),
  ];
}

function joint(theme: Theme, crossing: string): string {
  return theme.glyphs.rule + crossing + theme.glyphs.rule;
}

/** The width of each column, the widest ones cut down alike; undefined when there is no room. */
function columnWidths(rows: readonly (readonly string[])[], room: number): number[] | undefined {
  const natural = (rows[0] ?? []).map((_, column) =>
    Math.max(1, ...rows.map((row) => cellWidth(row[column] ?? ''))),
  );
  const total = (cap: number) => natural.reduce((sum, cells) => sum + Math.min(cells, cap), 0);
  let cap = Math.max(...natural);
  if (total(minColumn) > room) return undefined;
  while (total(cap) > room) cap -= 1;
  return natural.map((cells) => Math.min(cells, cap));
}

function cellWidth(cell: string): number {
  return Math.max(...cell.split('\n').map((line) => cells(line)));
}

function rowLines(
  cells: readonly string[],
  widths: readonly number[],
  align: Tokens.Table['align'],
  theme: Theme,
): string[] {
  const columns = widths.map((width, column) => wrapLines(cells[column] ?? '', width));
  const height = Math.max(...columns.map((lines) => lines.length));
  const separator = theme.muted(` ${theme.glyphs.column} `);
  return Array.from({ length: height }, (_, index) =>
    columns
      .map((lines, column) => pad(lines[index] ?? '', widths[column] ?? 0, align[column] ?? 'left'))
      .join(separator)
      .trimEnd(),
  );
}

function recordLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  frame: BlockFrame,
): string[] {
  const { theme, width } = frame;
  return rows.flatMap((row, index) => {
    const lines = row.flatMap((cell, column) => {
      if (cell === '') return [];
      const name = header[column] ?? '';
      const text = name === '' ? cell : `${theme.strong(`${name}:`)} ${cell}`;
      return wrapLines(text, width - 2).map((line, part) => (part === 0 ? line : `  ${line}`));
    });
    return index === 0 ? lines : ['', ...lines];
  });
}
