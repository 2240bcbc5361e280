import {
  inRunningText,
  isCode,
  isPlural,
  knowledgeObject,
  namesSeveral,
  singularPhrase,
  type TermShape,
  termShape,
} from './grammar.ts';
import { emphasised, escapeMarkdown, plainText, withoutLeadingSigns } from './inline.ts';
import type { Place } from './place.ts';
import type { Phrasing, Vocabulary } from './vocabulary.ts';

/** What a note itself tells of its words. */
export interface NoteWords {
  /** Words that the note writes in lower case in running text. */
  readonly lowerCaseWords: ReadonlySet<string>;
  /** Topics of which the note says "are", or whose name is plainly in the plural. */
  readonly pluralTopics: ReadonlySet<string>;
  /** Topics that the note calls "the" something. */
  readonly topicsWithArticle: ReadonlySet<string>;
}

/** What the questions of a note are worded with. */
export interface Wording {
  readonly vocabulary: Vocabulary;
  readonly words: NoteWords;
  /** What stands for a place in the questions that are asked there. */
  readonly valuesOf: (place: Place) => Values;
}

/** Words by the names that stand for them in templates; what is seldom asked for is found then. */
type Values = Readonly<Record<string, string | (() => string)>>;

/** The wording of one note; what a place is called is kept, but for what is seldom asked for. */
export function wordingOf(vocabulary: Vocabulary, words: NoteWords): Wording {
  const known = new Map<Place, Values>();
  const valuesOf = (place: Place): Values => {
    const values = known.get(place) ?? placeValues(words, place);
    known.set(place, values);
    return values;
  };
  return { vocabulary, words, valuesOf };
}

/** Asks for the description of a term; below a parent term, among that parent's. */
export function askTerm(
  wording: Wording,
  place: Place,
  term: string,
  parent: string | undefined,
): string {
  const { vocabulary } = wording;
  const shape = termShape(plainShape(term), vocabulary);
  const general = vocabulary.general;
  const values = { ...wording.valuesOf(place), ...termValues(wording, term) };
  if (parent !== undefined) {
    const plural = isNameOfSeveral(wording, parent);
    const phrasings = plural ? general.nestedUnderPlural : general.nestedUnder;
    return fill(choose(phrasings, term, shape), { ...values, parent: emphasised(parent) });
  }
  return fill(choose(termPhrasings(place, vocabulary), term, shape), values);
}

function termPhrasings(place: Place, vocabulary: Vocabulary): readonly Phrasing[] {
  switch (place.section.type) {
    case 'known':
      return place.section.known.section.term;
    case 'unknown':
      return namesSeveral(place.section.heading)
        ? vocabulary.general.termUnderPlural
        : vocabulary.general.termUnder;
    case 'topic':
      return vocabulary.general.termOfTopic;
  }
}

/** Asks for the names of several terms, or for several short items, of a section. */
export function askList(wording: Wording, place: Place, count: number): string {
  const { general } = wording.vocabulary;
  const values = { ...wording.valuesOf(place), count: countWord(wording, count) };
  switch (place.section.type) {
    case 'known':
      return fill(place.section.known.section.list, values);
    case 'unknown':
      return fill(
        namesSeveral(place.section.heading) ? general.listUnderPlural : general.listUnder,
        values,
      );
    case 'topic':
      return fill(
        namesSeveral(place.topic) ? general.listOfTopicPlural : general.listOfTopic,
        values,
      );
  }
}

/** Asks for what stands below a parent item: its terms, or its statements. */
export function askBelow(
  wording: Wording,
  place: Place,
  parent: string,
  count: number,
  terms: boolean,
): string {
  const { general } = wording.vocabulary;
  const values = {
    ...wording.valuesOf(place),
    count: countWord(wording, count),
    parent: emphasised(withoutCount(parent)),
    heading: emphasised(parent),
  };
  if (!terms) return fill(count === 1 ? general.point : general.points, values);
  return fill(
    isNameOfSeveral(wording, parent) ? general.listOfParentPlural : general.listOfParent,
    values,
  );
}

/** Whether a parent names things of one kind, and is neither an instruction nor a sentence. */
function isNameOfSeveral(wording: Wording, parent: string): boolean {
  const plain = plainText(parent);
  const [first = '', ...rest] = plain.toLowerCase().split(' ');
  return rest.length < 5 && !wording.vocabulary.verbs.has(first) && namesSeveral(plain);
}

/** Asks for plain statements: what there is to know about a heading or a topic. */
export function askPoints(wording: Wording, place: Place, count: number): string {
  const { general } = wording.vocabulary;
  const values = { ...wording.valuesOf(place), count: countWord(wording, count) };
  const one = count === 1;
  switch (place.section.type) {
    case 'known':
      return one
        ? fill(place.section.known.section.prose, values)
        : fill(place.section.known.section.list, values);
    case 'unknown':
      return fill(one ? general.point : general.points, values);
    case 'topic':
      return fill(one ? general.pointOfTopic : general.pointsOfTopic, values);
  }
}

/** Asks for the items that a sentence introduces. */
export function askLead(wording: Wording, place: Place, lead: string, count: number): string {
  const { general } = wording.vocabulary;
  const plain = withoutLeadingSigns(plainText(lead));
  const isSentence = /[.!]$/u.test(plain);
  const trimmed = plain.replace(/[:：,.!\s]+$/u, '');
  return fill(isSentence ? general.leadSentence : general.lead, {
    ...wording.valuesOf(place),
    lead: escapeMarkdown(trimmed),
    count: countWord(wording, count),
  });
}

/** Asks what a topic is. `plural` where the note itself says that they *are* something. */
export function askDefinition(wording: Wording, topic: string, plural: boolean): string {
  const { general } = wording.vocabulary;
  const article = wording.words.topicsWithArticle.has(topic) ? 'the ' : '';
  return fill(plural ? general.definitionPlural : general.definition, {
    topic: article + escapeMarkdown(topic),
  });
}

/** Asks for the prose of a section; `defines` where it says what the heading is. */
export function askProse(
  wording: Wording,
  place: Place,
  defines: 'one' | 'many' | undefined,
): string {
  const { general } = wording.vocabulary;
  const values = wording.valuesOf(place);
  switch (place.section.type) {
    case 'known': {
      const { known } = place.section;
      // "Data Security" is one part of security: its own name is asked for.
      return known.rest === undefined || known.section.kind === 'supported'
        ? fill(known.section.prose, values)
        : askAbout(wording, place, known.heading, defines);
    }
    case 'unknown':
      return askAbout(wording, place, place.section.heading, defines);
    case 'topic':
      return fill(general.proseOfTopic, values);
  }
}

function askAbout(
  wording: Wording,
  place: Place,
  heading: string,
  defines: 'one' | 'many' | undefined,
): string {
  const { general } = wording.vocabulary;
  const values = { ...wording.valuesOf(place), heading: emphasised(heading) };
  return defines === undefined
    ? fill(general.prose, values)
    : fill(general.proseDefinition, { ...values, is: defines === 'many' ? 'are' : 'is' });
}

/** Asks for all the steps of a sequence, in order. */
export function askOrder(wording: Wording, place: Place, count: number): string {
  const { general } = wording.vocabulary;
  const template = {
    known: general.orderKnown,
    unknown: general.order,
    topic: general.orderOfTopic,
  };
  return fill(template[orderSubject(place)], {
    ...wording.valuesOf(place),
    ...orderHeading(place),
    count: count < wording.vocabulary.numbers.length ? countWord(wording, count) : String(count),
  });
}

/** Asks for the step that follows `previous`. */
export function askNext(wording: Wording, place: Place, previous: string): string {
  const { general } = wording.vocabulary;
  const template = { known: general.nextKnown, unknown: general.next, topic: general.nextOfTopic };
  return fill(template[orderSubject(place)], {
    ...wording.valuesOf(place),
    ...orderHeading(place),
    previous: emphasised(previous),
  });
}

/** "the Amazon EC2 instance lifecycle" reads well for a lifecycle, not for "How to install Docker". */
function orderSubject(place: Place): 'known' | 'unknown' | 'topic' {
  if (place.section.type !== 'known') return place.section.type;
  return place.section.known.section.kind === 'steps' ? 'known' : 'unknown';
}

function orderHeading(place: Place): Values {
  if (place.section.type === 'known' && place.section.known.section.kind !== 'steps') {
    return { heading: emphasised(place.section.known.heading) };
  }
  return {};
}

/** Asks for a cell of a table. */
export function askCell(wording: Wording, place: Place, row: string, column: string): string {
  const { general } = wording.vocabulary;
  const asks = /^(?:how|what|when|where|which|who|why)\b/iu.test(plainText(column));
  const plain = isPlural(plainText(column)) ? general.cellPlural : general.cell;
  return fill(asks ? general.cellAsked : plain, {
    ...wording.valuesOf(place),
    row: emphasised(row),
    column: emphasised(column),
  });
}

/** Asks which term a description is of. `description` is plain text. */
export function askReverse(wording: Wording, place: Place, description: string): string {
  const { general } = wording.vocabulary;
  const template = place.section.type === 'known' ? general.reverse : general.reverseOfTopic;
  return fill(template, {
    ...wording.valuesOf(place),
    description: escapeMarkdown(description),
  });
}

/** Puts a statement with a hidden part where it belongs. */
export function askCloze(wording: Wording, place: Place, statement: string): string {
  return fill(wording.vocabulary.general.cloze, { ...wording.valuesOf(place), statement });
}

/** A question as the note asks it, with its topic where it would not be understood alone. */
export function askAsWritten(
  wording: Wording,
  place: Place,
  question: string,
  standsAlone: boolean,
): string {
  if (standsAlone) return question;
  return fill(wording.vocabulary.general.ask, { ...wording.valuesOf(place), question });
}

/** One of the parts into which a long list is split. */
export function partOf(wording: Wording, question: string, part: number, parts: number): string {
  return fill(wording.vocabulary.general.part, {
    question,
    part: String(part),
    parts: String(parts),
  });
}

function choose(phrasings: readonly Phrasing[], term: string, shape: TermShape): string {
  const contains = (words: readonly string[]): boolean => {
    const text = ` ${plainText(term)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    return words.some((word) => text.includes(` ${word.replace(/-/gu, ' ')} `));
  };
  const fits = ({ shapes, containing }: Phrasing): boolean =>
    (shapes === undefined || shapes.includes(shape)) &&
    (containing === undefined || contains(containing));
  return (phrasings.find(fits) ?? phrasings.at(-1))?.ask ?? '{term}';
}

/** The term for judging its form: code stays marked as code. */
function plainShape(term: string): string {
  return isCode(term) ? term.trim() : plainText(term);
}

function termValues(wording: Wording, term: string): Values {
  const plain = plainText(term);
  return {
    term: emphasised(term),
    object: () => withArticle(knowledgeObject(plain, wording.vocabulary) ?? term),
    is: () => (isPlural(plain) ? 'are' : 'is'),
    does: () => (isPlural(plain) ? 'do' : 'does'),
  };
}

/** "the Management Tools" with the article outside the marks. */
function withArticle(term: string): string {
  const bare = term.replace(/^the\s+/iu, '');
  return bare === term ? emphasised(term) : `the ${emphasised(bare)}`;
}

function placeValues(words: NoteWords, place: Place): Values {
  const topicIs = words.pluralTopics.has(place.topic) ? 'are' : 'is';
  const article = words.topicsWithArticle.has(place.topic) ? 'the ' : '';
  const topic = { topic: article + escapeMarkdown(place.topic), topicIs };
  if (place.section.type === 'topic') return topic;
  if (place.section.type === 'unknown') {
    return { ...topic, heading: running(words, place.section.heading) };
  }
  const { known } = place.section;
  const heading = inRunningText(known.heading, words.lowerCaseWords);
  const items = (): string =>
    namesSeveral(known.heading) && !/\s(?:and|&)\s/u.test(heading) ? heading : known.section.items;
  return {
    ...topic,
    heading: escapeMarkdown(heading),
    Heading: () => escapeMarkdown(known.heading),
    items: () => escapeMarkdown(items()),
    item: () => escapeMarkdown(singularPhrase(items())),
    rest: () => escapeMarkdown(known.rest ?? ''),
  };
}

/** "4 methods of encrypting" without the number, which the question says itself. */
function withoutCount(text: string): string {
  return text.replace(/^(?:\d+|two|three|four|five|six|seven|eight|nine)\s+/iu, '');
}

/** A heading inside a sentence: in lower case where its words are ordinary, else as a name. */
function running(words: NoteWords, heading: string): string {
  const text = inRunningText(heading, words.lowerCaseWords);
  return text === heading ? emphasised(heading) : escapeMarkdown(text);
}

function countWord(wording: Wording, count: number): string {
  return wording.vocabulary.numbers[count] ?? String(count);
}

function fill(template: string, values: Values): string {
  const filled = template.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'string' ? value : value();
  });
  return filled.replace(/\b(the|The) the\b/gu, '$1');
}
