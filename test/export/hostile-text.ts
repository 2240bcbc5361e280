import fc from 'fast-check';

/** What a pipe or a file must never carry to a terminal. Tab and line feed are harmless. */
export const forbidden =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f\u{e0000}-\u{e007f}]/u;

const pieces = [
  '\x1b[2J',
  '\x1b]52;c;aGk=\x07',
  '\x9b31m',
  '\r',
  '\n',
  '\t',
  '\0',
  '\u202eabc',
  '\u{e0041}',
  '=1+1',
  "'=1+1",
  '＠SUM(1)',
  '-3',
  '"',
  ',',
  '|',
  '\\',
  '\\|',
  '`',
  '**bold**',
  '_it_',
  '~~gone~~',
  '<b>x</b>',
  '<!--',
  '&lt;',
  '[l](javascript:alert)',
  '![i](x)',
  '[[wiki]]',
  'http://evil.invalid/?x',
  'WWW.evil.invalid',
  'www.evil.invalid',
  'a@evil.invalid',
  '#tag',
  '$x$',
  '==mark==',
  '%%hidden%%',
  'é',
  '漢字',
];

/** Text that means harm to one format or another, between harmless words. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 5 })
  .map((parts) => parts.join(''));
