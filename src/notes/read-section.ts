import type { Block } from './block.ts';
import { plainText } from './inline.ts';
import type { Section } from './outline.ts';
import type { Wording } from './phrasing.ts';
import type { Placed } from './place.ts';
import { type ChoiceQuestion, readChoice } from './shapes/choice.ts';
import { readList } from './shapes/list.ts';
import { blockSaysNothing, saysNothing } from './shapes/markdown-of.ts';
import { readProse } from './shapes/prose.ts';
import { readDetails, readQuestionHeading, readWrittenCards } from './shapes/question.ts';
import { type Asked, isRemark, type Remark, type Setting } from './shapes/shape.ts';
import { isSequence, readSteps } from './shapes/steps.ts';
import { readTable } from './shapes/table.ts';
import { normaliseHeading } from './vocabulary.ts';

type ListBlock = Extract<Block, { type: 'list' }>;

/** The cards of one section's own blocks, without those of the sections below it. */
export function readSection(placed: Placed, wording: Wording): readonly (Asked | Remark)[] {
  const setting: Setting = { place: placed.place, wording };
  const choice = placed.asks ? choiceBelow(placed.section) : undefined;
  if (choice) return choice.cards;
  if (placed.asks)
    return readQuestionHeading(placed.section, answers(placed.section, wording), setting);
  return readBlocks(placed.section, setting);
}

function answers(section: Section, wording: Wording): readonly Section[] {
  return section.sections.filter((child) =>
    wording.vocabulary.answerHeadings.has(normaliseHeading(plainText(child.heading))),
  );
}

/** A heading that asks, with nothing but its options and their answer below it. */
function choiceBelow(section: Section): ChoiceQuestion | undefined {
  return readChoice({ text: section.heading, line: section.line }, section.blocks);
}

function readBlocks(section: Section, setting: Setting): readonly (Asked | Remark)[] {
  const blocks = section.blocks.flatMap(opened);
  const cards: (Asked | Remark)[] = [];
  // One by one: a list of a million items would overflow the stack as arguments of a call.
  const add = (read: readonly (Asked | Remark)[]): void => {
    for (const card of read) cards.push(card);
  };
  let skip = 0;
  const prose: Block[] = [];
  const lists = blocks.filter((block) => block.type === 'list').length;
  let listNumber = 0;
  blocks.forEach((block, index) => {
    if (index < skip) return;
    const next = blocks[index + 1];
    const choice =
      block.type === 'paragraph'
        ? readChoice({ text: block.text, line: block.line }, blocks.slice(index + 1, index + 4))
        : undefined;
    if (choice) {
      add(choice.cards);
      skip = index + 1 + choice.used;
      return;
    }
    switch (block.type) {
      case 'paragraph': {
        const written = readWrittenCards(block);
        if (written.length > 0) add(written);
        else if (!isLead(block, next)) prose.push(block);
        break;
      }
      case 'list':
        listNumber += 1;
        add(readListBlock(block, blocks[index - 1], setting, lists > 1, listNumber));
        break;
      case 'table':
        add(readTable(block, setting));
        break;
      case 'details': {
        const above = questionAbove(blocks[index - 1], section);
        const read = readDetails(block, above, setting);
        if (above !== undefined && read.length > 0)
          prose.splice(prose.indexOf(blocks[index - 1] ?? block) >>> 0, 1);
        add(read.length > 0 ? read : readProse(block.blocks, setting));
        break;
      }
      default:
        if (!blockSaysNothing(block)) prose.push(block);
    }
  });
  return [...readProse(prose, setting), ...cards];
}

/** A quotation or callout that holds a list or a table is read as if it stood in the open. */
function opened(block: Block): readonly Block[] {
  if (block.type !== 'quote') return [block];
  const holdsMore = block.blocks.some(({ type }) => type === 'list' || type === 'table');
  if (!holdsMore) return [block];
  return block.blocks.flatMap((inner) => {
    if (inner.type !== 'paragraph') return opened(inner);
    // The first line of a callout says what kind of callout it is.
    const text = inner.text.replace(/^\[![\w-]+\].*(?:\n|$)/u, '');
    return text === '' ? [] : [{ ...inner, text }];
  });
}

/** A paragraph that introduces the list below it, and is asked for with the list. */
function isLead(block: Block, next: Block | undefined): boolean {
  return (
    block.type === 'paragraph' &&
    next?.type === 'list' &&
    /[:：]\s*(?:\*\*|__)?$/u.test(block.text.trim())
  );
}

function readListBlock(
  list: ListBlock,
  before: Block | undefined,
  setting: Setting,
  oneOfSeveral: boolean,
  number: number,
): readonly (Asked | Remark)[] {
  const lead =
    before?.type === 'paragraph' && isLead(before, list) ? before.text.trim() : undefined;
  const subject = { parent: undefined, lead, named: oneOfSeveral, handle: String(number) };
  const cards = readList(list, setting, subject);
  if (!isSequence(list, setting, lead)) return cards;
  // A sequence is asked for in its order, instead of as a list in any order.
  const inOrder = readSteps(list, setting);
  const recited = inOrder.some((card) => card.handle === 'order:all');
  const others = cards.filter(
    (card) => isRemark(card) || !card.handle.startsWith(`list:${subject.handle}:`),
  );
  return recited || inOrder.length > 0 ? [...inOrder, ...others] : cards;
}

/** What a fold-out answers whose own summary does not ask: the line above it, or the heading. */
function questionAbove(before: Block | undefined, section: Section): string | undefined {
  if (before?.type === 'paragraph' && !saysNothing(before.text)) return before.text;
  return section.heading === '' ? undefined : section.heading;
}
