import type { Tokens } from 'marked';
import type { BlockFrame } from './blocks.ts';
import { type NoteToken, noteTokens } from './lex.ts';

/** Below this many cells a nested list no longer moves in. */
const minWidth = 16;

/** The lines of a list: each item hangs behind its bullet, number or box. */
export function listLines(list: Tokens.List, frame: BlockFrame): string[] {
  const items = list.items.map((item, index) =>
    itemLines(item, marker(list, item, index, frame), frame),
  );
  // Blank lines between items help only where some item has paragraphs of its own.
  const apart = list.loose && items.some((lines) => lines.includes(''));
  return items.flatMap((lines, index) => (index > 0 && apart ? ['', ...lines] : lines));
}

function marker(
  list: Tokens.List,
  item: Tokens.ListItem,
  index: number,
  frame: BlockFrame,
): string {
  const box = item.task ? `${item.checked === true ? '[x]' : '[ ]'} ` : '';
  if (list.ordered) {
    const start = list.start === '' ? 1 : list.start;
    const widest = `${start + list.items.length - 1}. `.length;
    return `${start + index}.`.padEnd(widest) + box;
  }
  const { bullets } = frame.theme.glyphs;
  const bullet = bullets[Math.min(frame.listDepth, bullets.length - 1)] ?? '-';
  return box === '' ? `${bullet} ` : box;
}

function itemLines(item: Tokens.ListItem, lead: string, frame: BlockFrame): string[] {
  const indent = ' '.repeat(lead.length);
  const inner = { ...frame, width: frame.width - lead.length, listDepth: frame.listDepth + 1 };
  const lines: string[] = [];
  for (const token of noteTokens(item.tokens)) {
    const outdent = token.type === 'list' && inner.width < minWidth;
    const block = frame.renderBlock(token, outdent ? { ...inner, width: frame.width } : inner);
    if (block.length === 0) continue;
    if (lines.length > 0 && startsParagraph(token, item)) lines.push('');
    // A list that does not move in begins below the bullet, not behind it.
    else if (lines.length === 0 && outdent) lines.push(indent);
    lines.push(...(outdent ? block : block.map((line) => (line === '' ? '' : indent + line))));
  }
  const [first = '', ...rest] = lines;
  return [lead + first.slice(indent.length), ...rest].map((line) => line.trimEnd());
}

function startsParagraph(token: NoteToken, item: Tokens.ListItem): boolean {
  return item.loose && token.type !== 'list' && token.type !== 'code';
}
