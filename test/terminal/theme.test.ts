import { describe, expect, test } from 'vitest';
import { asciiGlyphs, glyphsFor, unicodeGlyphs } from '../../src/terminal/glyphs.ts';
import { createTheme } from '../../src/terminal/theme.ts';

describe('theme', () => {
  test('without colour no style writes a code', () => {
    const { glyphs: _, ...styles } = createTheme(0);
    for (const style of Object.values(styles)) expect(style('x')).toMatch(/^[x`~]+$/);
  });

  test('a style leaves out what a caller hands on besides the text', () => {
    expect(['a', 'b'].map(createTheme(0).strong)).toEqual(['a', 'b']);
  });

  test('without colour what is struck out and what is code can still be told', () => {
    expect(createTheme(0).struck('old')).toBe('~~old~~');
    expect(createTheme(0).code('ls')).toBe('`ls`');
  });

  test('with colour no style uses a colour that vanishes on some background', () => {
    const { glyphs: _, ...styles } = createTheme(1);
    for (const style of Object.values(styles)) {
      expect(style('x')).not.toMatch(/\[(?:30|33|34|37|9\d|[34]8;)/);
    }
  });
});

describe('glyphs', () => {
  test('are plain ASCII in a locale that is not UTF-8', () => {
    expect(glyphsFor({ LC_ALL: 'C', LANG: 'en_GB.UTF-8' })).toBe(asciiGlyphs);
    expect(JSON.stringify(asciiGlyphs)).toMatch(/^[\x20-\x7e]*$/);
  });

  test('are drawn in full where the locale is UTF-8 or not set', () => {
    expect(glyphsFor({ LANG: 'de_DE.utf8' })).toBe(unicodeGlyphs);
    expect(glyphsFor({})).toBe(unicodeGlyphs);
  });
});
