import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../src/import/apkg/html-to-markdown.ts';
import { glyphsFor } from '../../../src/terminal/glyphs.ts';
import { renderMarkdown } from '../../../src/terminal/markdown.ts';
import { createTheme } from '../../../src/terminal/theme.ts';

describe('what a field says, as markdown', () => {
  test.each([
    ['text', 'a  b\n c', 'a b c'],
    ['entities', 'a &lt; b &amp;&nbsp;c &eacute; &#8594; &bogus;', 'a \\< b & c é → \\&bogus;'],
    ['line ends', 'a<br>b<div>c</div><div>d</div>e', 'a  \nb  \nc  \nd  \ne'],
    ['empty lines', 'a<br><br>b<div><br></div>c', 'a  \nb  \nc'],
    ['paragraphs', '<p>a</p><p>b</p>', 'a\n\nb'],
    ['a heading', '<h2>a</h2>b', '**a**\n\nb'],
    ['bold and italic', 'a <b>b</b> <i>c</i> <strong><em>d</em></strong>', 'a **b** *c* ***d***'],
    ['marks that hug their words', 'a<b> b </b>c', 'a **b** c'],
    ['bold over a line end', '<b>a<br>b</b>', '**a**  \n**b**'],
    ['bold within a word', 'H<b>2</b>O', 'H**2**O'],
    ['marks that would mean nothing there', 'a<b>(b)</b>c', 'a(b)c'],
    ['code', '<code>a_b &lt;c&gt;</code> and <code>`</code>', '`a_b <c>` and `` ` ``'],
    [
      'a piece of code',
      '<pre>if (a)\n  b&lt;br&gt;<br>c</pre>d',
      '```\nif (a)\n  b<br>\nc\n```\n\nd',
    ],
    ['a list', 'a<ul><li>b</li><li>c<br>d</li></ul>e', 'a\n\n- b\n- c  \n  d\n\ne'],
    [
      'lists in lists',
      '<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>',
      '1. a\n   - b\n2. c',
    ],
    ['an empty item', '<ul><li></li><li>a</li></ul>', '- a'],
    [
      'a table',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>',
      '**a** | **b**  \nc | d',
    ],
    ['a power', '10<sup>9</sup> H<sub>2</sub>O', '10^9 H2O'],
    [
      'an image',
      '<img src="a_b.png"> <img alt="c" src="data:x"> <img>',
      '[image: a_b.png] [image: c] [image]',
    ],
    [
      'links',
      '<a href="https://a.b/c_d">x</a> <a href="http://e">http://e</a> <a href="javascript:f">y</a>',
      'x (https://a.b/c_d) http://e y',
    ],
    ['a sound', '[sound:a_b.mp3]', '[sound:a_b.mp3]'],
    ['formulas', '\\(a_1*b*c\\) [$]x[/$] \\[y\\]', '$a_1*b*c$ $x$ $$y$$'],
    ['what is for the browser', '<style>a{}</style>b<script>c</script><!-- d -->', 'b'],
    ['what looks like a link', '[a](http://b) [c]: d', '[a\\](http://b) [c\\]: d'],
    ['what looks like a heading', '# a<br>&gt; b<br>---', '\\# a  \n\\> b  \n\\---'],
    ['controls', 'a\u0000b\u001b[31mc', 'a b [31mc'],
  ])('%s', (_, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test('a side without end is cut', () => {
    expect(htmlToMarkdown('a'.repeat(200_000))).toHaveLength(100_000);
  });
});

const theme = createTheme(0, glyphsFor({}));

/** What a person sees on the screen, white space folded. */
function seen(markdown: string): string {
  return renderMarkdown(markdown, { width: 10_000, theme }).replace(/\s+/gu, ' ').trim();
}

const marks = fc.constantFrom(
  ...'*_`#>[](){}<>&|~=-+.!\\"\'^:;,/ab1 é'.split(''),
  '  ',
  '1. ',
  '](',
  '![',
  '==',
  '**',
  '&amp;',
  '://',
);

test('any text is seen as it was written, whatever it would mean in markdown', () => {
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 30 }), (parts) => {
      const text = parts.join('').replace(/\s+/gu, ' ').trim();
      // A line that begins as an item is shown as one, which reads the same.
      fc.pre(!/^(?:[-+]|\d+[.)])(?:\s|$)/u.test(text));
      const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(seen(htmlToMarkdown(html))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

const tags = fc.constantFrom(
  ...'b i u code pre ul ol li p div br table tr td th sup h1 img script style a span hr'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  '<img src=a>',
  '<',
  '>',
  '&',
  '&lt;',
  '<!--',
  '-->',
  '\n',
  ' ',
  'word',
  '**',
  '`',
  '\\(',
  '\\)',
  '$',
);

test('any HTML becomes markdown that can be drawn', () => {
  fc.assert(
    fc.property(fc.array(tags, { maxLength: 60 }), (parts) => {
      const markdown = htmlToMarkdown(parts.join(''));
      expect(markdown).toBe(markdown.trim());
      expect(markdown).not.toMatch(/\n{3}|[\p{Cc}](?<!\n)/u);
      expect(() => renderMarkdown(markdown, { width: 80, theme })).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['open tags', '<b>'],
  ['tags that were never opened', '</i>'],
  ['lists in lists', '<ul><li>'],
  ['half tags', '<b <i'],
  ['comments that do not end', '<!--'],
  ['formulas that do not end', '\\('],
  ['ticks', '<code>`</code> '],
  ['code in code', '<pre>`'],
  ['emphasis', '<b>(</b>a<i>)</i>'],
  ['cells', '<td>a</td>'],
])('a side full of %s takes no longer than others', (_, part) => {
  const html = part.repeat(100_000 / part.length);
  const before = process.cpuUsage();
  htmlToMarkdown(html);
  // Microseconds of work, however busy the machine is.
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});
