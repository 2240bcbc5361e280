import { cells } from '../cells.ts';
import { safeLine } from '../safe-text.ts';
import type { Style, Theme } from '../theme.ts';
import { type Align, pad, truncateLine } from '../wrap.ts';

export interface TableColumn {
  readonly header: string;
  readonly align?: Align;
  /** May be cut when the table is too wide; where none may, all are. */
  readonly flexible?: boolean;
  /**
   * Turns the text of a cell into one line that is safe to show: `safeLine` when not given,
   * `renderInline` for markdown.
   */
  readonly render?: (text: string) => string;
  /** Put around a cell after it was cut. */
  readonly style?: Style;
}

const gap = 2;
const minColumn = 6;

/** Rows under a header, in columns aligned by cells and cut to the width. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: { readonly width: number; readonly theme: Theme },
): string[] {
  const { theme, width } = options;
  const { ellipsis } = theme.glyphs;
  const shown = rows.map((row) =>
    columns.map((column, index) => (column.render ?? safeLine)(row[index] ?? '')),
  );
  const widths = columnWidths(columns, shown, width);
  const line = (texts: readonly string[], styles: readonly (Style | undefined)[]) => {
    const parts = columns.map((column, index) => {
      const room = widths[index] ?? 0;
      const padded = pad(truncateLine(texts[index] ?? '', room, ellipsis), room, column.align);
      const text = index === columns.length - 1 ? padded.trimEnd() : padded;
      return (styles[index] ?? String)(text);
    });
    return truncateLine(parts.join(' '.repeat(gap)).trimEnd(), width, ellipsis);
  };
  const styles = columns.map((column) => column.style);
  return [
    line(
      columns.map((column) => column.header),
      columns.map(() => theme.muted),
    ),
    ...shown.map((row) => line(row, styles)),
  ];
}

/** As wide as the widest cell; then the widest of those that may give way, cell by cell. */
function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, cells(row[index] ?? '')), cells(column.header)),
  );
  const room = width - gap * (columns.length - 1);
  const flexible = columns.flatMap((column, index) => (column.flexible === true ? [index] : []));
  const all = columns.map((_, index) => index);
  shrink(widths, flexible, room);
  shrink(widths, all, room);
  return widths;
}

function shrink(widths: number[], among: readonly number[], room: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = among.reduce(
      (best, index) => ((widths[index] ?? 0) > (widths[best] ?? 0) ? index : best),
      among[0] ?? 0,
    );
    const current = widths[widest] ?? 0;
    if (!among.includes(widest) || current <= minColumn) return;
    widths[widest] = current - 1;
    excess -= 1;
  }
}
