import type { Tokens } from 'marked';
import { cells } from '../cells.ts';
import { safeLine, safeText } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { truncateLine, wrapLines } from '../wrap.ts';

const indent = '  ';

/** A block of code: its language named, set in, the rest of a line that is too long marked. */
export function codeLines(token: Tokens.Code, width: number, theme: Theme): string[] {
  const language = safeLine(token.lang?.trim().split(/\s+/)[0] ?? '');
  const title =
    language === ''
      ? []
      : [indent + theme.muted(truncateLine(`${language}:`, width - indent.length))];
  const lines = safeText(token.text.trimEnd()).split('\n');
  return [...title, ...lines.flatMap((line) => codeLine(line, width - indent.length, theme))];
}

/** What does not fit goes on below, set in as far as its line, up to half of the width. */
function codeLine(line: string, width: number, theme: Theme): string[] {
  if (line.trim() === '') return [''];
  if (cells(line) <= width) return [indent + theme.codeBlock(line)];
  const text = line.trimStart();
  const lead = ' '.repeat(Math.min(line.length - text.length, Math.floor(width / 2)));
  const mark = `${theme.glyphs.continued} `;
  const room = width - lead.length - cells(mark);
  return wrapLines(text, room).map((part, index) => {
    const code = theme.codeBlock(part.trim());
    return indent + lead + (index === 0 ? code : theme.muted(mark) + code);
  });
}
