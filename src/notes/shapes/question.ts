import type { Block } from '../block.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import type { Section } from '../outline.ts';
import { askAsWritten } from '../phrasing.ts';
import { blockSaysNothing, isShowMore, markdownOf } from './markdown-of.ts';
import { type Asked, questionText, type Setting } from './shape.ts';

/** The card of a heading that asks: all that stands below it is the answer. */
export function readQuestionHeading(
  section: Section,
  answerSections: readonly Section[],
  setting: Setting,
): readonly Asked[] {
  const blocks = [
    ...section.blocks,
    ...answerSections.flatMap((child): readonly Block[] => sectionBlocks(child)),
  ].filter((block) => !blockSaysNothing(block));
  const answer = markdownOf(blocks);
  const last = blocks.at(-1);
  if (!last || answer === '') return [];
  const at = { line: section.line, endLine: last.endLine };
  return [askedAsWritten(section.heading, answer, at, `question:${section.line}`, setting)];
}

/** A card that asks what the note asks, without what numbers the question. */
export function askedAsWritten(
  written: string,
  answer: string,
  at: { readonly line: number; readonly endLine: number },
  group: string,
  { wording, place }: Setting,
): Asked {
  const question = questionText(written);
  return {
    face: {
      kind: 'qa',
      question: askAsWritten(wording, place, question, standsAlone(question)),
      answer,
    },
    handle: `qa:${normaliseText(question)}`,
    group,
    line: at.line,
    endLine: at.endLine,
  };
}

/** A section's blocks and those below it, their headings as bold lines; a plain "Answer" left out. */
function sectionBlocks(section: Section): readonly Block[] {
  const title = plainText(section.heading);
  const heading: readonly Block[] = isShowMore(title)
    ? []
    : [{ type: 'paragraph', text: `**${title}**`, line: section.line, endLine: section.line }];
  const said = [...section.blocks, ...section.sections.flatMap(sectionBlocks)];
  return said.every(blockSaysNothing) ? [] : [...heading, ...said];
}

/** Whether a question can be understood without its heading: it names something, or is long. */
function standsAlone(question: string): boolean {
  const words = plainText(question).split(' ');
  const refersBack = /\b(?:it|this|these|those|they|them|its)\b/iu.test(plainText(question));
  const names = words.slice(1).some((word) => /\p{Lu}|\d|`/u.test(word));
  return !refersBack && (names || words.length > 5);
}

/** The card of a `<details>` block whose summary asks. Without a question of its own there is none. */
export function readDetails(
  block: Extract<Block, { type: 'details' }>,
  above: string | undefined,
  setting: Setting,
): readonly Asked[] {
  const summary = plainText(block.summary);
  const asked = summary === '' || isShowMore(summary) ? above : block.summary;
  const answer = markdownOf(block.blocks);
  if (asked === undefined || answer === '' || block.blocks.every(blockSaysNothing)) return [];
  const written = asked.replace(/<[^<>]+>/gu, ' ').trim();
  return [askedAsWritten(written, answer, block, `details:${block.line}`, setting)];
}

const questionLine = /^\s*(?:\*\*|__)?(?:Q|Question)\s*\d*\s*[:.)](?!:)(?:\*\*|__)?\s*/iu;
const answerLine = /^\s*(?:\*\*|__)?(?:A|Answer)\s*\d*\s*[:.)](?!:)(?:\*\*|__)?\s*/iu;

/** Cards written as such in a paragraph: `Q:` with `A:`, and `front :: back` on one line. */
export function readWrittenCards(block: Extract<Block, { type: 'paragraph' }>): readonly Asked[] {
  const cards: Asked[] = [];
  const lines = block.text.split('\n');
  let open: { question: string[]; answer: string[]; line: number; answering: boolean } | undefined;
  const close = (endLine: number): void => {
    const question = open?.question.join('\n').trim();
    const answer = open?.answer.join('\n').trim();
    // Nothing to ask, or nothing to say: that is no card.
    if (open && question && answer) cards.push(written(question, answer, open.line, endLine));
    open = undefined;
  };
  lines.forEach((text, index) => {
    const line = block.line + index;
    const pair = /^(.*\S)\s+::\s+(\S.*)$/u.exec(text);
    // A line with nothing but a question mark parts a question from its answer.
    const parts = index > 0 && /^\s*\?{1,2}\s*$/u.test(text) && lines[index + 1] !== undefined;
    if (parts && !open) {
      open = { question: lines.slice(0, index), answer: [], line: block.line, answering: true };
      return;
    }
    if (questionLine.test(text)) {
      close(line - 1);
      open = { question: [text.replace(questionLine, '')], answer: [], line, answering: false };
    } else if (open && !open.answering && answerLine.test(text)) {
      open = { ...open, answering: true, answer: [text.replace(answerLine, '')] };
    } else if (open) {
      (open.answering ? open.answer : open.question).push(text);
    } else if (pair?.[1] && pair[2]) {
      cards.push(written(pair[1], pair[2], line, line));
    }
  });
  close(block.endLine);
  return cards;
}

function written(question: string, answer: string, line: number, endLine: number): Asked {
  return {
    face: { kind: 'qa', question: question.trim(), answer: answer.trim() },
    handle: `qa:${normaliseText(question)}`,
    group: `written:${line}`,
    line,
    endLine,
  };
}
