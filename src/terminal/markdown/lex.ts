import {
  Lexer,
  Marked,
  type MarkedToken,
  type Token,
  type TokenizerExtension,
  type Tokens,
} from 'marked';
import { boundedHeadings } from '../../notes/bounded-headings.ts';

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

/**
 * A line with nothing that a rule of markdown begins with, as most questions and names are. It is
 * read without the parser, whose expressions take longer to make than all else that a first card
 * needs to be drawn.
 */
const plainLine =
  /^[A-Za-z\u00c0-\u1fff](?:[A-Za-z0-9\u00c0-\u1fff,.;:?'"()%/\u2013-\u2026-]| (?! |$))*$/;
/** What becomes a link without any mark around it. */
const bareLink = /www\.|:\/\//i;

const options = new Marked(boundedHeadings, { extensions: [math] }).defaults;

/**
 * The blocks of a piece of markdown. Throws RangeError when they are nested so deeply that the
 * parser runs out of stack.
 */
export function lexBlocks(markdown: string): readonly NoteToken[] {
  if (isPlain(markdown)) {
    return [{ type: 'paragraph', raw: markdown, text: markdown, tokens: [textToken(markdown)] }];
  }
  const lexer = new Lexer(options);
  const blocks = lexer.blockTokens(markdown.replace(/\r\n?/g, '\n'), lexer.tokens);
  for (const { src, tokens } of lexer.inlineQueue) lexRun(lexer, src, tokens);
  return noteTokens(blocks);
}

/** The inline tokens of a single line. */
export function lexInline(markdown: string): readonly NoteToken[] {
  if (isPlain(markdown)) return [textToken(markdown)];
  return noteTokens(lexRun(new Lexer(options), markdown, []));
}

/** The tokens inside another, with the types that this lexer can produce. */
export function noteTokens(tokens: readonly Token[] | undefined): readonly NoteToken[] {
  return (tokens ?? []) as readonly NoteToken[];
}

function isPlain(markdown: string): boolean {
  return plainLine.test(markdown) && !bareLink.test(markdown);
}

function textToken(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: false };
}

function lexRun(lexer: Lexer, source: string, into: Token[]): Token[] {
  if (source.length <= maxInlineLength) {
    lexer.state.inRawBlock = false;
    return lexer.inlineTokens(source, into);
  }
  into.push(textToken(source));
  return into;
}
