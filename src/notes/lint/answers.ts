import type { Draft } from '../draft.ts';
import { plainText, wordCount } from '../inline.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Finding, finding, limits } from './finding.ts';

/** Cards of a note whose answer is too long, or whose question asks for nothing in particular. */
export function lintAnswers(drafts: readonly Draft[], vocabulary: Vocabulary): readonly Finding[] {
  const asksForAnything = openQuestions(vocabulary);
  return drafts.flatMap((draft): readonly Finding[] => {
    const { face, source } = draft;
    if (!longKinds.has(face.kind)) return [];
    const words = wordsOf(face.answer);
    if (words > limits.answerWords) {
      const message = `the answer has ${words} words: so much is not recalled the same way twice, and cannot be graded`;
      return [finding('long-answer', source.file, source.line, message)];
    }
    const question = plainText(face.question);
    if (!isStatement(face.answer) || !asksForAnything.some((asks) => asks.test(question)))
      return [];
    const message = `this statement has no name, so that only this can be asked: ${question}`;
    return [finding('no-handle', source.file, source.line, message)];
  });
}

/** Kinds whose answer is one text, recalled as a whole. Options are chosen from, items ticked off. */
const longKinds: ReadonlySet<string> = new Set(['term', 'definition', 'qa', 'table']);

/** Words of running text; code is recognised rather than recited. Two letters of Chinese or Japanese are a word. */
function wordsOf(markdown: string): number {
  let isCode = false;
  const lines = markdown.split('\n').filter((line) => {
    if (!/^\s*(?:`{3}|~{3})/u.test(line)) return !isCode;
    isCode = !isCode;
    return false;
  });
  const text = plainText(lines.join('\n'));
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
  const letters = text.match(unspaced)?.length ?? 0;
  return wordCount(text.replace(unspaced, ' ').trim()) + Math.ceil(letters / 2);
}

function isStatement(answer: string): boolean {
  return !/\n\s*(?:\n|[-*+>|#`~]|\d+[.)]\s)/u.test(answer.trim());
}

/** The phrasings that ask what there is to know about something, as they look when filled in. */
function openQuestions({ general }: Vocabulary): readonly RegExp[] {
  return [general.point, general.pointOfTopic, general.prose, general.proseOfTopic]
    .filter((phrasing) => /\p{L}{2,}\s+\p{L}{2,}/u.test(phrasing.replace(/\{\w+\}/gu, ' ')))
    .map((phrasing) => {
      const parts = phrasing
        .split(/\{\w+\}/u)
        .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
      return new RegExp(`^${parts.join('.+')}$`, 'u');
    });
}
