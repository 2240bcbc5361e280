import { blockLines } from './markdown/blocks.ts';
import { inlineText } from './markdown/inline.ts';
import { lexBlocks, lexInline, type NoteToken } from './markdown/lex.ts';
import { safeLine, safeText } from './safe-text.ts';
import type { Theme } from './theme.ts';
import { wrapLines } from './wrap.ts';

/** How much of a text is shown, in UTF-16 units. Marked is quadratic in the length of a list. */
const maxLength = 32_768;
/** A line of a listing is not searched for markup beyond this length. */
const maxInlineLength = 4096;
const minWidth = 16;

/**
 * Markdown as text for a terminal: styled, wrapped to `width` cells (16 at least), lines joined by
 * `\n`, none at the end. Whatever the markdown holds, the result has no control character but the
 * style codes of the theme, and is made in bounded time; what is too long or too deeply nested to
 * be drawn is cut or shown as it was written.
 */
export function renderMarkdown(
  markdown: string,
  options: { readonly width: number; readonly theme: Theme },
): string {
  const { theme } = options;
  const width = Math.max(minWidth, Math.floor(options.width));
  const shown = markdown.slice(0, maxLength);
  const lines = drawn(shown, width, theme);
  const left = markdown.length - shown.length;
  if (left > 0) {
    const notice = `${theme.glyphs.ellipsis} cut here; the note has ${left} more characters`;
    lines.push('', ...wrapLines(theme.muted(notice), width));
  }
  return lines.join('\n');
}

function drawn(markdown: string, width: number, theme: Theme): string[] {
  const tokens = lexed(markdown);
  return tokens === undefined
    ? wrapLines(safeText(markdown), width)
    : blockLines(tokens, width, theme);
}

function lexed(markdown: string): readonly NoteToken[] | undefined {
  try {
    return lexBlocks(markdown);
  } catch {
    // The parser throws errors of several types on odd texts, which are shown as they are then.
    return undefined;
  }
}

/** Markdown on one styled line, for listings: line ends become spaces, nothing is cut. */
export function renderInline(markdown: string, options: { readonly theme: Theme }): string {
  const line = markdown.replace(/\s+/g, ' ').trim();
  if (line.length > maxInlineLength) return safeLine(line);
  return inlineText(lexInline(line), options.theme).replace(/\s*\n\s*/g, ' ');
}
