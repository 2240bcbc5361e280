import type { MarkedToken, Token, Tokens } from 'marked';
import { mdInline, mdLines } from './md-inline.ts';
import { markdownBlocks, maxDepth } from './note-markdown.ts';
import { visibleText } from './visible-text.ts';

/**
 * Markdown of a note written anew, to stand within another document: its structure stays, but its
 * headings become bold lines, code is of no language that a program might run, and all that is not
 * plain formatting is text that nothing acts on.
 */
export function mdBlocks(markdown: string): string {
  const text = markdown.replace(/\r\n?/gu, '\n');
  const blocks = markdownBlocks(text);
  return blocks === undefined ? asWritten(text) : inSequence(blocks, 0);
}

/** Text within a block, every line but the first moved in. */
export function hanging(lead: string, text: string): string {
  return `${lead}${text.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(lead.length)}`)}`;
}

/** Text as a quotation. */
export function quoted(text: string): string {
  return text.replace(/^/gmu, '> ').replace(/^> $/gmu, '>');
}

/** Blocks one after another; a list stands close to what is before it where `tight`. */
function inSequence(tokens: readonly Token[], depth: number, tight = false): string {
  return tokens.reduce((before, token) => {
    const text = blockText(token, depth);
    if (before === '' || text === '') return before + text;
    return `${before}${tight && token.type === 'list' ? '\n' : '\n\n'}${text}`;
  }, '');
}

function blockText(token: Token, depth: number): string {
  if (depth > maxDepth) return asWritten(token.raw);
  const known = token as MarkedToken;
  switch (known.type) {
    case 'space':
    case 'checkbox':
    case 'def':
      return '';
    case 'heading': {
      const text = paragraph(mdInline(known.tokens)).replace(/\s+/gu, ' ').trim();
      return text === '' ? '' : `**${text}**`;
    }
    case 'code':
      return codeBlock(visibleText(known.text));
    case 'blockquote':
      return quoted(inSequence(known.tokens, depth + 1));
    case 'list':
      return known.items
        .map((item, index) => itemText(item, known, index, depth))
        .filter((text) => text !== '')
        .join('\n');
    case 'table':
      return tableText(known);
    case 'hr':
      return '***';
    case 'paragraph':
      return paragraph(mdInline(known.tokens));
    default:
      return paragraph(mdInline([token]));
  }
}

/** Lines of text, none of which begins a block. */
function paragraph(text: string): string {
  return text
    .trim()
    .replace(/ *\n\s*\n/gu, '  \n')
    .replace(/^[ \t]+/gmu, '')
    .replace(/^[-+=]/gmu, '\\$&')
    .replace(/^(\d{1,9})([.)])/gmu, '$1\\$2');
}

function codeBlock(code: string): string {
  const runs = code.match(/`{3,}/gu) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${code}\n${fence}`;
}

/** Nothing for an empty item: its bare mark would make a heading of the line above. */
function itemText(item: Tokens.ListItem, list: Tokens.List, index: number, depth: number): string {
  const body = inSequence(item.tokens, depth + 1, !list.loose);
  if (body === '') return '';
  const box = item.task ? `[${item.checked === true ? 'x' : ' '}] ` : '';
  const first = list.start === '' ? 1 : list.start;
  return hanging(list.ordered ? `${first + index}. ` : '- ', box + body);
}

function tableText({ header, rows }: Tokens.Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(header.map(cellText)),
    line(header.map(() => '---')),
    ...rows.map((row) => line(row.map(cellText))),
  ].join('\n');
}

function cellText({ tokens }: Tokens.TableCell): string {
  return mdInline(tokens)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<!\\)\|/gu, '\\|');
}

function asWritten(text: string): string {
  return paragraph(mdLines(text).replace(/\n+/gu, '  \n'));
}
