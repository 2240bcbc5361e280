import { Lexer, type Token, type Tokens } from 'marked';
import { isOnlyLinks } from './inline.ts';

/** A note as a tree of sections: what stands where, with the lines it stands on. */
export interface Section {
  /** Inline markdown of the heading; empty for what stands before the first one. */
  readonly heading: string;
  /** 1 to 6 for headings; more for what only acts as one; 0 for the whole note. */
  readonly level: number;
  readonly line: number;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** Lines count from 1; `endLine` is the last line, inclusive. */
interface Span {
  readonly line: number;
  readonly endLine: number;
}

export type Block = Span &
  (
    | { readonly type: 'paragraph'; readonly text: string }
    | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
    | { readonly type: 'table'; readonly header: readonly string[]; readonly rows: readonly Row[] }
    | { readonly type: 'code'; readonly text: string; readonly markdown: string }
    | { readonly type: 'quote'; readonly blocks: readonly Block[]; readonly markdown: string }
    | { readonly type: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
    | { readonly type: 'html'; readonly text: string }
  );

export interface Row extends Span {
  readonly cells: readonly string[];
}

export interface Item extends Span {
  /** Inline markdown of the item's first paragraph. */
  readonly text: string;
  /** Whether a task is ticked; undefined for an item that is no task. */
  readonly ticked: boolean | undefined;
  /** What stands below the first paragraph: nested lists, code, further paragraphs. */
  readonly blocks: readonly Block[];
}

export interface Outline {
  readonly root: Section;
  /** Parts of the note that could not be parsed, and why. */
  readonly unreadable: readonly { readonly line: number; readonly reason: string }[];
}

interface OpenSection {
  heading: string;
  level: number;
  line: number;
  blocks: Block[];
  sections: OpenSection[];
}

/** The level of a bold line, or of a heading inside a list, that acts as a heading. */
const boldLevel = 7;
const listedLevel = 8;

/**
 * Reads the structure of a note. `markdown` has `\n` line ends; `firstLine` is the number of its
 * first line. Linear in the size of the note: it is read heading by heading, and only blocks are
 * parsed here, never what stands inside a paragraph.
 */
export function outline(markdown: string, firstLine = 1): Outline {
  const root: OpenSection = { heading: '', level: 0, line: firstLine, blocks: [], sections: [] };
  const open = [root];
  const current = (): OpenSection => open.at(-1) ?? root;
  const push = (heading: string, level: number, line: number): void => {
    while (open.length > 1 && current().level >= level) open.pop();
    const section = { heading, level, line, blocks: [], sections: [] };
    current().sections.push(section);
    open.push(section);
  };

  const unreadable: { line: number; reason: string }[] = [];
  let line = firstLine;
  for (const part of splitAtHeadings(markdown)) {
    const blocks = lexBlocks(part, line);
    if (blocks.length === 0 && part.trim() !== '' && nestsTooDeep(part)) {
      unreadable.push({ line, reason: 'nested too deeply to be read; nothing here became a card' });
    }
    blocks.forEach((block, index) => {
      if (block.type === 'heading') push(block.text, block.level, block.line);
      else if (isBoldHeading(block, blocks[index + 1]))
        push(boldText(block), boldLevel, block.line);
      else if (block.type === 'list' && block.items.some((item) => item.heading !== undefined)) {
        for (const item of block.items) {
          if (item.heading === undefined)
            current().blocks.push({ ...block, ...span(item), items: [item] });
          else {
            push(item.heading, listedLevel, item.line);
            for (const below of item.blocks) current().blocks.push(below);
          }
        }
      } else current().blocks.push(block);
    });
    line += countLines(part);
  }
  return { root: close(root), unreadable };
}

function close(section: OpenSection): Section {
  return {
    ...section,
    blocks: groupDetails(section.blocks),
    sections: section.sections.map(close),
  };
}

/** The marks that open or close a code fence. An info string behind backticks has none itself. */
function fenceMarks(line: string): string | undefined {
  return /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
}

/** Pieces that begin at a heading, so that one enormous note is never held as one token tree. */
function splitAtHeadings(markdown: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let fence: string | undefined;
  let at = 0;
  for (const text of markdown.split('\n')) {
    const marks = fenceMarks(text);
    if (fence === undefined) {
      if (marks !== undefined) fence = marks;
      else if (/^#{1,6}\s/u.test(text) && at > start) {
        parts.push(markdown.slice(start, at));
        start = at;
      }
    } else if (marks?.startsWith(fence) && text.trim() === marks) fence = undefined;
    at += text.length + 1;
  }
  parts.push(markdown.slice(start));
  return parts;
}

type ReadItem = Item & { readonly heading?: string };
type ReadBlock =
  | Exclude<Block, { type: 'list' }>
  | (Span & { type: 'list'; ordered: boolean; items: readonly ReadItem[] })
  | (Span & { type: 'heading'; level: number; text: string });

/** Quotes and lists nested deeper than this overflow the parser's stack, or take it minutes. */
const deepest = 100;

function nestsTooDeep(markdown: string): boolean {
  return markdown.split('\n').some((line) => {
    const front = /^(?:[\s>]|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))*/u.exec(line)?.[0] ?? '';
    const marks = front.match(/[>*+-]|\d[.)]/gu)?.length ?? 0;
    return marks > deepest || (front.length > deepest * 4 && line.trim() !== '');
  });
}

function lexBlocks(markdown: string, firstLine: number): ReadBlock[] {
  if (nestsTooDeep(markdown)) return [];
  return readTokens(new Lexer({ gfm: true }).blockTokens(markdown, []), firstLine);
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

/** Fold-outs within fold-outs, deeper than anyone folds. */
const deepestDetails = 8;

/** What stands between `<details>` and `</details>` is one block, its summary set apart. */
function groupDetails(blocks: readonly Block[], depth = 0): Block[] {
  if (depth > deepestDetails) return [...blocks];
  const grouped: Block[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.type !== 'html' || !/<details[\s>]/iu.test(block.text)) {
      grouped.push(block);
      continue;
    }
    let open = detailsDepth(block.text);
    let text = block.text;
    let last = block;
    const inner: Block[] = [];
    while (open > 0 && index + 1 < blocks.length) {
      index += 1;
      const next = blocks[index];
      if (!next) break;
      if (next.type === 'html') {
        open += detailsDepth(next.text);
        if (/<summary/iu.test(next.text) && !/<\/summary>/iu.test(text)) text += next.text;
        else if (open > 0) inner.push(next);
      } else inner.push(next);
      last = { ...block, ...span(next) };
    }
    const [, summary = ''] = /<summary[^>]*>([\s\S]*?)<\/summary>/iu.exec(text) ?? [];
    const rest = text
      .replace(/<!--[\s\S]*?-->/gu, '')
      .replace(/<summary[^>]*>[\s\S]*?<\/summary>/iu, '')
      .replace(/<\/?(?:details|p|div|span|br)\b[^>]*>/giu, '')
      .trim();
    const body: Block[] =
      rest === '' ? inner : [{ ...span(block), type: 'paragraph', text: rest }, ...inner];
    grouped.push({
      type: 'details',
      line: block.line,
      endLine: last.endLine,
      summary: summary.trim(),
      blocks: groupDetails(body, depth + 1),
    });
  }
  return grouped;
}

function detailsDepth(html: string): number {
  return (
    (html.match(/<details[\s>]/giu)?.length ?? 0) - (html.match(/<\/details>/giu)?.length ?? 0)
  );
}

/** A line all in bold with something below it acts as a heading. */
function isBoldHeading(block: ReadBlock, next: ReadBlock | undefined): boolean {
  return (
    block.type === 'paragraph' &&
    next !== undefined &&
    next.type !== 'heading' &&
    !/back to (?:the )?top/iu.test(block.text) &&
    !isOnlyLinks(block.text) &&
    /^(\*\*|__)(?!\s)[^*_\n]{1,100}\1\s*[:：]?$/u.test(block.text.trim())
  );
}

function boldText(block: ReadBlock): string {
  return block.type === 'paragraph' ? block.text.replace(/\*\*|__/gu, '').trim() : '';
}

function span(block: Span): Span {
  return { line: block.line, endLine: block.endLine };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Empty lines before the text proper begins. */
function leadingLines(text: string): number {
  return countLines(/^\s*/u.exec(text)?.[0] ?? '');
}
