import { answerItems, type Card } from '../../card.ts';
import { escapeMarkdown, plainText, wordCount } from '../../notes/inline.ts';
import { mentions } from '../../notes/normalise.ts';
import { tellingWords } from './words.ts';

/** What a card holds that questions can be made of. */
export interface Material {
  readonly card: Card;
  readonly section: string;
  readonly topic: string;
  /** What the card asks about, where it asks about one thing. */
  readonly term: string | undefined;
  readonly termWords: readonly string[];
  /** The question around the term: the same for terms that are asked for in the same way. */
  readonly frame: string;
  /** What stands in the question in italics or as code: of a cell, its row and its column. */
  readonly names: readonly string[];
  /** The answer as an option; undefined where it is too long or is several things. */
  readonly answer: string | undefined;
  readonly answerWords: readonly string[];
}

/** A longer option is not read to its end. */
const mostWords = 60;
const separator = '\u0000';

/** The headings above a card, as one key. */
export function sectionOf({ deck, path }: Card): string {
  return [deck, ...path].join(separator);
}

/** The headings above its section, as one key. */
export function topicOf({ deck, path }: Card): string {
  return [deck, ...path.slice(0, Math.max(1, path.length - 1))].join(separator);
}

/** A term stands in a question in italics, or as code. */
const marked = /(?<![\\*])\*(?:\\.|[^*\\])+\*(?!\*)|(`+)[^`]+\1/gu;

/** Reads a card as an examiner does: what it asks about, and what can stand as an option. */
export function materialOf(card: Card): Material {
  const { face } = card;
  const names = [...face.question.matchAll(marked)].map(([mark]) => mark);
  const mark = face.kind === 'term' ? names.at(-1) : undefined;
  const term = termOf(card, mark);
  const answer = optionOf(card);
  let answerWords: readonly string[] | undefined;
  return {
    card,
    section: sectionOf(card),
    topic: topicOf(card),
    term,
    termWords: term === undefined ? [] : tellingWords(term),
    frame: mark === undefined ? face.kind : face.question.replace(mark, ''),
    names,
    answer,
    // Of thousands of cards only some are looked at so closely.
    get answerWords() {
      answerWords ??= tellingWords(answer ?? '');
      return answerWords;
    },
  };
}

function termOf(card: Card, mark: string | undefined): string | undefined {
  const { face } = card;
  if (face.kind === 'definition') return definedTerm(card);
  if (face.kind === 'reverse') return plainText(face.answer);
  return mark?.startsWith('*') ? plainText(mark) : mark;
}

/** The last heading that the question names: what "What is Amazon EC2?" is about. */
function definedTerm({ face, path }: Card): string | undefined {
  const named = path.filter((heading) => mentions(face.question, plainText(heading)));
  const heading = named.at(-1);
  return heading === undefined ? undefined : plainText(heading);
}

function optionOf({ face }: Card): string | undefined {
  if (face.kind === 'choice' || face.kind === 'reverse') return undefined;
  const items = answerItems(face);
  if (items.length > 1) return undefined;
  const [text = ''] = items.length === 1 ? items : face.answer.split(/\n\s*\n/u);
  return asOption(text);
}

/** A text as one option among others; undefined for what is none, such as a table or a listing. */
export function asOption(markdown: string): string | undefined {
  const text = markdown.trim();
  if (/^(?:[-*+]\s|\d+[.)]\s|\||>|#|`{3}|~{3}|!\[)|:$/mu.test(text)) return undefined;
  const line = text.replace(/\s+/gu, ' ').replace(/(?<=\p{L}|\)|\d|`)\.$/u, '');
  const words = wordCount(plainText(line));
  return words === 0 || words > mostWords ? undefined : line;
}

/** A term as one option among others: what the note writes as code stays code. */
export function asName(term: string): string {
  return term.startsWith('`') ? term : escapeMarkdown(term);
}
