import { Lexer, Marked, type Token } from 'marked';
import { boundedHeadings } from '../notes/bounded-headings.ts';
import { exhaustsParser } from '../notes/read-blocks.ts';

const options = new Marked(boundedHeadings).defaults;

/** Longer texts, and longer runs of a line's marks, are shown as they are written: marked is slow. */
const longestText = 65_536;
const longestRun = 4096;

/** Marks, quotations and lists nested deeper than this are shown as they are written. */
export const maxDepth = 24;

/**
 * The blocks of a note's markdown, lines ended by LF. Undefined for what is to be shown as it is
 * written: what is too long or too deeply nested, and odd nestings over which the parser trips.
 */
export function markdownBlocks(text: string): readonly Token[] | undefined {
  if (text.length > longestText || exhaustsParser(text)) return undefined;
  const lexer = new Lexer(options);
  try {
    const blocks = lexer.blockTokens(text, lexer.tokens);
    for (const { src, tokens } of lexer.inlineQueue) lexRun(lexer, src, tokens);
    return blocks;
  } catch {
    return undefined;
  }
}

/** The marks of one line of a note, such as a heading. */
export function markdownLine(text: string): readonly Token[] {
  const lexer = new Lexer(options);
  try {
    return lexRun(lexer, text, []);
  } catch {
    return [plain(text)];
  }
}

function lexRun(lexer: Lexer, text: string, into: Token[]): Token[] {
  lexer.state.inRawBlock = false;
  if (text.length <= longestRun) return lexer.inlineTokens(text, into);
  into.push(plain(text));
  return into;
}

function plain(text: string): Token {
  return { type: 'text', raw: text, text, escaped: false };
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** Text of a token, the entities in it as the characters that they stand for. */
export function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (whole, name: string) => {
    return entities[name] ?? whole;
  });
}

/**
 * The target of a link, all but the plain characters of an address escaped. Undefined unless it is
 * an address of the web or of mail.
 */
export function linkAddress(target: string): string | undefined {
  if (!URL.canParse(target)) return undefined;
  const { href, protocol } = new URL(target);
  if (!['https:', 'http:', 'mailto:'].includes(protocol)) return undefined;
  return href.replace(/[^\w\-.~:/?#@!$'()*+,;=%&]/gu, encodeURIComponent);
}

/** Whether a piece of HTML in a note does nothing but end a line. */
export function isLineBreak(html: string): boolean {
  return /^<br\s*\/?>$/iu.test(html.trim());
}
