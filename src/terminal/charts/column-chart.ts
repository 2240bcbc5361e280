import type { Theme } from '../theme.ts';
import { pad } from '../wrap.ts';

export interface Column {
  /** Below the column, where there is room; short. */
  readonly label: string;
  /** Never negative. */
  readonly value: number;
}

/**
 * Columns side by side above their labels, with the scale on the left: for a forecast of days.
 * Columns are up to four cells wide; where there are more of them than cells, only the first ones
 * fit, and the caller can ask `columnsThatFit` beforehand.
 */
export function columnChart(
  columns: readonly Column[],
  options: { readonly width: number; readonly theme: Theme; readonly height?: number },
): string[] {
  const { theme, width, height = 6 } = options;
  const shown = columns.slice(0, columnsThatFit(columns, width));
  const max = Math.max(0, ...shown.map((column) => column.value));
  if (max === 0) return [];
  const scale = String(max).length;
  const room = width - scale - 1;
  const pitch = Math.min(5, Math.floor(room / shown.length));
  const gap = pitch > 1 ? ' ' : '';
  const rows = Array.from({ length: height }, (_, index) => {
    const level = height - 1 - index;
    const mark = index === 0 ? String(max) : index === height - 1 ? '0' : '';
    const line = shown
      .map((column) =>
        columnPart(column.value, max, level, height, theme).repeat(pitch - gap.length),
      )
      .join(gap);
    return `${theme.muted(pad(mark, scale, 'right'))} ${theme.term(line.trimEnd())}`;
  });
  return [...rows, ' '.repeat(scale + 1) + theme.muted(labels(shown, pitch))];
}

/** How many columns a chart of this width can show. */
export function columnsThatFit(columns: readonly Column[], width: number): number {
  const max = Math.max(0, ...columns.map((column) => column.value));
  return Math.min(columns.length, Math.max(1, width - String(max).length - 1));
}

/** One row of one column; a value above zero always shows in the lowest row. */
function columnPart(
  value: number,
  max: number,
  level: number,
  height: number,
  theme: Theme,
): string {
  const parts = theme.glyphs.columnParts;
  const steps = parts.length - 1;
  const least = value > 0 ? 1 : 0;
  const filled = Math.max(least, Math.round((value / max) * height * steps));
  return parts[Math.max(0, Math.min(steps, filled - level * steps))] ?? ' ';
}

/** As many labels as there is room for, each at the start of its column. */
function labels(columns: readonly Column[], pitch: number): string {
  let line = '';
  for (const [index, column] of columns.entries()) {
    const at = index * pitch;
    const free = line === '' || line.length < at;
    const end = at + column.label.length;
    if (free && end <= columns.length * pitch) line = line.padEnd(at) + column.label;
  }
  return line;
}

/** Values in one line of blocks, the largest as high as the line. */
export function sparkline(values: readonly number[], theme: Theme): string {
  const max = Math.max(0, ...values);
  return values.map((value) => (max === 0 ? ' ' : columnPart(value, max, 0, 1, theme))).join('');
}
