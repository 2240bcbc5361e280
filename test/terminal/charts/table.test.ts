import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells } from '../../../src/terminal/cells.ts';
import { table } from '../../../src/terminal/charts/table.ts';
import { renderInline } from '../../../src/terminal/markdown.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from '../forbidden.ts';
import { hostileMarkdown } from '../hostile-text.ts';

const theme = createTheme(0);

describe('a table', () => {
  test('aligns its columns by cells', () => {
    expect(
      table(
        [{ header: 'Deck' }, { header: 'Due', align: 'right' }, { header: 'Next' }],
        [
          ['日本', '3', 'a'],
          ['aws', '120', 'b'],
        ],
        { width: 40, theme },
      ),
    ).toEqual(['Deck  Due  Next', '日本    3  a', 'aws   120  b']);
  });

  test('cuts the flexible column, and the others only when that is not enough', () => {
    const columns = [{ header: 'ID' }, { header: 'Question', flexible: true }];
    const rows = [['k3v9x2m1q8z7', 'What is Amazon EC2 used for?']];
    expect(table(columns, rows, { width: 30, theme })[1]).toBe('k3v9x2m1q8z7  What is Amazon…');
    expect(table(columns, rows, { width: 16, theme })[1]).toBe('k3v9x2m…  What…');
  });

  test('fits the width and is safe, whatever the cells hold', () => {
    const colour = createTheme(1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostileMarkdown, hostileMarkdown)),
        fc.integer({ min: 20, max: 120 }),
        (rows, width) => {
          const lines = table(
            [
              { header: 'Name', style: colour.term },
              {
                header: 'Question',
                flexible: true,
                render: (text) => renderInline(text, { theme: colour }),
              },
            ],
            rows,
            { width, theme: colour },
          );
          expect(lines).toHaveLength(rows.length + 1);
          for (const line of lines) {
            expect(cells(line)).toBeLessThanOrEqual(width);
            expect(firstForbidden(unstyled(line))).toBeUndefined();
          }
        },
      ),
    );
  });
});
