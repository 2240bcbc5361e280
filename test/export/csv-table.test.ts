import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../src/export/csv-table.ts';
import { visibleText } from '../../src/export/visible-text.ts';
import { csvRecords } from './csv-records.ts';
import { forbidden, hostileText } from './hostile-text.ts';

const cellOf = (cell: string | number | null) => csvRecords(csvTable(['x'], [[cell]]))[1]?.[0];

describe('a CSV table', () => {
  it('begins with a byte order mark, so that spreadsheets read it as UTF-8', () => {
    expect(csvTable(['term'], [['é']])).toBe('\ufeffterm\né\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\n=1', '＝1', '＋1', '－1', '＠A'])(
    'keeps a spreadsheet from running %j',
    (text) => expect(cellOf(text)).toBe(`'${text}`),
  );

  it('keeps numbers numbers, negative ones too, and leaves nothing empty', () => {
    expect(csvTable(['a', 'b', 'c'], [[-3, 0.5, null]])).toBe('\ufeffa,b,c\n-3,0.5,\n');
  });

  it('quotes what would break out of its cell', () => {
    expect(cellOf('a","=1+1')).toBe('a","=1+1');
    expect(cellOf('two\nlines')).toBe('two\nlines');
  });

  it('gives back every text once the guarding sign is taken off', () => {
    const unguarded = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\n␍␀＝＋－＠])/u, '');
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const [, row] = csvRecords(csvTable(['a', 'b'], [[a, b]]));
        expect(row?.map(unguarded)).toEqual([visibleText(a), visibleText(b)]);
      }),
    );
  });

  it('carries nothing that commands a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(csvTable(['x'], [[text]])).not.toMatch(forbidden);
      }),
    );
  });
});
