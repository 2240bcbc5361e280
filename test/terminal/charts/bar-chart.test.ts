import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells } from '../../../src/terminal/cells.ts';
import { barChart } from '../../../src/terminal/charts/bar-chart.ts';
import { asciiGlyphs } from '../../../src/terminal/glyphs.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden } from '../forbidden.ts';

const theme = createTheme(0);
const bar = (label: string, value: number) => ({ label, value, text: String(value) });

describe('bars', () => {
  test('are in proportion, to an eighth of a cell', () => {
    expect(
      barChart([bar('a', 16), bar('b', 8), bar('c', 1), bar('d', 0)], { width: 23, theme }),
    ).toEqual(['a  16  ████████████████', 'b   8  ████████', 'c   1  █', 'd   0']);
  });

  test('are measured against the maximum where one is given', () => {
    expect(barChart([bar('a', 0.5)], { width: 16, theme, max: 1 })).toEqual(['a  0.5  ████']);
  });

  test('fit the width, labels of any text included, and say every value', () => {
    const bars = fc.array(
      fc.record({
        label: fc.string({ unit: 'grapheme' }),
        value: fc.integer({ min: 0, max: 1e6 }).map(Number),
      }),
    );
    fc.assert(
      fc.property(bars, fc.integer({ min: 24, max: 200 }), (list, width) => {
        const lines = barChart(
          list.map(({ label, value }) => bar(label, value)),
          { width, theme },
        );
        for (const [index, line] of lines.entries()) {
          expect(cells(line)).toBeLessThanOrEqual(width);
          expect(line).toContain(` ${list[index]?.value}`);
        }
      }),
    );
  });

  test('a small value is not nothing', () => {
    expect(barChart([bar('a', 1e6), bar('b', 1)], { width: 40, theme })[1]).toMatch(/1 {2}▏$/);
  });

  test('labels from notes are made safe', () => {
    expect(
      firstForbidden(barChart([bar('\x1b[2Ja\nb', 1)], { width: 40, theme }).join('')),
    ).toBeUndefined();
  });

  test('ASCII draws whole cells', () => {
    const ascii = createTheme(0, asciiGlyphs);
    expect(barChart([bar('a', 4), bar('b', 2)], { width: 14, theme: ascii })).toEqual([
      'a  4  ########',
      'b  2  ####',
    ]);
  });
});
