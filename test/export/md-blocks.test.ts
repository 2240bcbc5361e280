import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { mdBlocks } from '../../src/export/md-blocks.ts';
import { forbidden, hostileText } from './hostile-text.ts';

/** What a program might act on in a piece of markdown. */
function harmIn(markdown: string): string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (['html', 'image', 'def', 'heading'].includes(token.type)) found.push(token.raw);
    if (token.type === 'link' && !/^(?:https?:\/\/|mailto:)/u.test(token['href'])) {
      found.push(token.raw);
    }
    if (token.type === 'code' && token['lang']) found.push(token.raw);
  });
  return found;
}

const linePieces = [
  '# head\n',
  '===\n',
  '---\n',
  '- a\n',
  '- \n',
  '  - b\n',
  '  * \n',
  '3. c\n',
  '> q\n',
  '> - \n',
  '```js\n',
  '    indented\n',
  '| a | b |\n| --- | --- |\n| `x|y` | z |\n',
  '[r]: http://x.invalid "t"\n',
  '\n\n',
  '\\- x\n',
  '\\=\n',
  '[l](https://x.invalid/a|b?<c>&d)',
  '<div>\n',
  '- [ ] t\n',
  '!<https://x.invalid>',
  '\\!',
  '[https://x.invalid/![i](x)](https://x.invalid)',
];
const hostileBlocks = fc
  .array(fc.oneof(fc.constantFrom(...linePieces), hostileText), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('markdown of a note within another document', () => {
  it('has nothing in it that a program would act on', () => {
    fc.assert(
      fc.property(hostileBlocks, (text) => {
        const written = mdBlocks(text);
        expect(harmIn(written)).toEqual([]);
        expect(written).not.toMatch(forbidden);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a **bold *em*** `code` ~~gone~~', 'a **bold *em*** `code` ~~gone~~'],
    ['one\ntwo  \nthree', 'one\ntwo  \nthree'],
    ['- a\n  1. b\n- c', '- a\n  1. b\n- c'],
    ['- a\n  - [r]: https://x.invalid', '- a'],
    ['- [x] done\n- [ ] open', '- [x] done\n- [ ] open'],
    ['> q\n>\n> r', '> q\n>\n> r'],
    ['```js\na\n\n- b\n```', '```\na\n\n- b\n```'],
    ['``a ` b``', '``a ` b``'],
    ['| a | b |\n| - | - |\n| `x\\|y` | z<br>w |', '| a | b |\n| --- | --- |\n| `x\\|y` | z w |'],
    ['## Head', '**Head**'],
    ['Head\n===', '**Head**'],
    ['5 &lt; 6 &amp; 7', '5 &lt; 6 &amp; 7'],
    ['\\- no list', '\\- no list'],
    ['[docs](https://x.invalid/a_(b))', '[docs](<https://x.invalid/a_(b)>)'],
    ['[x](javascript:alert(1))', 'x'],
    ['![alt](http://x.invalid/i.png)', '\\[image: alt\\]'],
    ['wow!<https://x.invalid/>', 'wow\\![https\\://x.invalid/](<https://x.invalid/>)'],
    ['[a \\[b\\]](https://x.invalid)', '[a &#91;b&#93;](<https://x.invalid/>)'],
    // marked fails on this one.
    ['- [ ] t\n\t> - \n\\- x', '\\- \\[ \\] t  \n&gt; -  \n\\\\- x'],
    ['<script>x</script>', '&lt;script&gt;x&lt;/script&gt;'],
  ])('writes %j as %j', (text, written) => expect(mdBlocks(text)).toBe(written));

  it('is made in bounded time, and whole, however long or deep it is', () => {
    for (const text of ['a.'.repeat(40_000), `${'>'.repeat(5000)} x`, '*a '.repeat(20_000)]) {
      const started = performance.now();
      expect(mdBlocks(text).length).toBeGreaterThanOrEqual(text.trim().length);
      expect(performance.now() - started).toBeLessThan(3000);
    }
  });
});
