/**
 * The vocabulary of sections: which headings mean what ("Key Features", "Pricing"), and how a
 * person would ask about what stands under them. It ships as data, one file a language.
 */

import type { TermShape } from './grammar.ts';
import { withoutSigns } from './inline.ts';

/** A wording; `{topic}`, `{term}`, `{heading}` and others stand for what the note says. */
export interface Phrasing {
  readonly ask: string;
  /** Only for terms of these shapes. */
  readonly shapes?: readonly TermShape[];
  /** Only for terms that contain one of these words. */
  readonly containing?: readonly string[];
}

export interface SectionKind {
  readonly kind: string;
  /** Headings in lower case; `*` stands for any words, which `{rest}` then repeats. */
  readonly headings: readonly string[];
  /** Numbered items under such a heading are steps in an order. */
  readonly ordered: boolean;
  /** What the things in the section are called, in the plural, where the heading does not say. */
  readonly items: string;
  /** Wordings for a term, the first that fits; the last fits every term. */
  readonly term: readonly Phrasing[];
  /** Wording for a list of the terms or items of the section. */
  readonly list: string;
  /** Wording for prose that stands in the section. */
  readonly prose: string;
}

/** Wordings that belong to no kind of section. */
export interface GeneralPhrasings {
  readonly definition: string;
  readonly definitionPlural: string;
  /** A term of a topic that has no sections. */
  readonly termOfTopic: readonly Phrasing[];
  /** A term under a heading that the vocabulary does not know: one in the plural, and another. */
  readonly termUnderPlural: readonly Phrasing[];
  readonly termUnder: readonly Phrasing[];
  /** A term below another one: a parent in the plural, and another. */
  readonly nestedUnderPlural: readonly Phrasing[];
  readonly nestedUnder: readonly Phrasing[];
  readonly listOfTopic: string;
  readonly listOfTopicPlural: string;
  readonly listUnderPlural: string;
  readonly listUnder: string;
  readonly listOfParentPlural: string;
  readonly listOfParent: string;
  /** Plain statements, several or one, under a heading, a parent, or the topic itself. */
  readonly points: string;
  readonly point: string;
  readonly pointsOfTopic: string;
  readonly pointOfTopic: string;
  readonly lead: string;
  /** The same where what introduces the items is a whole sentence. */
  readonly leadSentence: string;
  readonly part: string;
  readonly prose: string;
  readonly proseDefinition: string;
  readonly proseOfTopic: string;
  readonly order: string;
  readonly orderKnown: string;
  readonly orderOfTopic: string;
  readonly next: string;
  readonly nextKnown: string;
  readonly nextOfTopic: string;
  readonly cell: string;
  readonly cellPlural: string;
  readonly cellAsked: string;
  readonly ask: string;
  readonly reverse: string;
  readonly reverseOfTopic: string;
  readonly cloze: string;
}

export interface Vocabulary {
  readonly language: string;
  readonly sections: readonly SectionKind[];
  readonly general: GeneralPhrasings;
  /** Words that begin an instruction. */
  readonly verbs: ReadonlySet<string>;
  /** Words that tell a learner to learn what follows; longer ones first. */
  readonly knowledgeVerbs: readonly string[];
  /** The words for 0, 1, 2 …, as far as lists go. */
  readonly numbers: readonly string[];
  /** Titles that name a document rather than what it is about. */
  readonly genericTitles: ReadonlySet<string>;
  /** Headings of what nobody studies: contents, references. */
  readonly skipped: ReadonlySet<string>;
  /** What the first column of a table is called where it lists properties, not things. */
  readonly propertyColumns: ReadonlySet<string>;
  /** Headings below a question that belong to its answer. */
  readonly answerHeadings: ReadonlySet<string>;
}

/** A heading that the vocabulary knows. */
export interface KnownHeading {
  readonly section: SectionKind;
  /** The heading without the topic that it may repeat: "S3 Use cases" gives "Use cases". */
  readonly heading: string;
  /** What the `*` of the pattern stood for: "platforms" in "Supported Platforms". */
  readonly rest: string | undefined;
  /** The topic that the heading itself names, as in "Overview of AWS Batch". */
  readonly topic: string | undefined;
}

/** What numbers a heading; the digits of "3-Tier Architecture" and "5 Pillars" belong to the name. */
const numbering =
  /^\s*(?:(?:part|chapter|section|module|lesson|day|week)\s+\d+(?:\.\d+)*\s*[.):–-]?\s+|\d+(?:\.\d+)+[.)]?\s+|\d+[.):]\s+|\d+\s+[–-]\s+)(?=\p{L})/iu;

/** "3.2 Pricing", "IV. Pricing" and "Part 3: Pricing:" as "Pricing", emoji left out. */
export function cleanHeading(heading: string): string {
  return withoutSigns(heading)
    .replace(numbering, '')
    .replace(/^\s*[IVX]+\.\s+/u, '')
    .replace(/(?<![\s:：])[\s:：]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A heading in the form in which headings are compared. */
export function normaliseHeading(heading: string): string {
  return cleanHeading(heading).toLowerCase().replace(/’/gu, "'");
}

const connectors = ['of', 'for', 'in', 'with', 'on', 'to', 'about'];

/** What the vocabulary makes of a heading that stands below `topics`; undefined when unknown. */
export function knownHeading(
  heading: string,
  topics: readonly string[],
  vocabulary: Vocabulary,
): KnownHeading | undefined {
  const clean = cleanHeading(heading);
  const direct = findSection(clean, vocabulary);
  if (direct && direct.rest === undefined) return { ...direct, heading: clean, topic: undefined };

  const withoutTopic = stripTopic(clean, topics.map(cleanHeading));
  const stripped = withoutTopic === undefined ? undefined : findSection(withoutTopic, vocabulary);
  if (withoutTopic !== undefined && stripped) {
    return { ...stripped, heading: withoutTopic, topic: undefined };
  }
  return (
    namedTopic(clean, vocabulary) ?? (direct && { ...direct, heading: clean, topic: undefined })
  );
}

/** "Overview of AWS Batch" where "overview" is known: the rest is the topic. */
function namedTopic(heading: string, vocabulary: Vocabulary): KnownHeading | undefined {
  const words = heading.split(' ');
  for (let index = 1; index < words.length - 1; index += 1) {
    if (!connectors.includes((words[index] ?? '').toLowerCase())) continue;
    const front = words.slice(0, index).join(' ');
    const found = findSection(front, vocabulary);
    const topic = words
      .slice(index + 1)
      .join(' ')
      .replace(/^(?:the|an?)\s+/iu, '');
    // "Types of storage" names no topic: only a name after a heading known to the letter does.
    if (found && found.rest === undefined && /^\p{Lu}/u.test(topic)) {
      return { ...found, heading: front, topic };
    }
  }
  return undefined;
}

function stripTopic(heading: string, topics: readonly string[]): string | undefined {
  const lower = heading.toLowerCase();
  for (const name of topics.flatMap((topic) => namesOf(topic))) {
    // Most headings do not name their topic, and need not be looked at in all these ways.
    if (!lower.startsWith(name) && !lower.endsWith(name)) continue;
    for (const joint of [' - ', ' – ', ' — ', ': ', "'s ", '’s ', ' ']) {
      if (lower.startsWith(name + joint)) return heading.slice(name.length + joint.length).trim();
    }
    for (const connector of connectors) {
      for (const article of ['', 'the ', 'an ', 'a ']) {
        const tail = ` ${connector} ${article}${name}`;
        if (lower.endsWith(tail)) return heading.slice(0, -tail.length).trim();
      }
    }
  }
  return undefined;
}

/** What a topic is called in lower case: "Amazon Elastic Compute Cloud (EC2)" is also "ec2". */
export function namesOf(topic: string): readonly string[] {
  const lower = topic.toLowerCase();
  const bracketed = /^(.*?)\s*\(([^()]+)\)$/u.exec(lower);
  const words = lower.split(' ');
  return [
    lower,
    ...(bracketed ? [bracketed[1] ?? '', bracketed[2] ?? ''] : []),
    ...(words.length > 1 ? [words.slice(1).join(' ')] : []),
    ...(words.length > 2 ? [words.at(-1) ?? ''] : []),
  ].filter((name) => name.length > 1);
}

/** The headings of a vocabulary as they are looked up. */
interface HeadingIndex {
  readonly exact: ReadonlyMap<string, SectionKind>;
  /** Headings with `*`, in the order in which they are tried. */
  readonly patterns: readonly {
    readonly section: SectionKind;
    readonly parts: readonly string[];
  }[];
  readonly words: ReadonlySet<string>;
}

/** Made when a vocabulary is first used, and gone together with it. */
const indexes = new WeakMap<Vocabulary, HeadingIndex>();

function indexOf(vocabulary: Vocabulary): HeadingIndex {
  const before = indexes.get(vocabulary);
  if (before) return before;
  const all = vocabulary.sections.flatMap((section) =>
    section.headings.map((heading) => ({ section, heading })),
  );
  const index: HeadingIndex = {
    // Of a heading that stands in two sections the first one counts.
    exact: new Map(all.toReversed().map(({ section, heading }) => [heading, section])),
    patterns: all.flatMap(({ section, heading }) =>
      heading.includes('*') ? [{ section, parts: heading.split('*') }] : [],
    ),
    words: new Set(all.flatMap(({ heading }) => heading.split(' '))),
  };
  indexes.set(vocabulary, index);
  return index;
}

/** Whether a text in lower case is a heading that the vocabulary has to the letter. */
export function isHeading(lowerText: string, vocabulary: Vocabulary): boolean {
  return indexOf(vocabulary).exact.has(lowerText);
}

/** All words of the headings that the vocabulary knows. */
export function wordsOfHeadings(vocabulary: Vocabulary): ReadonlySet<string> {
  return indexOf(vocabulary).words;
}

function findSection(
  heading: string,
  vocabulary: Vocabulary,
): { section: SectionKind; rest: string | undefined } | undefined {
  const normal = normaliseHeading(heading);
  const { exact, patterns } = indexOf(vocabulary);
  const section = exact.get(normal);
  if (section) return { section, rest: undefined };
  for (const { section, parts } of patterns) {
    const rest = matchPattern(normal, parts);
    if (rest !== undefined) return { section, rest };
  }
  return undefined;
}

/** The words that `*` stands for, those of several stars joined; undefined when it does not fit. */
function matchPattern(heading: string, parts: readonly string[]): string | undefined {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!heading.startsWith(first) || !heading.endsWith(last)) return undefined;
  if (heading.length <= first.length + last.length) return undefined;
  const rest = heading.slice(first.length, heading.length - last.length);
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return middle.every((part) => rest.includes(part)) ? rest.trim() : undefined;
}
