import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells } from '../../../src/terminal/cells.ts';
import {
  columnChart,
  columnsThatFit,
  sparkline,
} from '../../../src/terminal/charts/column-chart.ts';
import { createTheme } from '../../../src/terminal/theme.ts';

const theme = createTheme(0);
const columns = (values: readonly number[]) =>
  values.map((value, index) => ({ label: `d${index}`, value }));

describe('columns', () => {
  test('stand above their labels beside the scale', () => {
    expect(columnChart(columns([4, 2, 0, 1]), { width: 14, theme, height: 2 })).toEqual([
      '4 ██',
      '0 ██ ██    ▄▄',
      '  d0 d1 d2 d3',
    ]);
  });

  test('fit the width, whatever their number', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(values, fc.integer({ min: 20, max: 200 }), (list, width) => {
        for (const line of columnChart(columns(list), { width, theme })) {
          expect(cells(line)).toBeLessThanOrEqual(width);
        }
        expect(columnsThatFit(columns(list), width)).toBeLessThanOrEqual(list.length);
      }),
    );
  });

  test('nothing is drawn where there is nothing to show', () => {
    expect(columnChart(columns([0, 0]), { width: 40, theme })).toEqual([]);
    expect(columnChart([], { width: 40, theme })).toEqual([]);
  });

  test('a day with a single review is seen beside one with a thousand', () => {
    const lines = columnChart(columns([1000, 1, 0]), { width: 10, theme, height: 3 });
    expect(lines[2]).toBe('   0 █▁');
  });
});

describe('a sparkline', () => {
  test('has a block for each value', () => {
    expect(sparkline([0, 1, 4, 8], theme)).toBe(' ▁▄█');
    expect(sparkline([0, 0], theme)).toBe('  ');
  });
});
