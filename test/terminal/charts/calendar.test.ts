import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, parseDay } from '../../../src/day.ts';
import { cells } from '../../../src/terminal/cells.ts';
import { calendar } from '../../../src/terminal/charts/calendar.ts';
import { asciiGlyphs } from '../../../src/terminal/glyphs.ts';
import { createTheme } from '../../../src/terminal/theme.ts';

const theme = createTheme(0);

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`no day: ${text}`);
  return parsed;
}

describe('the calendar', () => {
  // 2026-03-11 is a Wednesday.
  const until = day('2026-03-11');

  test('has weeks as columns and weekdays as rows, and leaves the days to come blank', () => {
    const counts = [
      { day: day('2026-03-11'), count: 9 },
      { day: day('2026-03-09'), count: 1 },
      { day: day('2026-03-08'), count: 5 },
      { day: day('2026-02-23'), count: 3 },
    ];
    expect(calendar(counts, { width: 7, theme, until, weeks: 3 })).toEqual([
      '    Feb',
      'Mon ▒·░',
      '    ···',
      'Wed ··█',
      '    ··',
      'Fri ··',
      '    ··',
      'Sun ·▓',
      '',
      '    · 0',
      '    ░ 1-2',
      '    ▒ 3-4',
      '    ▓ 5-8',
      '    █ 9+',
    ]);
  });

  test('can begin its weeks on a Sunday', () => {
    const lines = calendar([{ day: day('2026-03-08'), count: 1 }], {
      width: 6,
      theme,
      until,
      weeks: 2,
      firstWeekday: 0,
    });
    expect(lines[1]).toBe('Sun ·░');
    expect(lines[5]).toBe('Thu ·');
  });

  test('shows as many weeks as fit, and never more than a year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 220 }),
        fc.integer({ min: 0, max: 400 }),
        (width, back) => {
          const lines = calendar([{ day: addDays(until, -back), count: 1 }], {
            width,
            theme,
            until,
          });
          for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
          const weeks = lines[1]?.slice(4).replaceAll(' ', '').length ?? 0;
          expect(weeks).toBe(Math.min(53, width - 4));
        },
      ),
    );
  });

  test('says what the shades stand for, in glyphs that differ without colour', () => {
    const counts = [1, 2, 3, 4, 20].map((count, index) => ({ day: addDays(until, -index), count }));
    const ascii = createTheme(0, asciiGlyphs);
    const legend = calendar(counts, { width: 80, theme: ascii, until }).at(-1);
    expect(legend).toBe('    . 0  - 1  + 2  * 3  # 4+  reviews a day');
  });
});
