import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cells, graphemes } from '../../src/terminal/cells.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { pad, truncateLine, wrapLines } from '../../src/terminal/wrap.ts';
import { unstyled } from './forbidden.ts';

const theme = createTheme(1);
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((word) => word.replace(/[\n\r\x1b]/g, '')),
      fc.constantFrom('日本語。', '👨‍👩‍👧‍👦', 'é', 'x'.repeat(50), '  ', '「引用」', '가나다'),
    ),
    { maxLength: 20 },
  )
  .map((list) => list.join(' '));
const styled = fc
  .array(fc.tuple(words, fc.constantFrom(theme.strong, theme.muted, theme.code, String)), {
    maxLength: 4,
  })
  .map((parts) => parts.map(([text, style]) => style(text)).join(' '));

describe('cells', () => {
  test('are counted as string-width counts them', () => {
    fc.assert(
      fc.property(words, (text) => {
        const inParts = graphemes(text).reduce((sum, part) => sum + stringWidth(part), 0);
        expect(cells(text)).toBe(inParts);
        expect(graphemes(text).join('')).toBe(text);
      }),
    );
  });
});

describe('wrapping', () => {
  test('no line is wider than asked, and nothing but spaces is lost', () => {
    fc.assert(
      // A grapheme with its spacing marks can take more than two cells, and is not split.
      fc.property(styled, fc.integer({ min: 6, max: 80 }), (text, width) => {
        const lines = wrapLines(text, width);
        for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
        expect(unstyled(lines.join('')).replace(/\s/g, '')).toBe(unstyled(text).replace(/\s/g, ''));
      }),
    );
  });

  test('every line closes the styles it opens', () => {
    const lines = wrapLines(
      theme.muted(`some ${theme.strong('bold words that go on')} and on`),
      10,
    );
    expect(lines.map((line) => unstyled(line))).toEqual([
      'some bold',
      'words that',
      'go on and',
      'on',
    ]);
    for (const line of lines) {
      const opened = line.match(/\x1b\[[12]m/g)?.length ?? 0;
      const closed = line.match(/\x1b\[22m/g)?.length ?? 0;
      expect(opened > 0 && closed > 0).toBe(true);
      expect(line.endsWith('\x1b[22m')).toBe(true);
    }
  });

  test('a word longer than a line is broken, between graphemes', () => {
    expect(wrapLines('ab 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 4)).toEqual([
      'ab',
      '👨‍👩‍👧‍👦👨‍👩‍👧‍👦',
      '👨‍👩‍👧‍👦',
    ]);
    expect(wrapLines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  test('Japanese breaks between characters, but no line begins with its full stop', () => {
    expect(wrapLines('これは長い文です。次', 8)).toEqual(['これは長', 'い文で', 'す。次']);
    expect(wrapLines('引用「はい」', 6)).toEqual(['引用', '「は', 'い」']);
  });
});

describe('a line cut to a width', () => {
  test('is as wide as asked at most, and is left alone when it fits', () => {
    fc.assert(
      fc.property(styled, fc.integer({ min: 1, max: 60 }), (text, width) => {
        const line = truncateLine(text, width);
        expect(cells(line)).toBeLessThanOrEqual(width);
        if (cells(text) <= width) expect(line).toBe(text);
        else expect(unstyled(line)).toMatch(/…$/);
      }),
    );
  });

  test('never splits a grapheme or leaves a style open', () => {
    expect(truncateLine('ab👨‍👩‍👧‍👦cd', 4)).toBe('ab…');
    expect(truncateLine(theme.strong('bold words'), 6)).toBe('\x1b[1mbold\x1b[22m…');
  });

  test('is filled up by what it shows, not by its length', () => {
    expect(pad('日本', 6)).toBe('日本  ');
    expect(pad(theme.strong('7'), 3, 'right')).toBe('  \x1b[1m7\x1b[22m');
    expect(pad('ab', 5, 'center')).toBe(' ab  ');
  });
});
