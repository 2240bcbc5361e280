import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldHtml, lineHtml, textHtml } from '../../../src/export/apkg/field.ts';
import { visibleText } from '../../../src/export/visible-text.ts';
import { hostileText } from '../hostile-text.ts';
import { textOfInert } from './inert-html.ts';

describe('markdown as a field', () => {
  it.each([
    ['What is *x*?', 'What is <em>x</em>?'],
    ['**a** `b<c` ~~d~~', '<strong>a</strong> <code>b&lt;c</code> <del>d</del>'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['- a\n- b\n  - c', '<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
    [
      '| A | B |\n| --- | --- |\n| `1` | 2 |',
      '<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td><code>1</code></td><td>2</td></tr>\n</table>',
    ],
    ['```js\na\n  b\n```', '<pre><code>a\n  b</code></pre>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['# Big\n\nsmall', '<p><strong>Big</strong></p>\n<p>small</p>'],
    ['a<br>b\\\nc', 'a<br>b<br>c'],
    ['[AWS](https://aws.example/a?b&c)', '<a href="https://aws.example/a?b&amp;c">AWS</a>'],
    ['[x](javascript:alert(1)) [y](#here)', 'x y'],
    ['![a map](map.png)', '&#91;image: a map&#93;'],
    ['<b onclick="x()">raw</b>', '&lt;b onclick=&quot;x()&quot;&gt;raw&lt;/b&gt;'],
    ['AT&amp;T &copy;', 'AT&amp;T &amp;copy;'],
    ['`C:\\dir`', '<code>C:<span>\\</span>dir</code>'],
    ['[ref]: https://a.example', '&#91;ref&#93;: https://a.example'],
  ])('%j is %j', (markdown, field) => {
    expect(fieldHtml(markdown)).toBe(field);
    textOfInert(field);
  });

  it('of a heading is a line, whatever it begins with', () => {
    expect(lineHtml('1. `EC2` & *more*')).toBe('1. <code>EC2</code> &amp; <em>more</em>');
  });

  it.each([
    '</div><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="&lt;script&gt;">',
    '<style>*{background:url(//evil.invalid)}</style>',
    '<!-- --><anki-mathjax>x</anki-mathjax>',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x) [y](JaVaScRiPt:x) [z](//evil.invalid) <javascript:alert(1)>',
    '[x](https://a.example/"onmouseover="alert(1) "title\\"><script>")',
    '[![i](https://a.example/x.png)](https://a.example "t")',
    '```"><script>\n</code></pre><script>alert(1)</script>\n```',
    '{{c1::x}} {{Question}} {{#Tags}} }} {{{x}}}',
    '[sound:a.mp3] [sound:&#91;] [anki:play:q:0] [anki:tts][en_US]x[/anki:tts]',
    '[latex]\\input{/etc/passwd}[/latex] [$]x[/$] [$$]x[/$$]',
    '\\(\\href{javascript:alert(1)}{x}\\) \\[x\\] \\\\(x\\\\) `\\(x\\)` \\begin{equation}',
    '\\**(** \\<b>(',
    '[[type:Answer]] [[cloze:x]]',
    '\x1b[2J\x9b31m\0 a\x1fb \u202etxt\x7f',
    '&#91;sound:a.mp3&#93; &lbrack;latex&rbrack; &#x7b;&#x7b;',
    '<p>\n<script>alert(1)</script>\n\n[a]: javascript:x "<script>"',
  ])('acts nowhere: %j', (text) => {
    textOfInert(fieldHtml(text));
    textOfInert(lineHtml(text));
  });

  it.each([
    ['deep', `${'> '.repeat(90)}<script>`],
    ['too deep', `${'- '.repeat(500)}<script>`],
    ['a run of marks', `${'*a '.repeat(3000)}<script>`],
    ['long', `<b>\\(${'x'.repeat(70_000)}`],
  ])('acts nowhere where it is %s', (_, text) => {
    expect(textOfInert(fieldHtml(text))).toContain('<');
    textOfInert(lineHtml(text));
  });

  it('acts nowhere, whatever it is made of', () => {
    const piece = fc.oneof(
      hostileText,
      fc.constantFrom(
        ...['\\', '(', '[', '\\(', '\\[', '{{', '}}', '[sound:', '[latex]', '<script>', '</li>'],
        ...['\n', '\n\n', '- ', '1. ', '> ', '| ', '|\n|---|\n', '```\n', '<br>', '](', '<div>\n'],
        ...['"', "'", '&', ';', '&#', '<!--', '-->', '\x1f', 'https://', 'mailto:', '<a href='],
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        textOfInert(fieldHtml(pieces.join('')));
        textOfInert(lineHtml(pieces.join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('shows plain text as it is, but for what cannot be seen', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(textOfInert(textHtml(text))).toBe(visibleText(text));
      }),
    );
  });
});
