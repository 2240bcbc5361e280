// What is wrong with cards taken by themselves: repeats, leaks, holes.
import { markdownText, sameText, wordsOf } from './plain-text.mjs';

const maskable = new Set(['list', 'order', 'reverse', 'cloze']);
const placeholder = /\{\w+\}|\$\{|\[object \w+\]|\bundefined\b|\bNaN\b|%[sd]\b/gu;
const longestList = 9;

/** Cards by what is wrong with them; `noteText` gives the text of a file. */
export function faultsOf(cards, noteText) {
  const { conflicts, repeats } = sameQuestions(cards);
  return {
    conflicts,
    leaks: cards.filter(leaks),
    placeholders: cards.filter((card) => hasPlaceholder(card, noteText)),
    empty: cards.filter(isEmpty),
    long: cards.filter(
      ({ kind, answerItems }) => kind === 'list' && answerItems.length > longestList,
    ),
    repeats,
  };
}

/** Cards that share their question: with another answer, and with the same one. */
function sameQuestions(cards) {
  const byQuestion = new Map();
  for (const card of cards) {
    const key = sameText(markdownText(card.question));
    const group = byQuestion.get(key);
    if (group) group.push(card);
    else byQuestion.set(key, [card]);
  }
  const groups = [...byQuestion.values()].filter((group) => group.length > 1);
  const differ = (group) => new Set(group.map(answerKey)).size > 1;
  return {
    conflicts: groups.filter(differ).flat(),
    repeats: groups.filter((group) => !differ(group)).flatMap((group) => group.slice(1)),
  };
}

/** What a card expects, line by line; the wrong options of a choice are no part of it. */
function answerKey(card) {
  return [...markdownText(card.answer).split('\n'), ...card.answerItems]
    .map(sameText)
    .filter((line) => line !== '')
    .join('\n');
}

function leaks(card) {
  if (!maskable.has(card.kind)) return false;
  const answers = card.answerItems.length > 0 ? card.answerItems : [card.answer];
  const question = ` ${wordsOf(markdownText(card.question)).join(' ')} `;
  return answers.some((answer) => {
    const words = wordsOf(markdownText(answer)).join(' ');
    return words !== '' && question.includes(` ${words} `);
  });
}

function hasPlaceholder(card, noteText) {
  const found = card.question.match(placeholder) ?? [];
  return found.some((text) => !noteText(card.source.file).includes(text));
}

function isEmpty(card) {
  if (wordsOf(card.question).length === 0 && card.question.trim().length < 2) return true;
  if (card.kind === 'choice') return !card.choices.some(({ correct }) => correct);
  if (card.kind === 'list' || card.kind === 'order') return card.answerItems.length === 0;
  return card.answer.trim() === '';
}
