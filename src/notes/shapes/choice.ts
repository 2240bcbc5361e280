import type { Choice } from '../../card.ts';
import type { Block } from '../block.ts';
import { plainText } from '../inline.ts';
import { normaliseText } from '../normalise.ts';
import { markdownOf, saysNothing } from './markdown-of.ts';
import { type Asked, questionText, type Remark } from './shape.ts';

/** An option as the note writes it: `- B. text`, or a task that may be ticked. */
interface Option {
  readonly letter: string | undefined;
  readonly text: string;
  readonly marked: boolean;
}

/** A multiple-choice question and the blocks that it is made of. */
export interface ChoiceQuestion {
  readonly cards: readonly (Asked | Remark)[];
  /** How many blocks, from the options on, belong to the question. */
  readonly used: number;
}

const letterMark = /^\s*(?:\*\*|__)?\(?([A-H])[.):]\)?(?:\*\*|__)?\s+/u;
const rightSign = /(?<!\s)\s*(?:[✅✔☑]\uFE0F?|\((?:correct|right)(?: answer)?\))\s*/iu;
// The letters are capitals, or a word that merely begins with one of them would be an answer.
const answerLetters =
  /(?:(?:[Tt]he\s+)?(?:[Cc]orrect|[Rr]ight)\s+)?(?:[Aa]nswers?|ANSWERS?|[Oo]ptions?|[Ss]olutions?|[Kk]ey)(?:\s+(?:is|are))?\s*[:：=-]?[\s*_`(]*([A-H]{1,6}(?:[\s*_`),]*(?:,|and|&|\/|\s)[\s*_`(]*[A-H](?![\p{L}\p{N}]))*)(?![\p{L}\p{N}'’])/u;

/**
 * Reads a multiple-choice question: its options are a list or lines with letters, or a task list
 * whose right answers are ticked; the right letters stand below, in the open or folded away.
 * `question` is what stands above the options. Undefined when these blocks are no such question.
 */
export function readChoice(
  question: { readonly text: string; readonly line: number },
  blocks: readonly Block[],
): ChoiceQuestion | undefined {
  const [first, ...rest] = blocks;
  const options = first && optionsOf(first);
  if (!first || !options || options.length < 2 || saysNothing(question.text)) return undefined;
  const lettered = options.every((option) => option.letter !== undefined);
  const asks = asksForChoice(question.text);
  if (!lettered && !asks) return undefined;

  const key = lettered ? answerKey(rest) : undefined;
  const choices = options.map(
    (option): Choice => ({
      text: option.text,
      correct: key ? key.letters.includes(option.letter ?? '') : option.marked,
    }),
  );
  const used = 1 + (key?.used ?? 0);
  const right = choices.filter((choice) => choice.correct);
  if (right.length === 0 || (right.length === choices.length && !lettered)) {
    if (!lettered) return undefined;
    const message = 'a question with options, but none of them is marked as right';
    return { cards: [{ rule: 'choice-without-answer', line: question.line, message }], used };
  }
  const asked = questionText(question.text);
  const answer = [rightAnswer(right), key?.explanation ?? '']
    .filter((text) => text !== '')
    .join('\n\n');
  const last = blocks[used - 1] ?? first;
  return {
    cards: [
      {
        face: { kind: 'choice', question: asked, answer, choices },
        handle: `choice:${normaliseText(asked)}`,
        group: `choice:${question.line}`,
        line: question.line,
        endLine: last.endLine,
      },
    ],
    used,
  };
}

function asksForChoice(text: string): boolean {
  return /[?？]/u.test(text) || /\b(?:which|choose|select|pick|true or false)\b/iu.test(text);
}

function optionsOf(block: Block): readonly Option[] | undefined {
  if (block.type === 'list') {
    // Looked at first, because writing out what stands below every item of every list is slow.
    const isTasks = block.items.every((item) => item.ticked !== undefined);
    const isLettered = block.items.every((item) => letterMark.test(item.text));
    const isMarked = block.items.some((item) => rightSign.test(item.text));
    if (!isTasks && !isLettered && !isMarked) return undefined;
    return block.items.map((item): Option => {
      const text = [item.text, markdownOf(item.blocks)].filter((part) => part !== '').join('\n\n');
      return option(text, item.ticked === true);
    });
  }
  if (block.type !== 'paragraph') return undefined;
  const lines = block.text.split('\n');
  return lines.length > 1 && lines.every((line) => letterMark.test(line))
    ? lines.map((line) => option(line, false))
    : undefined;
}

function option(text: string, ticked: boolean): Option {
  const letter = letterMark.exec(text)?.[1];
  const bare = text.replace(letterMark, letter === undefined ? '$&' : '');
  const isBold = /^(\*\*|__)[\s\S]+\1$/u.test(text.trim());
  return {
    letter,
    text: bare
      .replace(rightSign, ' ')
      .replace(/^(\*\*|__)([\s\S]+)\1$/u, '$2')
      .replace(/(?:\*\*|__)$/u, (mark) => (isBold ? '' : mark))
      .trim(),
    marked: ticked || rightSign.test(text) || (letter !== undefined && isBold),
  };
}

/** The letters of the right answers, and what the note says about them. */
function answerKey(
  blocks: readonly Block[],
): { letters: readonly string[]; explanation: string; used: number } | undefined {
  for (const [index, block] of blocks.slice(0, 2).entries()) {
    if (block.type !== 'details' && block.type !== 'paragraph' && block.type !== 'quote')
      return undefined;
    const said =
      block.type === 'details'
        ? `${plainText(block.summary)}\n${markdownOf(block.blocks)}`
        : markdownOf([block]);
    const found = answerLetters.exec(plainLines(said));
    if (found?.[1] === undefined) continue;
    const letters = found[1].match(/[A-H]/gu) ?? [];
    return { letters, explanation: explanationIn(said), used: index + 1 };
  }
  return undefined;
}

function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => plainText(line))
    .join('\n');
}

/** What stands beside the letters: the options are shuffled, so the letters would mislead. */
function explanationIn(said: string): string {
  return said
    .split('\n')
    .filter((line) => !/^(?:answer|show|solution|hint)s?$/iu.test(plainText(line)))
    .map((line) => (answerLetters.test(plainText(line)) ? withoutKey(line) : line))
    .join('\n')
    .trim();
}

function withoutKey(line: string): string {
  const rest = plainText(line)
    .replace(answerLetters, '')
    .replace(/^[\s.:–-]+/u, '');
  return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : '';
}

function rightAnswer(right: readonly Choice[]): string {
  const [only, ...others] = right;
  if (only && others.length === 0) return only.text;
  return right.map((choice) => `- ${choice.text.split('\n').join('\n  ')}`).join('\n');
}
