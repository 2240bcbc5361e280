import type { Block, Item } from '../block.ts';
import { plainText, withoutLeadingSigns, wordCount } from '../inline.ts';
import { hasWords, mentions, normaliseText, spoken } from '../normalise.ts';
import { askBelow, askLead, askList, askPoints, askTerm, partOf } from '../phrasing.ts';
import { readChoice } from './choice.ts';
import {
  blockSaysNothing,
  itemBody,
  itemSaysNothing,
  markdownOf,
  saysNothing,
} from './markdown-of.ts';
import { askedAsWritten } from './question.ts';
import { type Asked, mostItems, type Remark, type Setting } from './shape.ts';
import { readTerm } from './term.ts';

type ListBlock = Extract<Block, { type: 'list' }>;

/** What a list is about: its section, or the item that it stands below. */
interface Subject {
  readonly parent: string | undefined;
  /** The sentence that introduces the list. */
  readonly lead: string | undefined;
  /** One of several lists of its section: the lead is what tells it from the others. */
  readonly named: boolean;
  /** Distinguishes the lists of a section: what a change of wording does not touch. */
  readonly handle: string;
}

/** One entry of a list, as it will be asked for. */
type Entry =
  | {
      readonly type: 'term';
      readonly item: Item;
      readonly term: string;
      readonly description: string;
    }
  | { readonly type: 'statement'; readonly item: Item }
  /** An item that asks, with its answer below it. */
  | { readonly type: 'question'; readonly item: Item };

/**
 * The cards of a list: one for each term, one for what stands below an item, and one that asks
 * for the items together, in parts of at most nine.
 */
export function readList(
  list: ListBlock,
  setting: Setting,
  subject: Subject,
): readonly (Asked | Remark)[] {
  const choices = list.items.map((item) =>
    readChoice({ text: item.text, line: item.line }, item.blocks),
  );
  const asked = list.items.filter((item, index) => !choices[index] && !itemSaysNothing(item));
  const entries = asked.map(readEntry);
  return [
    ...choices.flatMap((choice) => choice?.cards ?? []),
    ...entries.flatMap((entry) => {
      if (entry.type === 'term') return termCards(entry, setting, subject);
      if (entry.type === 'question') {
        const { item } = entry;
        return [
          askedAsWritten(item.text, markdownOf(item.blocks), item, `bullet:${item.line}`, setting),
        ];
      }
      return nestedCards(entry.item, setting, subject);
    }),
    ...listCards(
      entries.filter((entry) => entry.type !== 'question' && entryText(entry) !== ''),
      list,
      setting,
      subject,
    ),
  ];
}

function readEntry(item: Item): Entry {
  const asks = /[?？]\s*(?:\*\*|__)?$/u.test(item.text) && !item.blocks.every(blockSaysNothing);
  if (asks) return { type: 'question', item };
  const read = readTerm(item.text);
  const describedBelow = item.blocks.length > 0;
  if (read && (read.description !== '' || describedBelow)) return { type: 'term', item, ...read };
  return { type: 'statement', item };
}

function termCards(
  entry: Extract<Entry, { type: 'term' }>,
  setting: Setting,
  subject: Subject,
): readonly (Asked | Remark)[] {
  const { item, term, description } = entry;
  const { nested, own } = splitNested(item, description);
  const answer = [description, markdownOf(own)].filter((text) => text !== '').join('\n\n');
  const group = `bullet:${item.line}`;
  const card: Asked[] =
    answer === ''
      ? []
      : [
          {
            face: {
              kind: 'term',
              question: askTerm(setting.wording, setting.place, term, subject.parent),
              answer,
            },
            handle: `term:${subject.parent === undefined ? '' : `${normaliseText(subject.parent)}/`}${normaliseText(term)}`,
            term,
            group,
            line: item.line,
            endLine: nested.length > 0 ? lastOwnLine(item, nested) : item.endLine,
          },
        ];
  return [...card, ...nested.flatMap((list) => readList(list, setting, below(term)))];
}

/**
 * Lists below a term that hold terms of their own become cards of their own; other lists are part
 * of the description, unless the description would then be a list too long to learn as one.
 */
function splitNested(item: Item, description: string): { nested: ListBlock[]; own: Block[] } {
  const nested: ListBlock[] = [];
  const own: Block[] = [];
  for (const block of item.blocks) {
    if (block.type === 'list' && makesOwnCards(block, description)) nested.push(block);
    else own.push(block);
  }
  return { nested, own };
}

function makesOwnCards(list: ListBlock, description: string): boolean {
  const entries = list.items.filter((item) => !itemSaysNothing(item)).map(readEntry);
  const terms = entries.filter((entry) => entry.type === 'term').length;
  const isLong = entries.length > mostItems || list.items.some((item) => item.blocks.length > 0);
  return terms * 2 > entries.length || (isLong && description === '') || isLong;
}

function lastOwnLine(item: Item, nested: readonly ListBlock[]): number {
  const first = nested[0];
  return first === undefined ? item.endLine : Math.max(item.line, first.line - 1);
}

function nestedCards(item: Item, setting: Setting, subject: Subject): readonly (Asked | Remark)[] {
  const lists = item.blocks.filter(
    (block): block is ListBlock => block.type === 'list' && !isPartOfItem(block),
  );
  const parent = item.text;
  if (saysNothing(parent)) return lists.flatMap((list) => readList(list, setting, subject));
  return lists.flatMap((list) => readList(list, setting, below(parent)));
}

/** A single remark below a statement belongs to it. */
function isPartOfItem(list: ListBlock): boolean {
  const [only, ...others] = list.items;
  return (
    only !== undefined &&
    others.length === 0 &&
    only.blocks.length === 0 &&
    readEntry(only).type === 'statement'
  );
}

function below(parent: string): Subject {
  const plain = withoutLeadingSigns(plainText(parent)).replace(/[:：\s]+$/u, '');
  return { parent: plain, lead: undefined, named: false, handle: `below:${normaliseText(plain)}` };
}

function listCards(
  entries: readonly Entry[],
  list: ListBlock,
  setting: Setting,
  subject: Subject,
): readonly Asked[] {
  const statements = entries.some((entry) => entry.type === 'statement');
  // Where every item has a card of its own, a list too long for one card is left to those.
  if (entries.length === 0 || (!statements && (entries.length < 2 || entries.length > mostItems)))
    return [];
  const parts = inParts(entries);
  return parts.map((part, index): Asked => {
    const items = part.map(entryText);
    const question = listQuestion(part, setting, subject);
    const ask =
      parts.length > 1 ? partOf(setting.wording, question, index + 1, parts.length) : question;
    const first = part[0]?.item ?? list;
    const last = part.at(-1)?.item ?? list;
    const shared = {
      handle: `list:${subject.handle}:${index}`,
      group: `list:${list.line}`,
      line: parts.length > 1 ? first.line : list.line,
      endLine: parts.length > 1 ? last.endLine : list.endLine,
    };
    if (items.length === 1) {
      return { face: { kind: 'qa', question: ask, answer: items[0] ?? '' }, ...shared };
    }
    const lead =
      subject.lead === undefined || mentions(ask, subject.lead) ? '' : `${subject.lead}\n\n`;
    return {
      face: { kind: 'list', question: ask, answer: lead + items.map(bullet).join('\n'), items },
      ...shared,
    };
  });
}

function bullet(text: string): string {
  return `- ${text.split('\n').join('\n  ')}`;
}

/** Parts of at most nine items, as even as they can be. */
function inParts(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const count = Math.ceil(entries.length / mostItems);
  const parts: Entry[][] = [];
  for (let part = 0; part < count; part += 1) {
    const from = Math.round((part * entries.length) / count);
    const to = Math.round(((part + 1) * entries.length) / count);
    parts.push(entries.slice(from, to));
  }
  return parts;
}

/** What stands for an entry in a list: the name of a term, the text of a statement. */
function entryText(entry: Entry): string {
  if (entry.type === 'term') return plainText(entry.term);
  const below = entry.item.blocks.filter((block) => block.type !== 'list' || isPartOfItem(block));
  return itemBody({ ...entry.item, blocks: below });
}

/** Asks for some entries, naming none of them. */
function listQuestion(
  entries: readonly Entry[],
  { wording, place }: Setting,
  { parent, lead, named }: Subject,
): string {
  const count = entries.length;
  const texts = entries.map((entry) => plainText(entryText(entry)));
  const words = texts.reduce((sum, text) => sum + wordCount(text), 0);
  const areNames = entries.every((entry) => entry.type === 'term') || words <= 5 * texts.length;
  const together = areNames && count > 1;
  const names = texts.map(spoken);
  const isSafe = (question: string): boolean => !hasWords(spoken(question), names);
  function* questions(): Generator<string> {
    if (parent !== undefined) {
      if (wordCount(parent) > mostParentWords) yield askLead(wording, place, parent, count);
      yield askBelow(wording, place, parent, count, together);
    } else {
      if (lead !== undefined && (named || place.section.type !== 'known')) {
        yield askLead(wording, place, lead, count);
      }
      if (together) yield askList(wording, place, count);
    }
    yield askPoints(wording, place, count);
  }
  for (const question of questions()) if (isSafe(question)) return question;
  return askPoints(wording, { ...place, section: { type: 'topic' } }, count);
}

/** A parent of more words than this is a sentence, and introduces what stands below it. */
const mostParentWords = 8;
