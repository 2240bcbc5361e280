import type { Block, Item } from '../block.ts';
import { plainText } from '../inline.ts';
import type { ReadNote } from '../notes.ts';
import type { Section } from '../outline.ts';
import { itemSaysNothing } from '../shapes/markdown-of.ts';
import { readTerm } from '../shapes/term.ts';
import { type Finding, finding, limits } from './finding.ts';

/** Lists of a note that are too long or too deep, and terms that are not described. */
export function lintLists({ sections, drafts }: ReadNote, file: string): readonly Finding[] {
  const choices = drafts.filter(({ face }) => face.kind === 'choice');
  const questions = new Set(choices.map(({ source }) => source.line));
  const lists = (blocks: readonly Block[]): readonly Finding[] =>
    blocks.flatMap((block, index): readonly Finding[] => {
      if (block.type === 'quote' || block.type === 'details') return lists(block.blocks);
      if (block.type !== 'list') return [];
      const items = block.items.filter((item) => !itemSaysNothing(item));
      // What an unfinished last item introduces may stand below the list.
      const described = blocks[index + 1] === undefined ? items : items.slice(0, -1);
      return [
        ...longList(items, questions, file),
        ...described.filter(isEmptyTerm).map((item) => emptyTerm(file, item.line, item.text)),
        ...items.flatMap((item) => lists(item.blocks)),
      ];
    });
  return sections.flatMap(({ section }) => [
    ...lists(section.blocks),
    ...section.blocks.flatMap((block) => deepList(block, file)),
    ...loneTerms(section, file),
  ]);
}

/** Each list that is too deep makes one finding, where it first goes too far. */
function deepList(block: Block, file: string): readonly Finding[] {
  const line = tooDeep([block], 0);
  if (line === undefined) return [];
  const message = `a list more than ${limits.listDepth} levels deep: questions about its lower levels cannot say where they belong`;
  return [finding('deep-list', file, line, message)];
}

/** The first line of a list inside more lists than there should be. */
function tooDeep(blocks: readonly Block[], depth: number): number | undefined {
  for (const block of blocks) {
    if (block.type !== 'list') continue;
    if (depth >= limits.listDepth) return block.line;
    const line = tooDeep(
      block.items.flatMap((item) => item.blocks),
      depth + 1,
    );
    if (line !== undefined) return line;
  }
  return undefined;
}

/** `questions` are the lines of multiple-choice questions, which are no items to be recalled. */
function longList(
  all: readonly Item[],
  questions: ReadonlySet<number>,
  file: string,
): readonly Finding[] {
  const items = all.filter((item) => item.ticked === undefined && !questions.has(item.line));
  const [first] = items;
  if (first === undefined || items.length <= limits.listItems) return [];
  const areTerms = items.every(isTerm);
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
    ? [emptyTerm(file, last.line, last.text)]
    : [];
}

function emptyTerm(file: string, line: number, text: string): Finding {
  const message = `“${plainText(text)}” is not described: there is nothing to ask about it`;
  return finding('empty-term', file, line, message);
}
