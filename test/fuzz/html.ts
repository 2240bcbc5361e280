import fc from 'fast-check';
import { anyText } from './notes.ts';

const tags = ['b', 'i', 'div', 'p', 'br', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'pre', 'code'];
tags.push('a', 'img', 'script', 'style', 'svg', 'sup', 'blockquote', 'h1', 'template', '!--');

const piece = fc.oneof(
  fc.constantFrom(...tags).map((tag) => `<${tag}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<a href="javascript:alert(1)">',
    '<img src=x onerror=alert(1)>',
    '<a href="',
    '>',
  ),
  fc.constantFrom(
    '{{c1::',
    '::hint}}',
    '}}',
    '{{c2::',
    '\\(',
    '\\)',
    '[sound:a.mp3]',
    '[$]',
    '-->',
  ),
  fc.constantFrom(
    '&lt;',
    '&#27;',
    '&#0;',
    '&amp;lt;',
    '&nbsp;',
    '&',
    '\x1f',
    '\u202e',
    '- ',
    '1. ',
  ),
  anyText,
);

/** HTML as a field of another program's card may hold it. */
export const anyHtml: fc.Arbitrary<string> = fc
  .tuple(fc.array(piece, { maxLength: 12 }), fc.constantFrom(1, 1, 1, 1, 1, 1, 400))
  .map(([parts, times]) => parts.join('').repeat(times).slice(0, 150_000));
