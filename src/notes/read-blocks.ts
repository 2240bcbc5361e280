import { Lexer, Marked, type Token, type Tokens } from 'marked';
import type { Block, Item, Span } from './block.ts';
import { boundedHeadings } from './bounded-headings.ts';
import { groupDetails } from './details.ts';

/** An item as it is read; one that begins with a heading acts as one. */
type ReadItem = Item & { readonly heading?: string };
/** A block of a note, or a heading between them. */
export type ReadBlock =
  | Exclude<Block, { type: 'list' }>
  | (Span & { type: 'list'; ordered: boolean; items: readonly ReadItem[] })
  | (Span & { type: 'heading'; level: number; text: string });

const options = new Marked(boundedHeadings).defaults;

/** Quotes and lists nested deeper than this overflow the parser's stack, or take it minutes. */
const deepest = 100;

/** Lines of one item without an empty one between them: the parser takes the square of their number. */
const longestItem = 5000;

/**
 * Whether there is a line with the marks of more quotes and lists than the parser can take, or an
 * item of a list with more lines.
 */
export function exhaustsParser(markdown: string): boolean {
  const lines = markdown.split('\n');
  return nestsTooDeep(lines) || (lines.length > longestItem && hasEndlessItem(lines));
}

function hasEndlessItem(lines: readonly string[]): boolean {
  let length = 0;
  return lines.some((line) => {
    if (/^[\s>]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)/u.test(line)) length = 1;
    else if (line.trim() === '') length = 0;
    else if (length > 0) length += 1;
    return length > longestItem;
  });
}

function nestsTooDeep(lines: readonly string[]): boolean {
  return lines.some((line) => {
    if (line.length <= deepest) return false;
    const front = /^(?:[\s>]|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))*/u.exec(line)?.[0] ?? '';
    const marks = front.match(/[>*+-]|\d[.)]/gu)?.length ?? 0;
    return marks > deepest || (front.length > deepest * 4 && line.trim() !== '');
  });
}

/**
 * The blocks of a piece of markdown whose first line has the given number, without code whose
 * fence is never closed; undefined for what the parser cannot read. It throws errors of several
 * types on odd texts.
 */
export function lexBlocks(markdown: string, firstLine: number): ReadBlock[] | undefined {
  if (exhaustsParser(markdown)) return [];
  try {
    const tokens = new Lexer(options).blockTokens(markdown, []);
    return readTokens(
      tokens.filter((token, index) => index < tokens.length - 1 || !isOpenFence(token)),
      firstLine,
    );
  } catch {
    return undefined;
  }
}

/** Whether a block is code up to the end of the note, only because its fence is never closed. */
function isOpenFence({ type, raw }: Token): boolean {
  const marks = type === 'code' ? /^ {0,3}(`{3,}|~{3,})/u.exec(raw)?.[1] : undefined;
  if (marks === undefined) return false;
  const last = raw.trimEnd().split('\n').slice(1).at(-1)?.trim() ?? '';
  return !(last.startsWith(marks) && /^(?:`+|~+)$/u.test(last));
}

function readTokens(tokens: readonly Token[], firstLine: number): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let line = firstLine;
  for (const token of tokens) {
    const block = readToken(token, line);
    if (block) blocks.push(block);
    line += countLines(token.raw);
  }
  return blocks;
}

function readToken(token: Token, line: number): ReadBlock | undefined {
  const endLine = line + countLines(token.raw.trimEnd());
  const at = { line: line + leadingLines(token.raw), endLine };
  switch (token.type) {
    case 'heading':
      return {
        ...at,
        type: 'heading',
        level: (token as Tokens.Heading).depth,
        text: (token as Tokens.Heading).text,
      };
    case 'paragraph':
    case 'text':
      return { ...at, type: 'paragraph', text: (token as Tokens.Paragraph).text };
    case 'code': {
      const code = token as Tokens.Code;
      return { ...at, type: 'code', text: code.text, markdown: dedented(code) };
    }
    case 'blockquote': {
      const quote = token as Tokens.Blockquote;
      return {
        ...at,
        type: 'quote',
        blocks: asBlocks(readTokens(quote.tokens, line)),
        markdown: quote.raw.trimEnd(),
      };
    }
    case 'list':
      return readList(token as Tokens.List, line);
    case 'table':
      return readTable(token as Tokens.Table, line);
    case 'html':
      return { ...at, type: 'html', text: (token as Tokens.HTML).text };
    default:
      return undefined;
  }
}

/** A code block as a fence, whether it was fenced or indented. */
function dedented(code: Tokens.Code): string {
  const longest = Math.max(2, ...[...code.text.matchAll(/`+/gu)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${code.lang ?? ''}\n${code.text}\n${fence}`;
}

function readList(list: Tokens.List, firstLine: number): ReadBlock {
  let line = firstLine;
  const items = list.items.map((item): ReadItem => {
    const read = readItem(item, line);
    line += countLines(item.raw);
    return read;
  });
  return {
    type: 'list',
    ordered: list.ordered,
    items,
    line: firstLine + leadingLines(list.raw),
    endLine: firstLine + countLines(list.raw.trimEnd()),
  };
}

function readItem(item: Tokens.ListItem, line: number): ReadItem {
  const [first, ...rest] = readTokens(item.tokens, line);
  const at = { line, endLine: line + countLines(item.raw.trimEnd()) };
  const ticked = item.task ? item.checked === true : undefined;
  if (first?.type === 'heading') {
    return { ...at, text: first.text, ticked, heading: first.text, blocks: asBlocks(rest) };
  }
  if (first?.type === 'paragraph')
    return { ...at, text: first.text, ticked, blocks: asBlocks(rest) };
  return { ...at, text: '', ticked, blocks: asBlocks(first ? [first, ...rest] : []) };
}

/** Below the top of a section a heading is a bold line of the text around it. */
function asBlocks(blocks: readonly ReadBlock[]): Block[] {
  return groupDetails(
    blocks.map(
      (block): Block =>
        block.type === 'heading'
          ? { ...span(block), type: 'paragraph', text: `**${block.text}**` }
          : block,
    ),
  );
}

function readTable(table: Tokens.Table, firstLine: number): ReadBlock {
  const line = firstLine + leadingLines(table.raw);
  return {
    type: 'table',
    line,
    endLine: firstLine + countLines(table.raw.trimEnd()),
    header: table.header.map((cell) => cell.text),
    rows: table.rows.map((row, index) => ({
      cells: row.map((cell) => cell.text),
      line: line + 2 + index,
      endLine: line + 2 + index,
    })),
  };
}

/** The lines of a block, without the block. */
export function span(block: Span): Span {
  return { line: block.line, endLine: block.endLine };
}

/** How many lines end in a text. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Empty lines before the text proper begins. */
function leadingLines(text: string): number {
  return countLines(text.slice(0, text.length - text.trimStart().length));
}
