import type { Block } from './block.ts';
import { groupDetails } from './details.ts';
import { isOnlyLinks } from './inline.ts';
import { countLines, exhaustsParser, lexBlocks, type ReadBlock, span } from './read-blocks.ts';

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
    const read = lexBlocks(part, line);
    const blocks = read ?? [];
    if (read === undefined) {
      unreadable.push({ line, reason: 'the parser cannot read this; nothing here became a card' });
    } else if (blocks.length === 0 && part.trim() !== '' && exhaustsParser(part)) {
      unreadable.push({
        line,
        reason: 'nested too deeply, or an item too long, to be read; nothing here became a card',
      });
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
