import { plainText, wordCount } from './inline.ts';
import type { Section } from './outline.ts';
import {
  cleanHeading,
  type KnownHeading,
  knownHeading,
  namesOf,
  normaliseHeading,
  type Vocabulary,
} from './vocabulary.ts';

/**
 * Where in a note something stands, in the terms in which a person would ask about it: the topic
 * ("Amazon EC2"), and the section of it. Which heading names the topic is found by what the
 * headings say, not by their level.
 */
export interface Place {
  /** The headings above, outermost first, as plain text. */
  readonly path: readonly string[];
  readonly topic: string;
  readonly section:
    | { readonly type: 'known'; readonly known: KnownHeading }
    /** A heading that the vocabulary does not know, below the topic. */
    | { readonly type: 'unknown'; readonly heading: string }
    /** The topic's own text, below no further heading. */
    | { readonly type: 'topic' };
}

/** A section with its place, in the order of the note. */
export interface Placed {
  readonly section: Section;
  readonly place: Place;
  /** The sections below belong to the answer of this one, which asks a question. */
  readonly asks: boolean;
}

interface Above {
  readonly path: readonly string[];
  /** Headings that name topics, nearest last. */
  readonly topics: readonly string[];
}

/**
 * Every section of a note that can hold cards. `fallbackTopic` is the topic where no heading names
 * one: the name of the file, or of the deck.
 */
export function placeSections(
  root: Section,
  fallbackTopic: string,
  vocabulary: Vocabulary,
): readonly Placed[] {
  const placed: Placed[] = [];
  const title = root.sections.length === 1 ? root.sections[0] : undefined;
  const visit = (section: Section, above: Above): void => {
    const heading = cleanHeading(plainText(section.heading));
    if (vocabulary.skipped.has(heading.toLowerCase())) return;
    const path = heading === '' ? above.path : [...above.path, heading];
    const asks = isQuestion(heading) || hasAnswer(section, vocabulary);
    const known =
      asks || isSubject(section, title, vocabulary)
        ? undefined
        : readHeading(section, heading, above, vocabulary);
    const place: Place = {
      path,
      ...subject(asks ? '' : heading, known, above.topics, fallbackTopic, vocabulary),
    };
    placed.push({ section, place, asks });
    const isGenericTitle = above.topics.length === 0 && isGeneric(heading, vocabulary);
    const isTopic = heading !== '' && !known && !asks && !isGenericTitle;
    const named = known?.topic === undefined || above.topics.length > 0 ? [] : [known.topic];
    const below: Above = { path, topics: [...above.topics, ...(isTopic ? [heading] : named)] };
    for (const child of section.sections) {
      const childHeading = normaliseHeading(plainText(child.heading));
      // An answer's own headings are read as part of the question above them.
      if (asks && vocabulary.answerHeadings.has(childHeading)) continue;
      visit(child, below);
    }
  };
  visit(root, { path: [], topics: [] });
  return placed;
}

/** Whether an answer stands below a heading that does not end with a question mark. */
function hasAnswer(section: Section, vocabulary: Vocabulary): boolean {
  return section.sections.some((child) => {
    const heading = normaliseHeading(plainText(child.heading));
    return vocabulary.answerHeadings.has(heading) && /^(?:answer|solution)/u.test(heading);
  });
}

/** Whether a heading such as "Storage" is what the whole note is about, and not a part of it. */
function isSubject(section: Section, title: Section | undefined, vocabulary: Vocabulary): boolean {
  if (section !== title || section.level !== 1) return false;
  const known = knownHeading(plainText(section.heading), [], vocabulary);
  return known !== undefined && known.topic === undefined && known.section.kind !== 'overview';
}

/** Whether a heading asks a question. */
function isQuestion(heading: string): boolean {
  return (
    /[?？]\s*$/u.test(heading) ||
    /^(?:what|how|why|when|which|who|where|can|does|do|is|are|should)\b[^?]*\?\s/iu.test(heading) ||
    /^(?:q|question)\s*\d*\s*[.:)]\s*\S/iu.test(heading)
  );
}

function readHeading(
  section: Section,
  heading: string,
  above: Above,
  vocabulary: Vocabulary,
): KnownHeading | undefined {
  const known = knownHeading(heading, above.topics, vocabulary);
  if (!known) return undefined;
  // "S3 Storage Classes" with an overview of its own is a topic, though it ends in "Classes".
  const isPattern = known.rest !== undefined;
  // With no topic above, "S3 Security" names what the note is about.
  if (isPattern && above.topics.length === 0) return undefined;
  const holdsSections = (): boolean =>
    section.sections.some((child) => {
      const below = knownHeading(plainText(child.heading), [heading], vocabulary);
      return below !== undefined && below.rest === undefined;
    });
  return isPattern && holdsSections() ? undefined : known;
}

function subject(
  heading: string,
  known: KnownHeading | undefined,
  topics: readonly string[],
  fallbackTopic: string,
  vocabulary: Vocabulary,
): Pick<Place, 'topic' | 'section'> {
  const around = topics.at(-1);
  if (known) {
    const topic = around === undefined ? (known.topic ?? fallbackTopic) : topicName(topics);
    return { topic, section: { type: 'known', known } };
  }
  if (heading === '' || (around === undefined && isGeneric(heading, vocabulary))) {
    return {
      topic: around === undefined ? fallbackTopic : topicName(topics),
      section: { type: 'topic' },
    };
  }
  if (around === undefined) return { topic: heading, section: { type: 'topic' } };
  return { topic: topicName(topics), section: { type: 'unknown', heading } };
}

/** The nearest topic, with the one around it where a single plain word would say too little. */
function topicName(topics: readonly string[]): string {
  const nearest = topics.at(-1) ?? '';
  const around = topics.at(-2);
  const saysEnough = wordCount(nearest) > 1 || /\p{Lu}{2}|\d/u.test(nearest);
  if (saysEnough || around === undefined || wordCount(around) > 5) return nearest;
  const repeats = namesOf(around).some((name) => nearest.toLowerCase().includes(name));
  return repeats ? nearest : `${nearest} (${around})`;
}

function isGeneric(heading: string, vocabulary: Vocabulary): boolean {
  const normal = normaliseHeading(heading);
  return (
    vocabulary.genericTitles.has(normal) ||
    /\b(?:notes|cheat ?sheet|study guide|interview questions|practice exam|exercises)\b/u.test(
      normal,
    )
  );
}

/** Whether the section is a topic of its own: its first prose says what the topic is. */
export function isTopicText(place: Place): boolean {
  return (
    place.section.type === 'topic' ||
    (place.section.type === 'known' && place.section.known.section.kind === 'overview')
  );
}
