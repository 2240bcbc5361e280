import { plainText } from '../inline.ts';
import type { Block, Item, Section } from '../outline.ts';
import type { Placed } from '../place.ts';
import { itemSaysNothing } from '../shapes/markdown-of.ts';
import { readTerm } from '../shapes/term.ts';
import { type Finding, finding, limits } from './finding.ts';

type ListBlock = Extract<Block, { type: 'list' }>;

/** Lists of a note that are too long or too deep, and terms that are not described. */
export function lintLists(sections: readonly Placed[], file: string): readonly Finding[] {
  return sections.flatMap(({ section }) => [
    ...lintBlocks(section.blocks, file, 0),
    ...loneTerms(section, file),
  ]);
}

function lintBlocks(blocks: readonly Block[], file: string, depth: number): readonly Finding[] {
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.type === 'list') return lintList(block, file, depth + 1);
    return block.type === 'quote' || block.type === 'details'
      ? lintBlocks(block.blocks, file, depth)
      : [];
  });
}

function lintList(list: ListBlock, file: string, depth: number): readonly Finding[] {
  const items = list.items.filter((item) => !itemSaysNothing(item));
  const [first] = items;
  if (first === undefined) return [];
  if (depth > limits.listDepth) {
    const message = `a list ${depth} levels deep: its questions cannot say where in it they belong`;
    return [finding('deep-list', file, first.line, message)];
  }
  const empty = items
    .filter(isEmptyTerm)
    .map((item) => emptyTerm(file, item.line, plainText(item.text)));
  const below = items.flatMap((item) => lintBlocks(item.blocks, file, depth));
  return [...longList(items, file), ...empty, ...below];
}

function longList(items: readonly Item[], file: string): readonly Finding[] {
  const [first] = items;
  const isTasks = items.some((item) => item.ticked !== undefined);
  if (first === undefined || isTasks || items.length <= limits.listItems) return [];
  const areTerms = items.every((item) => isTerm(item));
  const why = areTerms
    ? 'each has a card, but none asks for all of them, because nobody recalls so many'
    : `nobody recalls more than ${limits.listItems} at once, so they are asked for in arbitrary parts`;
  const message = `a list of ${items.length} ${areTerms ? 'terms' : 'items'}: ${why}`;
  return [finding('long-list', file, first.line, message)];
}

function isTerm(item: Item): boolean {
  const read = readTerm(item.text);
  return read !== undefined && (read.description !== '' || item.blocks.length > 0);
}

const placeholder = /^(?:[-–—.…?]+|t\.?b\.?[dc]\.?|todo|fixme)?$/iu;

function isEmptyTerm(item: Item): boolean {
  return item.blocks.length === 0 && saysOnlyItsName(item.text);
}

/** "**Term**:" and "Term: TODO", but not "**Term**", which may be all that a list is to name. */
function saysOnlyItsName(text: string): boolean {
  const read = readTerm(text);
  if (!read || !placeholder.test(plainText(read.description))) return false;
  return read.description !== '' || /[:：]\s*(?:\*\*|__|\*|_)?\s*$/u.test(text);
}

/** A bold term at the very end of a section, where nothing can describe it. */
function loneTerms(section: Section, file: string): readonly Finding[] {
  const last = section.blocks.at(-1);
  const isLone = last?.type === 'paragraph' && section.sections.length === 0;
  return isLone && /^(?:\*\*|__)/u.test(last.text) && saysOnlyItsName(last.text)
    ? [emptyTerm(file, last.line, plainText(last.text))]
    : [];
}

function emptyTerm(file: string, line: number, text: string): Finding {
  const message = `“${text}” is not described: there is nothing to ask about it`;
  return finding('empty-term', file, line, message);
}
