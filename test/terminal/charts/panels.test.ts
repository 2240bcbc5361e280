import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from '../../../src/terminal/cells.ts';
import { panelLines } from '../../../src/terminal/charts/panels.ts';
import { createTheme } from '../../../src/terminal/theme.ts';

const theme = createTheme(0);

/** Panels that draw their own width, as `<36>`, with dots up to it. */
const drawing = (leasts: readonly number[], note?: string) =>
  leasts.map((least, index) => ({
    title: `Panel ${index}`,
    note,
    least,
    draw: (width: number) => [`<${width}>`.padEnd(width, '.')],
  }));

const rowsOf = (lines: readonly string[]) =>
  lines
    .filter((line) => line.includes('<'))
    .map((line) => Array.from(line.matchAll(/<(\d+)>/gu), ([, width]) => Number(width)));

describe('panels', () => {
  it('stand beside one another as far as there is room', () => {
    expect(rowsOf(panelLines(drawing([36, 36, 20]), { width: 74, theme }))).toEqual([
      [74],
      [43, 27],
    ]);
    expect(rowsOf(panelLines(drawing([36, 36, 20]), { width: 75, theme }))).toEqual([
      [36, 36],
      [75],
    ]);
    expect(rowsOf(panelLines(drawing([36, 36, 20]), { width: 101, theme }))).toEqual([
      [37, 37, 21],
    ]);
  });

  it('are never narrower than they must be beside others, nor is a row wider than the screen', () => {
    const leasts = fc.array(fc.integer({ min: 12, max: 70 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(leasts, fc.integer({ min: 12, max: 220 }), (wanted, width) => {
        const lines = panelLines(drawing(wanted), { width, theme });
        for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
        const rows = rowsOf(lines);
        expect(rows.flat()).toHaveLength(wanted.length);
        rows.flat().forEach((given, index) => {
          expect(given).toBeGreaterThanOrEqual(Math.min(wanted[index] ?? 0, width));
        });
      }),
    );
  });

  it('have their notes wrapped below the titles', () => {
    const lines = panelLines(drawing([20], 'Some words about what it is'), { width: 20, theme });
    expect(lines.slice(0, 4)).toEqual(['', 'Panel 0', 'Some words about', 'what it is']);
  });
});
