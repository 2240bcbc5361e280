import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells } from '../../src/terminal/cells.ts';
import { asciiGlyphs } from '../../src/terminal/glyphs.ts';
import { renderInline, renderMarkdown } from '../../src/terminal/markdown.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from './forbidden.ts';
import { hostileMarkdown } from './hostile-text.ts';

const plain = createTheme(0);
const colour = createTheme(1);
const render = (markdown: string, width = 60) => renderMarkdown(markdown, { width, theme: plain });

describe('any text at all', () => {
  test('is drawn within the width, without a character that acts on the terminal', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.integer({ min: 20, max: 200 }), (markdown, width) => {
        const text = renderMarkdown(markdown, { width, theme: plain });
        expect(firstForbidden(text)).toBeUndefined();
        for (const line of text.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
        const coloured = renderMarkdown(markdown, { width, theme: colour });
        expect(firstForbidden(unstyled(coloured))).toBeUndefined();
      }),
    );
  });

  test('fits on one line of a listing', () => {
    fc.assert(
      fc.property(hostileMarkdown, (markdown) => {
        const line = renderInline(markdown, { theme: colour });
        expect(firstForbidden(unstyled(line))).toBeUndefined();
        expect(line).not.toContain('\n');
      }),
    );
  });

  test.each([
    ['quotations in quotations', '>'.repeat(5000), '>'],
    [
      'lists in lists',
      Array.from({ length: 150 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n'),
      'x',
    ],
    ['what may be mail addresses', `${'a.'.repeat(30_000)}@`, 'a.a'],
    ['open emphasis', '**a_'.repeat(15_000), 'a_'],
    ['a word of 60,000 letters', 'x'.repeat(60_000), 'xxx'],
    ['60,000 wide characters', '日'.repeat(60_000), '日日'],
    [
      'a table of 2,000 columns',
      `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|b'.repeat(2000)}|`,
      'b',
    ],
  ])('is drawn even when it is made to exhaust the parser: %s', (_, markdown, part) => {
    expect(render(markdown)).toContain(part);
  });

  test('that is very long is cut, and the cut is announced', () => {
    const text = render('word '.repeat(20_000));
    expect(text).toContain('the note has 67232 more characters');
  });
});

describe('paragraphs and what is in them', () => {
  test('sentences run on over the lines of the note; a break that is asked for is kept', () => {
    expect(render('one\ntwo  \nthree<br>four')).toBe('one two\nthree\nfour');
  });

  test('marks of emphasis become styles', () => {
    const text = renderMarkdown('**bold** *it* `code` ~~old~~', { width: 60, theme: colour });
    expect(text).toBe(
      '\x1b[1mbold\x1b[22m \x1b[3mit\x1b[23m \x1b[35mcode\x1b[39m \x1b[9mold\x1b[29m',
    );
  });

  test('a link shows where it leads, even when its text claims something else', () => {
    expect(render('[https://aws.amazon.com](http://evil.invalid/)')).toBe(
      'https://aws.amazon.com (http://evil.invalid/)',
    );
    expect(render('see https://aws.amazon.com/s3')).toBe('see https://aws.amazon.com/s3');
    expect(render('[docs](../readme.md) and [top](#top)')).toBe('docs (../readme.md) and top');
  });

  test('only web and mail addresses look like links', () => {
    const link = (target: string) =>
      renderMarkdown(`[x](${target})`, { width: 60, theme: colour }).includes('\x1b[4m');
    expect(['https://a.b', 'http://a.b', 'mailto:a@b.c'].map(link)).toEqual([true, true, true]);
    expect(['javascript:a', 'file:///etc/passwd', 'data:a'].map(link)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('an image is named with its path', () => {
    expect(render('![VPC diagram](img/vpc.png) ![](a.png)')).toBe(
      '[image: VPC diagram (img/vpc.png)] [image: a.png]',
    );
  });

  test('tags are dropped, placeholders and their meaning stay', () => {
    expect(
      render('put <b>it</b> in <bucket-name>, 10<sup>9</sup> &lt;b&gt; <!-- not this -->'),
    ).toBe('put it in <bucket-name>, 10^9 <b>');
  });

  test('formulas stay as written, prices are no formulas', () => {
    expect(render('$a_b*c*d_e$ and $$\\frac{1}{2} \\\\ x$$')).toBe(
      '$a_b*c*d_e$ and $$\\frac{1}{2} \\\\ x$$',
    );
    expect(render('$5 for *one*, $10 for two')).toBe('$5 for one, $10 for two');
  });

  test('a footnote shows its mark and its text', () => {
    expect(render('Claim[^1].\n\n[^1]: Source\n\n[^2]: Two words')).toBe(
      'Claim[^1].\n\n[^1]: Source\n\n[^2]: Two words',
    );
  });

  test('an escape character that an entity stands for is shown, not sent', () => {
    expect(render('&#27;[31mFAKE [x](http://a/&#27;[31m)')).toBe('^[[31mFAKE x (http://a/^[[31m)');
  });
});

describe('blocks', () => {
  test('items hang behind their bullets, at every depth', () => {
    expect(render('- a long item that wraps\n  - inner item\n    1. deep\n- last', 20)).toBe(
      ['• a long item that', '  wraps', '  ◦ inner item', '    1. deep', '• last'].join('\n'),
    );
  });

  test('lists nested too deeply for the width stop moving in', () => {
    const list = Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`);
    const lines = render(list.join('\n'), 20).split('\n');
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toBe('    ▪ item 19');
  });

  test('a list that begins an item and has no room to move in loses nothing', () => {
    expect(render('10. - alpha\n    - beta', 16)).toBe('10.\n◦ alpha\n◦ beta');
  });

  test('numbers are aligned, and begin where the note begins', () => {
    expect(render('9. nine\n10. ten')).toBe('9.  nine\n10. ten');
  });

  test('tasks show whether they are done', () => {
    expect(render('- [ ] open\n- [x] done\n- plain')).toBe('[ ] open\n[x] done\n• plain');
  });

  test('columns of a table are aligned by cells', () => {
    expect(render('| Name | Cost |\n|--|--:|\n| S3 日本 | 1 |\n| x | 100 |')).toBe(
      ['Name    │ Cost', '────────┼─────', 'S3 日本 │    1', 'x       │  100'].join('\n'),
    );
  });

  test('a table too wide is wrapped within its columns', () => {
    const text = render('| Service | Purpose |\n|-|-|\n| EC2 | Virtual servers in the cloud |', 30);
    expect(text).toBe(
      [
        'Service │ Purpose',
        '────────┼─────────────────────',
        'EC2     │ Virtual servers in',
        '        │ the cloud',
      ].join('\n'),
    );
  });

  test('a table with no room for its columns becomes rows of header and value', () => {
    const text = render(
      '| Service | Purpose | Durability | Latency |\n|-|-|-|-|\n| S3 Standard | Objects in buckets | eleven nines | milliseconds |',
      40,
    );
    expect(text).toBe(
      'Service: S3 Standard\nPurpose: Objects in buckets\nDurability: eleven nines\nLatency: milliseconds',
    );
  });

  test('code names its language and keeps its spaces; the rest of a long line is marked', () => {
    expect(render('```python\ndef f(x):\n    return aaaaaaaaa + bbbbbbbbbb\n```', 24)).toBe(
      ['  python:', '  def f(x):', '      return aaaaaaaaa', '      ↪ + bbbbbbbbbb'].join('\n'),
    );
  });

  test('quotations and callouts stand behind a bar', () => {
    expect(render('> quoted\n> > inner')).toBe('│ quoted\n│\n│ │ inner');
    expect(render('> [!tip] Know *this*\n> body')).toBe('│ Tip: Know this\n│ body');
    expect(render('> [!NOTE]\n> body')).toBe('│ Note\n│ body');
  });

  test('HTML shows its text', () => {
    expect(render('<details>\n<summary>Answer</summary>\n<p>Yes</p>\n</details>')).toBe(
      'Answer\nYes',
    );
  });

  test('headings and rules stand apart', () => {
    expect(render('# Title\ntext\n\n---', 20)).toBe(`Title\n\ntext\n\n${'─'.repeat(20)}`);
  });

  test('ASCII glyphs are enough', () => {
    const theme = createTheme(0, asciiGlyphs);
    const text = renderMarkdown('- a\n  - b\n\n> q\n\n|a|b|\n|-|-|\n|c|d|', { width: 40, theme });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe('a line of a listing', () => {
  test('is styled and has no line end', () => {
    expect(renderInline('In **EC2**,\nwhat is\n\n`x`?', { theme: plain })).toBe(
      'In EC2, what is `x`?',
    );
  });
});
