import { Lexer, Marked, type MarkedToken, type Token } from 'marked';
import { boundedHeadings } from '../../notes/bounded-headings.ts';
import { exhaustsParser } from '../../notes/read-blocks.ts';

/** Answers longer than this are taken as they stand: nobody types them, and marked is slow. */
const longestAnswer = 4096;
/** The same for one inline run: looking for marks that never end takes the square of its length. */
const longestRun = 1024;

const options = new Marked(boundedHeadings).defaults;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** What a reader sees of a piece of markdown: its words without markup, one block a line. */
export function seenText(markdown: string): string {
  if (markdown.length > longestAnswer || exhaustsParser(markdown)) return markdown.trim();
  try {
    return blocksOf(markdown.replace(/\r\n?/gu, '\n'))
      .map(seen)
      .join('')
      .replace(/\n{2,}/gu, '\n')
      .trim();
  } catch {
    // The parser throws errors of several types on odd texts, such as blocks nested by the thousand.
    return markdown.trim();
  }
}

function blocksOf(markdown: string): readonly Token[] {
  const lexer = new Lexer(options);
  const blocks = lexer.blockTokens(markdown, lexer.tokens);
  for (const { src, tokens } of lexer.inlineQueue) {
    lexer.state.inRawBlock = false;
    if (src.length <= longestRun) lexer.inlineTokens(src, tokens);
    else tokens.push({ type: 'text', raw: src, text: src, escaped: false });
  }
  return blocks;
}

function seen(token: Token): string {
  const known = token as MarkedToken;
  switch (known.type) {
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list_item':
      return `${inside(known.tokens)}\n`;
    case 'list':
      // A single item is more likely a date or a number with a full stop than a list.
      return known.ordered && known.items.length === 1
        ? `${known.start}. ${known.items.map(seen).join('')}`
        : known.items.map(seen).join('');
    case 'table':
      return [known.header, ...known.rows]
        .map((row) => `${row.map((cell) => inside(cell.tokens)).join(' ')}\n`)
        .join('');
    case 'code':
      return `${known.text}\n`;
    case 'codespan':
    case 'escape':
      return known.text;
    case 'br':
      return '\n';
    case 'html':
      return /^<br\b/iu.test(known.raw) ? '\n' : known.raw.replace(/<!--.*?-->|<[^>]*>/gsu, '');
    case 'text':
      return known.tokens === undefined ? decoded(known.text) : inside(known.tokens);
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
    case 'image':
      return inside(known.tokens);
    default:
      return '';
  }
}

function inside(tokens: readonly Token[] | undefined): string {
  return (tokens ?? []).map(seen).join('');
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/gu, (whole, name: string) => {
    return entities[name] ?? whole;
  });
}
