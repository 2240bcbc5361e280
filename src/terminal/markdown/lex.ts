import { Lexer, Marked, type MarkedToken, type Token, type TokenizerExtension } from 'marked';
import { boundedHeadings } from '../../notes/bounded-headings.ts';
import { simpleLine, textToken } from './simple-line.ts';

/** An inline run longer than this is not searched for markup: marked is quadratic in its length. */
const maxInlineLength = 4096;

/** A formula between dollar signs; shown as it was written. */
interface MathToken {
  readonly type: 'math';
  readonly raw: string;
}

export type NoteToken = MarkedToken | MathToken;

/**
 * Keeps formulas away from the rules for `_`, `*` and `\`. As in Pandoc, prices are not formulas:
 * no space inside the dollar signs, and no digit after the second.
 */
const math: TokenizerExtension = {
  name: 'math',
  level: 'inline',
  start: (source) => {
    const at = source.indexOf('$');
    return at < 0 ? undefined : at;
  },
  tokenizer: (source) => {
    const match =
      /^\$\$[^$]{1,2000}\$\$/.exec(source) ??
      /^\$(?![\s$])[^$\n]{1,500}(?<![\s\\])\$(?!\d)/.exec(source);
    return match === null ? undefined : { type: 'math', raw: match[0] };
  },
};

const options = new Marked(boundedHeadings, { extensions: [math] }).defaults;

/**
 * The blocks of a piece of markdown. Throws RangeError when they are nested so deeply that the
 * parser runs out of stack.
 */
export function lexBlocks(markdown: string): readonly NoteToken[] {
  const tokens = simpleLine(markdown);
  if (tokens !== undefined) return [{ type: 'paragraph', raw: markdown, text: markdown, tokens }];
  const lexer = new Lexer(options);
  const blocks = lexer.blockTokens(markdown.replace(/\r\n?/g, '\n'), lexer.tokens);
  for (const { src, tokens } of lexer.inlineQueue) lexRun(lexer, src, tokens);
  return noteTokens(blocks);
}

/** The inline tokens of a single line. */
export function lexInline(markdown: string): readonly NoteToken[] {
  return simpleLine(markdown) ?? noteTokens(lexRun(new Lexer(options), markdown, []));
}

/** The tokens inside another, with the types that this lexer can produce. */
export function noteTokens(tokens: readonly Token[] | undefined): readonly NoteToken[] {
  return (tokens ?? []) as readonly NoteToken[];
}

function lexRun(lexer: Lexer, source: string, into: Token[]): Token[] {
  if (source.length <= maxInlineLength) {
    lexer.state.inRawBlock = false;
    return lexer.inlineTokens(source, into);
  }
  into.push(textToken(source));
  return into;
}
