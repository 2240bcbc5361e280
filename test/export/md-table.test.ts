import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { mdTable, mdText } from '../../src/export/md-table.ts';
import { visibleText } from '../../src/export/visible-text.ts';
import { forbidden, hostileText } from './hostile-text.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text a reader sees; fails on anything that is not plain text. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      expect(['text', 'escape']).toContain(token.type);
      return 'text' in token ? token.text : '';
    })
    .join('')
    .replace(/&(lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

const onOneLine = (text: string) => visibleText(text).replace(/\s+/gu, ' ').trim();

describe('a markdown table', () => {
  it('shows any text as it is, with nothing in it at work', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const [table, ...rest] = marked.lexer(mdTable(['A', '>B'], [[a, b]]));
        expect(rest).toEqual([]);
        if (table?.type !== 'table') throw new Error(`a table became ${table?.type}`);
        const [row] = (table as { rows: { tokens: Token[] }[][] }).rows;
        expect(row?.map((cell) => plainText(cell.tokens))).toEqual([onOneLine(a), onOneLine(b)]);
      }),
      { numRuns: 500 },
    );
  });

  it('sets numbers to the right', () => {
    expect(mdTable(['Deck', '>Due'], [['aws', 3]])).toBe(
      '| Deck | Due |\n| --- | ---: |\n| aws | 3 |\n',
    );
  });

  it('carries nothing that commands a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(mdText(text)).not.toMatch(forbidden);
      }),
    );
  });

  it('leaves no HTML behind for programs that read it as such', () => {
    expect(mdText('<img src=x onerror="y">&copy;')).toBe('&lt;img src=x onerror="y"&gt;&amp;copy;');
  });

  it('leaves plain words readable in the source', () => {
    expect(mdText('aws::compute, v1.2 (a-b): 50 % of 3 / 4!')).toBe(
      'aws::compute, v1.2 (a-b): 50 % of 3 / 4!',
    );
  });
});
