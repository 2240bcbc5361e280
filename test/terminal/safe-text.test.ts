import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeLine, safeText } from '../../src/terminal/safe-text.ts';
import { firstForbidden } from './forbidden.ts';
import { hostileMarkdown } from './hostile-text.ts';

describe('safe text', () => {
  test('no text leaves it with a character that acts on a terminal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostileMarkdown), (text) => {
        expect(firstForbidden(safeText(text))).toBeUndefined();
        expect(safeLine(text)).not.toContain('\n');
      }),
    );
  });

  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
    );
  });

  test('controls are shown rather than hidden', () => {
    expect(safeText('\x1b[2J\x07\x7f')).toBe('^[[2J^G^?');
    expect(safeText('\u009b31m')).toBe('<U+009B>31m');
    expect(safeText('user\u202e nimda')).toBe('user<U+202E> nimda');
  });

  test('line ends of every system become one kind, and a tab becomes spaces', () => {
    expect(safeText('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd    e');
  });

  test('a name cannot forge a second line', () => {
    expect(safeLine('notes.md\nImported 0 cards')).toBe('notes.md⏎Imported 0 cards');
  });

  test('half a surrogate pair is replaced, a whole one kept', () => {
    expect(safeText('\ud83d x 😀')).toBe('\ufffd x 😀');
  });

  test('letters of every script are kept, with the joiners that emoji and Persian need', () => {
    const text = 'שלום مرحبا می‌خواهم 日本語 👨‍👩‍👧 กำ é';
    expect(safeText(text)).toBe(text);
  });

  test('a flood of combining marks is cut to what scripts need', () => {
    expect(safeText(`Z${'\u0300\u0301'.repeat(800)}!`)).toBe(`Z${'\u0300\u0301'.repeat(4)}!`);
  });
});
