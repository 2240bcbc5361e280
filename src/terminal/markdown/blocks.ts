import type { Tokens } from 'marked';
import { safeText } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { type Callout, readCallout } from './callout.ts';
import { codeLines } from './code.ts';
import { htmlToText } from './html.ts';
import { inlineText } from './inline.ts';
import { type NoteToken, noteTokens } from './lex.ts';
import { listLines } from './list.ts';
import { tableLines } from './table.ts';

/** Where a block is drawn. */
export interface BlockFrame {
  readonly width: number;
  readonly theme: Theme;
  readonly listDepth: number;
  /** Draws a block inside this one. */
  readonly renderBlock: (token: NoteToken, frame: BlockFrame) => string[];
}

/** Quotations and lists nested deeper than this are shown as they are written. */
const maxDepth = 24;
/** Below this many cells a quotation inside another no longer moves in. */
const minQuoteWidth = 16;

/** The lines of blocks that follow one another, a blank line between them. */
export function blockLines(tokens: readonly NoteToken[], width: number, theme: Theme): string[] {
  return sequenceLines(tokens, { width, theme, listDepth: 0, renderBlock: nested(1) });
}

function nested(depth: number): BlockFrame['renderBlock'] {
  return (token, frame) =>
    depth > maxDepth
      ? wrapLines(safeText(token.raw), frame.width)
      : tokenLines(token, { ...frame, renderBlock: nested(depth + 1) });
}

function sequenceLines(tokens: readonly NoteToken[], frame: BlockFrame): string[] {
  return tokens
    .map((token) => frame.renderBlock(token, frame))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function tokenLines(token: NoteToken, frame: BlockFrame): string[] {
  const { width, theme } = frame;
  switch (token.type) {
    case 'space':
    case 'checkbox':
      return [];
    case 'heading':
      return wrapLines(theme.heading(inlineText(noteTokens(token.tokens), theme)), width);
    case 'paragraph':
      return wrapLines(inlineText(noteTokens(token.tokens), theme), width);
    case 'code':
      return codeLines(token, width, theme);
    case 'blockquote':
      return quoteLines(token, frame);
    case 'list':
      return listLines(token, frame);
    case 'table':
      return tableLines(token, frame);
    case 'html':
      return htmlLines(token.text, width);
    case 'hr':
      return [theme.muted(theme.glyphs.rule.repeat(width))];
    case 'def':
      // marked takes the text of a footnote for a link target when it is a single word.
      return token.tag.startsWith('^')
        ? wrapLines(safeText(`[${token.tag}]: ${token.href}`), width)
        : [];
    default:
      return wrapLines(inlineText([token], theme), width);
  }
}

function htmlLines(html: string, width: number): string[] {
  const lines = safeText(htmlToText(html))
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.flatMap((line) => wrapLines(line, width));
}

/** A quotation behind a bar; a callout, as Obsidian and GitHub write it, has its title above. */
function quoteLines(quote: Tokens.Blockquote, frame: BlockFrame): string[] {
  const { theme } = frame;
  const inset = frame.width - 2 < minQuoteWidth ? '' : `${theme.muted(theme.glyphs.bar)} `;
  const inner = inset === '' ? frame : { ...frame, width: frame.width - 2 };
  const tokens = noteTokens(quote.tokens);
  const callout = readCallout(tokens);
  const lines =
    callout === undefined
      ? sequenceLines(tokens, inner)
      : [
          ...wrapLines(
            theme.strong(safeText(callout.kind) + titleText(callout, theme)),
            inner.width,
          ),
          ...sequenceLines(callout.body, inner),
        ];
  return lines.map((line) => (inset + line).trimEnd());
}

function titleText(callout: Callout, theme: Theme): string {
  const title = inlineText(callout.title, theme).trim();
  return title === '' ? '' : `: ${title}`;
}
