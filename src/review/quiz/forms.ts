import { answerItems, type Card } from '../../card.ts';
import { termShape } from '../../notes/grammar.ts';
import { emphasised, escapeMarkdown, plainText } from '../../notes/inline.ts';
import { mask } from '../../notes/shapes/cloze.ts';
import type { Vocabulary } from '../../notes/vocabulary.ts';
import { seededNumber } from '../../schedule/seeded.ts';
import { type Candidate, chooseDistractors } from './distractors.ts';
import { asName, asOption, type Material, topicOf } from './material.ts';
import type { Neighbours } from './neighbours.ts';
import { echoes, namesAll, tellingWords, withoutName, wordsLeft } from './words.ts';

/** A question with one right answer, before its options are put in an order. */
export interface Draft {
  readonly prompt: string;
  readonly right: string;
  readonly wrong: readonly string[];
  /** Asked only where there is nothing better: the right option can be told by its looks. */
  readonly poor: boolean;
  /** Names what other questions of its section ask for. */
  readonly tellsSection: boolean;
}

export interface Making {
  readonly neighbours: Neighbours;
  readonly vocabulary: Vocabulary;
  readonly seed: number;
}

const mostWrong = 3;
/** A person does not weigh more options than these. */
const mostChoices = 8;
/** With fewer words than this left, a description fits more than one term. */
const fewestWords = 5;

/**
 * The question that is made of a card; undefined where a card makes none: there is nothing to tell
 * the right answer from, or what it asks cannot be answered by picking one of several texts.
 */
export function draftOf(asked: Material, making: Making): Draft | undefined {
  const seed = seededNumber(making.seed, asked.card.id);
  const { face } = asked.card;
  if (face.kind === 'choice') return ownChoices(asked.card);
  if (face.kind === 'order') return inOrder(asked, making, seed);
  if (face.kind === 'list' && face.items.length > 1) return membership(asked, making, seed);
  if (face.kind === 'reverse') return pickNamed(asked, face.question, making, seed);
  const picksAnswer = pickAnswer(asked, making, seed);
  const picksTerm = pickTerm(asked, making, seed);
  const both = [picksAnswer, picksTerm].filter((draft) => draft !== undefined);
  const good = both.filter(({ poor }) => !poor);
  // Two good ones are taken in turns.
  return good.length === 2 ? good[seed % 2] : (good[0] ?? fullest(both));
}

function fullest(drafts: readonly Draft[]): Draft | undefined {
  return drafts.toSorted((a, b) => b.wrong.length - a.wrong.length)[0];
}

function ownChoices({ face }: Card): Draft | undefined {
  if (face.kind !== 'choice' || face.choices.length > mostChoices) return undefined;
  const right = face.choices.filter(({ correct }) => correct);
  const wrong = face.choices.filter(({ correct }) => !correct);
  const [one] = right;
  if (one === undefined || right.length > 1 || wrong.length === 0) return undefined;
  return {
    prompt: face.question,
    right: one.text,
    wrong: wrong.map(({ text }) => text),
    poor: false,
    tellsSection: false,
  };
}

function pickAnswer(asked: Material, making: Making, seed: number): Draft | undefined {
  const { face } = asked.card;
  if (asked.answer === undefined || face.kind === 'definition') return undefined;
  const hints = asked.term === undefined ? tellingWords(face.question) : asked.termWords;
  const candidates = making.neighbours.answersFor(asked);
  return drafted(face.question, asked.answer, candidates, { hints, seed });
}

/** The way back: a description with its name masked, and several names. */
function pickTerm(asked: Material, making: Making, seed: number): Draft | undefined {
  const { term, answer } = asked;
  if (term === undefined || answer === undefined) return undefined;
  const description = withoutName(answer, term);
  const left = wordsLeft(description);
  if (left < fewestWords || left < tellingWords(answer).length / 2) return undefined;
  const where = asked.card.face.kind === 'definition' ? '' : placeOf(asked);
  const prompt = `${where === '' ? 'Which' : `${where}: which`} of these is described?\n\n> ${escapeAround(description)}`;
  return pickNamed(asked, prompt, making, seed);
}

/** Several terms, one of which `prompt` describes. */
function pickNamed(
  asked: Material,
  prompt: string,
  { neighbours }: Making,
  seed: number,
): Draft | undefined {
  const { term, termWords } = asked;
  if (term === undefined || termWords.length === 0) return undefined;
  const candidates = neighbours.termsFor(asked, prompt);
  return drafted(prompt, asName(term), candidates, { hints: tellingWords(prompt), seed });
}

/** The mask stands in markdown as it is. */
function escapeAround(masked: string): string {
  return masked.split(mask).map(escapeMarkdown).join(mask);
}

/** "Amazon EC2, *Cost Management*, *Pricing Models*". */
function placeOf({ card, names }: Material): string {
  const [topic, ...sections] = card.path.map(plainText);
  const inner = [...sections, ...names.slice(0, -1).map(plainText)];
  if (topic === undefined) return '';
  const unique = inner.filter((heading, at) => inner.indexOf(heading) === at);
  return [escapeMarkdown(topic), ...unique.map(emphasised)].join(', ');
}

/** What comes first or last in a sequence, and what follows a step of it. */
function inOrder(asked: Material, making: Making, seed: number): Draft | undefined {
  const { card } = asked;
  const items = answerItems(card.face);
  const ends = items.length > 1;
  const right = ends ? items[seed % 2 === 0 ? 0 : items.length - 1] : asked.answer;
  if (right === undefined || asOption(right) === undefined) return undefined;
  const question = tellingWords(card.face.question);
  const sequence = ends
    ? items
    : making.neighbours
        .inSection(asked)
        .flatMap(({ face }) => (face.kind === 'order' ? face.items : []));
  const candidates = [...new Set(sequence)]
    .filter((text) => ends || !namesAll(question, tellingWords(text)))
    .map((text): Candidate => ({ cardId: card.id, text, distance: 0 }));
  const which = seed % 2 === 0 ? 'first' : 'last';
  const prompt = ends ? endQuestion(card.face.question, which) : card.face.question;
  return drafted(prompt, right, candidates, { hints: [], seed, tellsSection: true });
}

function endQuestion(question: string, which: 'first' | 'last'): string {
  const named = /^List the (.+), in order\.$/u.exec(question)?.[1];
  return named === undefined
    ? `${question}\n\nWhich comes ${which}?`
    : `Of the ${named}, which comes ${which}?`;
}

/**
 * Which of several things belongs to a list: only for things that one topic alone speaks of, and
 * beside such of other topics, for anything else may belong to it as well.
 */
function membership(asked: Material, making: Making, seed: number): Draft | undefined {
  const { neighbours, vocabulary } = making;
  const { card, topic } = asked;
  const items = answerItems(card.face);
  if (areInstructions(items, vocabulary)) return undefined;
  const isOwn = (item: string, owner: string) => {
    const topics = neighbours.topicsNaming(asked, item);
    return topics.size === 1 && topics.has(owner);
  };
  const asking = tellingWords(card.face.question);
  const own = items.filter(
    (item) => isOwn(item, topic) && echoes(tellingWords(item), asking) === 0,
  );
  const right = own[seed % Math.max(1, own.length)];
  if (right === undefined || asOption(right) === undefined) return undefined;
  const listed = items.flatMap(tellingWords);
  const isCandidate = (text: string, owner: string) =>
    isOwn(text, owner) && asOption(text) !== undefined && echoes(listed, tellingWords(text)) === 0;
  const candidates = neighbours
    .underHeading(asked)
    .filter((other) => topicOf(other) !== topic)
    .flatMap((other) =>
      answerItems(other.face)
        .filter((text) => isCandidate(text, topicOf(other)))
        .map((text): Candidate => ({ cardId: other.id, text, distance: 0 })),
    );
  const named = /^Name the (.+)\.$/u.exec(card.face.question)?.[1];
  const prompt =
    named === undefined
      ? `${card.face.question}\n\nWhich of these is part of the answer?`
      : `Which of these is one of the ${named}?`;
  return drafted(prompt, right, candidates, { hints: [], seed, tellsSection: true });
}

interface Drafting {
  readonly hints: readonly string[];
  readonly seed: number;
  readonly tellsSection?: boolean;
}

function drafted(
  prompt: string,
  right: string,
  candidates: readonly Candidate[],
  { hints, seed, tellsSection = false }: Drafting,
): Draft | undefined {
  const wanted = { right, hints, seed, count: mostWrong };
  const { texts, givenAway } = chooseDistractors(candidates, wanted);
  if (texts.length === 0) return undefined;
  return { prompt, right, wrong: texts, poor: givenAway, tellsSection };
}

/** "Monitor Usage" would be good advice anywhere. */
function areInstructions(items: readonly string[], vocabulary: Vocabulary): boolean {
  const shapes = items.map((item) => termShape(plainText(item), vocabulary));
  return shapes.some((shape) => shape === 'imperative' || shape === 'knowledge');
}
