import type { Block } from '../block.ts';
import type { Draft } from '../draft.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import type { Placed } from '../place.ts';
import { saysNothing } from '../shapes/markdown-of.ts';
import { readTerm } from '../shapes/term.ts';
import { type Finding, finding } from './finding.ts';

/** One thing that a note says, and should be in some card. */
interface Line {
  readonly what: 'item' | 'paragraph' | 'row';
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

/** So much of the words of a line has to be in the cards of that line. */
const leastShare = 0.7;

/**
 * Items, paragraphs and table rows whose text is in no card, and questions without an answer.
 * About what begins on the `known` lines, and all that is part of it, enough has been said already.
 */
export function lintUncovered(
  sections: readonly Placed[],
  drafts: readonly Draft[],
  file: string,
  known: ReadonlySet<number>,
): readonly Finding[] {
  const covered = coverage(drafts);
  const unanswered = sections.flatMap(({ section, asks }): readonly Finding[] => {
    const isEmpty = section.blocks.length === 0 && section.sections.length === 0;
    if (!asks || !isEmpty || known.has(section.line)) return [];
    const message = `“${short(section.heading)}” has no answer below it, and makes no card`;
    return [finding('unanswered-question', file, section.line, message)];
  });
  const lines = sections
    .flatMap(({ section }) => (known.has(section.line) ? [] : linesOf(section.blocks, known)))
    .sort((one, other) => one.line - other.line);
  const uncovered = lines
    .filter((line) => !covered(line))
    .map((line) => {
      const message = `this ${line.what} made no card, and is never asked for: “${short(line.text)}”`;
      return finding('no-card', file, line.line, message);
    });
  return [...unanswered, ...uncovered];
}

function linesOf(blocks: readonly Block[], known: ReadonlySet<number>): readonly Line[] {
  return blocks.flatMap((block, index): readonly Line[] => {
    const { line, endLine } = block;
    switch (block.type) {
      case 'paragraph':
        // A sentence that introduces what follows is no fact of its own.
        if (introduces(block.text, blocks[index + 1])) return [];
        return asLine('paragraph', block.text, line, endLine);
      case 'list':
        return block.items.flatMap((item) => {
          if (known.has(item.line)) return [];
          const [first] = item.blocks;
          const end = first ? Math.max(item.line, first.line - 1) : item.endLine;
          const own = introduces(item.text, first) ? [] : asLine('item', item.text, item.line, end);
          return [...own, ...linesOf(item.blocks, known)];
        });
      case 'table':
        return block.rows.flatMap((row) => {
          const cells = row.cells.filter((cell) => !saysNothing(cell));
          return asLine('row', cells.join(' '), row.line, row.endLine);
        });
      case 'quote':
      case 'details':
        return linesOf(block.blocks, known);
      default:
        return [];
    }
  });
}

function introduces(text: string, next: Block | undefined): boolean {
  return next !== undefined && next.type !== 'paragraph' && /[:：]$/u.test(plainText(text));
}

function asLine(what: Line['what'], text: string, line: number, endLine: number): readonly Line[] {
  return saysNothing(text) ? [] : [{ what, text, line, endLine }];
}

/** Whether a line is in some card; to be asked line by line, in the order of the note. */
function coverage(drafts: readonly Draft[]): (line: Line) => boolean {
  const coming = [...drafts].sort((one, other) => one.source.line - other.source.line);
  let answers: ReadonlySet<string> | undefined;
  let at = 0;
  let here: { readonly draft: Draft; words: ReadonlySet<string> | undefined }[] = [];
  return (line) => {
    for (let next = coming[at]; next && next.source.line <= line.endLine; next = coming[at]) {
      here.push({ draft: next, words: undefined });
      at += 1;
    }
    here = here.filter(({ draft }) => draft.source.endLine >= line.line);
    // Options and the letters of the right ones are shown another way than they are written.
    if (here.some(({ draft }) => draft.face.kind === 'choice')) return true;
    const wanted = wordsOf(line.text);
    const missing = new Set(wanted);
    for (const card of here) {
      card.words ??= new Set(wordsOf(`${card.draft.face.question} ${card.draft.face.answer}`));
      for (const word of missing) if (card.words.has(word)) missing.delete(word);
    }
    const share = 1 - missing.size / Math.max(1, new Set(wanted).size);
    // What is written twice is one card, and stands where it was written first.
    if (share >= leastShare) return true;
    answers ??= new Set(drafts.flatMap((draft) => linesIn(draft.face.answer)));
    return isIn(answers, line.text);
  };
}

function isIn(answers: ReadonlySet<string>, text: string): boolean {
  const description = readTerm(text)?.description ?? text;
  return [text, description].some((said) => linesIn(said).every((line) => answers.has(line)));
}

/** The lines of a text as they are compared, without bullets and numbers. */
function linesIn(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .map((line) => normaliseText(line.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/u, '')))
    .filter((line) => line !== '');
}

function wordsOf(text: string): readonly string[] {
  return normaliseText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function short(markdown: string): string {
  const text = plainText(markdown);
  return text.length > 60 ? `${[...text].slice(0, 59).join('')}…` : text;
}
