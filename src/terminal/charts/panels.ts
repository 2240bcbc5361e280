import type { Theme } from '../theme.ts';
import { pad, truncateLine, wrapLines } from '../wrap.ts';

/** A drawing with a title, which can stand beside others. */
export interface Panel {
  readonly title: string;
  /** What the drawing means, below the title; nothing when not given. */
  readonly note?: string | undefined;
  /** The width in cells below which it stands alone in its row. */
  readonly least: number;
  /** Lines of at most `width` cells. */
  readonly draw: (width: number) => readonly string[];
}

const gap = 3;

/**
 * Panels in rows, as many beside one another as the width has room for. What is left of a row is
 * shared among its panels. An empty line stands before each row.
 */
export function panelLines(
  panels: readonly Panel[],
  { width, theme }: { readonly width: number; readonly theme: Theme },
): string[] {
  return inRows(panels, width).flatMap((row) => {
    const taken = row.reduce((sum, { least }) => sum + least, gap * (row.length - 1));
    const extra = Math.floor((width - taken) / row.length);
    const blocks = row.map((panel) => {
      const own = row.length === 1 ? width : panel.least + extra;
      return { width: own, lines: blockLines(panel, own, theme) };
    });
    const height = Math.max(...blocks.map(({ lines }) => lines.length));
    const lines = Array.from({ length: height }, (_, index) =>
      blocks
        .map((block) => pad(block.lines[index] ?? '', block.width))
        .join(' '.repeat(gap))
        .trimEnd(),
    );
    return ['', ...lines];
  });
}

function inRows(panels: readonly Panel[], width: number): readonly (readonly Panel[])[] {
  const rows: Panel[][] = [];
  let used = 0;
  for (const panel of panels) {
    const row = rows.at(-1);
    if (row !== undefined && used + gap + panel.least <= width) {
      row.push(panel);
      used += gap + panel.least;
    } else {
      rows.push([panel]);
      used = panel.least;
    }
  }
  return rows;
}

function blockLines(panel: Panel, width: number, theme: Theme): readonly string[] {
  const { title, note, draw } = panel;
  return [
    theme.heading(truncateLine(title, width, theme.glyphs.ellipsis)),
    ...(note === undefined ? [] : wrapLines(note, width).map(theme.muted)),
    ...draw(width),
  ];
}
