import type { Block, Item } from '../block.ts';
import { isOnlyLinks, plainText } from '../inline.ts';

/** Blocks written out as markdown again, for the answer of a card. */
export function markdownOf(blocks: readonly Block[]): string {
  return blocks
    .map(blockMarkdown)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return withoutComments(block.text);
    case 'list':
      return block.items
        .map((item, index) => itemMarkdown(item, block.ordered ? `${index + 1}.` : '-'))
        .join('\n');
    case 'table':
      return [
        tableRow(block.header),
        tableRow(block.header.map(() => '---')),
        ...block.rows.map((row) => tableRow(row.cells)),
      ].join('\n');
    case 'code':
    case 'quote':
      return block.markdown;
    case 'details': {
      const inner = markdownOf(block.blocks);
      const summary = plainText(block.summary);
      return summary === '' || isShowMore(summary) ? inner : `**${summary}**\n\n${inner}`;
    }
    case 'html':
      return withoutComments(block.text)
        .replace(/<br\s*\/?>/giu, '\n')
        .replace(/<\/?[a-z][^<>]*>/giu, '')
        .trim();
  }
}

/** A summary that only invites to open what is below it, and is no question. */
export function isShowMore(summary: string): boolean {
  return /^(?:show|hide|answers?|solutions?|show (?:the )?(?:answer|solution|more)|click.*|details|explanation|hints?|spoiler|see (?:the )?answer|reveal.*|view.*answer|open)[\s:.!…]*$/iu.test(
    summary.trim(),
  );
}

function itemMarkdown(item: Item, bullet: string): string {
  const below = markdownOf(item.blocks);
  const box = item.ticked === undefined ? '' : item.ticked ? '[x] ' : '[ ] ';
  const text = [withoutComments(item.text), below].filter((part) => part !== '').join('\n');
  const indent = ' '.repeat(bullet.length + 1);
  return `${bullet} ${box}${text.split('\n').join(`\n${indent}`)}`.trimEnd();
}

/** The item's own text and what stands below it, as markdown of its own. */
export function itemBody(item: Item, ownText = item.text): string {
  const below = markdownOf(item.blocks);
  return [withoutComments(ownText), below].filter((part) => part !== '').join('\n\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\n/gu, ' ').replace(/(?<!\\)\|/gu, '\\|')).join(' | ')} |`;
}

export function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/gu, '').trim();
}

/** Whether a text says nothing that could be asked: links or images alone, a comment, "back to top". */
export function saysNothing(text: string): boolean {
  const bare = withoutComments(text);
  if (bare === '' || isOnlyLinks(bare)) return true;
  const plain = plainText(
    bare.replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)|!\[\[[^[\]]*\]\]/gu, ''),
  );
  return (
    !/[\p{L}\p{N}]/u.test(plain) || /^(?:[⬆↑^\s]*)(?:back to (?:the )?top|top)[\s.]*$/iu.test(plain)
  );
}

/** Whether an item, with all that stands below it, says nothing that could be asked. */
export function itemSaysNothing(item: Item): boolean {
  return saysNothing(item.text) && item.blocks.every(blockSaysNothing);
}

export function blockSaysNothing(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'html':
      return saysNothing(
        block.type === 'html' ? block.text.replace(/<[^<>]*>/gu, ' ') : block.text,
      );
    case 'list':
      return block.items.every(itemSaysNothing);
    case 'quote':
    case 'details':
      return block.blocks.every(blockSaysNothing);
    case 'table':
      return block.rows.every((row) => row.cells.every(saysNothing));
    case 'code':
      return block.text.trim() === '';
  }
}
