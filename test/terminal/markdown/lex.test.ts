import fc from 'fast-check';
import { Lexer } from 'marked';
import { expect, test } from 'vitest';
import { lexBlocks, lexInline } from '../../../src/terminal/markdown/lex.ts';

/** Pieces of lines without markup, and some that end such a line. */
const piece = fc.constantFrom(
  ...[
    'What is',
    'ébauche',
    'ἀρχή',
    ' ',
    '  ',
    '1',
    '12.',
    '3)',
    '-',
    '– ',
    '…',
    ',',
    '.',
    ':',
    '/',
  ],
  ...[
    '://',
    'http',
    'www',
    'WWW.a',
    "'",
    '"',
    '(c)',
    '%',
    '?',
    '\n',
    '*a*',
    '*Job Queue*',
    '*',
    '(*',
    '* ',
    'b',
    '`b`',
    '&amp;',
    '_',
  ],
);

test('what is read without the parser is read as the parser does', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const line = pieces.join('');
      const asJson = (tokens: unknown) => JSON.parse(JSON.stringify(tokens));
      expect(asJson(lexBlocks(line))).toEqual(asJson(new Lexer().lex(line)));
      expect(asJson(lexInline(line))).toEqual(asJson(new Lexer().inlineTokens(line)));
    }),
    { numRuns: 5000 },
  );
});
