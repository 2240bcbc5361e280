import type { Block, Item } from '../block.ts';
import { plainText, wordCount } from '../inline.ts';
import { mentionsAny, normaliseText } from '../normalise.ts';
import { askCloze } from '../phrasing.ts';
import { saysNothing, withoutComments } from './markdown-of.ts';
import type { Asked, Setting } from './shape.ts';
import { readTerm } from './term.ts';

/** What stands for a deletion: always the same, so that its width tells nothing. */
export const mask = '[…]';

/** A part of a statement that is asked for. */
interface Deletion {
  /** Deletions with the same index are asked for together. */
  readonly index: string;
  readonly hidden: string;
  readonly hint: string | undefined;
  readonly from: number;
  readonly to: number;
}

const explicit =
  /\{\{c(\d+)::((?:(?!\}\}|::).)+)(?:::((?:(?!\}\}).)*))?\}\}|==(?=\S)((?:(?!==).)*?\S)==/gsu;
const implicit = /\*\*(?=\S)((?:(?!\*\*).)*?\S)\*\*|`([^`\n]+)`/gsu;
/** Statements longer than this are chapters, and looking for marks in them takes too long. */
const longest = 8192;

/** Whether a text has deletions that its author marked. */
export function hasClozes(markdown: string): boolean {
  return markdown.includes('==') || markdown.includes('{{c');
}

/** A text with what its author marked for deletion put back. Code stays as it is. */
export function withoutClozes(markdown: string): string {
  let fenced = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (/^\s*(?:>\s*)*(?:`{3,}|~{3,})/u.test(line)) fenced = !fenced;
      if (fenced || line.length > longest || !hasClozes(line)) return line;
      return line
        .split(/(`[^`]*`)/u)
        .map((part) =>
          part.startsWith('`')
            ? part
            : part.replace(
                explicit,
                (_, __, hidden?: string, ___?: string, marked?: string) => hidden ?? marked ?? '',
              ),
        )
        .join('');
    })
    .join('\n');
}

/** The cloze cards of some blocks and of all that stands below them. */
export function readClozes(
  blocks: readonly Block[],
  setting: Setting,
  withImplicit: boolean,
): readonly Asked[] {
  return blocks.flatMap((block): readonly Asked[] => {
    switch (block.type) {
      case 'paragraph':
        return clozesOf(block.text, block.line, block.endLine, setting, withImplicit);
      case 'list':
        return block.items.flatMap((item) => itemClozes(item, setting, withImplicit));
      case 'quote':
      case 'details':
        return readClozes(block.blocks, setting, withImplicit);
      default:
        return [];
    }
  });
}

function itemClozes(item: Item, setting: Setting, withImplicit: boolean): readonly Asked[] {
  const lines = item.text.split('\n').length;
  return [
    ...clozesOf(item.text, item.line, item.line + lines - 1, setting, withImplicit),
    ...readClozes(item.blocks, setting, withImplicit),
  ];
}

function clozesOf(
  raw: string,
  line: number,
  endLine: number,
  setting: Setting,
  withImplicit: boolean,
): readonly Asked[] {
  const text = withoutComments(raw);
  if (text.length > longest || saysNothing(text)) return [];
  const marked = deletionsIn(text, explicit);
  // A term with its description is asked for as such; only statements have hidden parts unmarked.
  const deletions =
    marked.length > 0 || !withImplicit || readTerm(text) ? marked : deletionsIn(text, implicit);
  const indexes = [...new Set(deletions.map((deletion) => deletion.index))];
  return indexes.flatMap((index) => clozeCard(text, deletions, index, { line, endLine }, setting));
}

function deletionsIn(text: string, pattern: RegExp): readonly Deletion[] {
  return [...text.matchAll(pattern)].map((found, at): Deletion => {
    const [whole, first, second, hint, marked] = found;
    const isNumbered = pattern === explicit && second !== undefined;
    return {
      index: isNumbered ? `c${first}` : `#${at}`,
      hidden: isNumbered ? second : (marked ?? first ?? second ?? ''),
      hint: isNumbered ? hint : undefined,
      from: found.index,
      to: found.index + whole.length,
    };
  });
}

function clozeCard(
  text: string,
  deletions: readonly Deletion[],
  index: string,
  at: { readonly line: number; readonly endLine: number },
  { wording, place }: Setting,
): readonly Asked[] {
  const asked = deletions.filter((deletion) => deletion.index === index);
  const hidden = asked.map((deletion) => plainText(deletion.hidden));
  let statement = '';
  let from = 0;
  for (const deletion of deletions) {
    const isAsked = deletion.index === index;
    const hint = deletion.hint === undefined ? mask : `[${deletion.hint}…]`;
    statement += text.slice(from, deletion.from) + (isAsked ? hint : deletion.hidden);
    from = deletion.to;
  }
  statement += text.slice(from);
  for (const word of hidden) statement = maskWord(statement, word);
  // Too little is left to know what is asked for.
  if (wordCount(plainText(statement.replaceAll(mask, ''))) < 2) return [];
  const inPlace = askCloze(wording, place, statement);
  const named = mentionsAny(inPlace, hidden);
  const question = named ? statement : inPlace;
  if (mentionsAny(question, hidden)) return [];
  return [
    {
      face: {
        kind: 'cloze',
        question,
        answer: asked.map((deletion) => deletion.hidden).join('; '),
      },
      handle: `cloze:${normaliseText(`${statement} ${hidden.join(' ')}`)}`,
      group: `bullet:${at.line}`,
      ...at,
    },
  ];
}

/** A text with every further mention of a word masked. */
export function maskWord(text: string, word: string): string {
  if (word === '') return text;
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), mask);
}
