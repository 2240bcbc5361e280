import type { Card } from '../../card.ts';
import type { Candidate } from './distractors.ts';
import { asName, type Material, materialOf, sectionOf, topicOf } from './material.ts';
import { echoes, namesAll, tellingWords } from './words.ts';

/** The cards that distractors are taken from. */
export interface Neighbours {
  read(card: Card): Material;
  /** Answers of other cards that are wrong for this one. */
  answersFor(asked: Material): readonly Candidate[];
  /** Terms of other cards that `description` is not of. */
  termsFor(asked: Material, description: string): readonly Candidate[];
  /** Cards under the same headings, the card itself among them. */
  inSection(asked: Material): readonly Card[];
  /** Cards under a heading of the same name, wherever in the deck it stands. */
  underHeading(asked: Material): readonly Card[];
  /** The topics of the card's deck in which all words of a name occur. */
  topicsNaming(asked: Material, name: string): ReadonlySet<string>;
}

/** So many candidates are plenty: cards further off are then not looked at. */
const enough = 60;
/** As many cards of a ring are read at most. */
const mostOfRing = 2000;

export function neighboursIn(cards: readonly Card[]): Neighbours {
  const bySection = grouped(cards, sectionOf);
  const byTopic = grouped(cards, topicOf);
  const byHeading = grouped(cards, headingOf);
  const byDeck = grouped(cards, ({ deck }) => deck);
  const materials = new Map<Card, Material>();
  const topicsOfWord = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  const read = (card: Card): Material => {
    const known = materials.get(card) ?? materialOf(card);
    materials.set(card, known);
    return known;
  };

  /** The nearer the ring, the sooner; within one, what is asked in the same way comes first. */
  const gather = (
    asked: Material,
    textOf: (other: Material) => string | undefined,
  ): readonly Candidate[] => {
    const { card, section, topic } = asked;
    const found = new Map<Card, Candidate>();
    const rings = [
      bySection.get(section),
      byHeading.get(headingOf(card)),
      byTopic.get(topic),
      byDeck.get(card.deck),
      cards,
    ];
    for (const [ring, members = []] of rings.entries()) {
      for (const member of members.slice(0, mostOfRing)) {
        if (found.has(member) || member.group === card.group) continue;
        const other = read(member);
        const text = textOf(other);
        if (text === undefined) continue;
        const distance = 2 * ring + strangeness(asked, other, text);
        found.set(member, { cardId: member.id, text, distance });
      }
      if (found.size >= enough) break;
    }
    return [...found.values()];
  };

  const wordsInDeck = (deck: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const known = topicsOfWord.get(deck) ?? wordsOf(byDeck.get(deck) ?? []);
    topicsOfWord.set(deck, known);
    return known;
  };

  return {
    read,
    answersFor: (asked) =>
      gather(asked, (other) => (isWrongFor(asked, other) ? other.answer : undefined)),
    termsFor: (asked, description) => {
      const said = tellingWords(`${asked.card.face.question} ${description}`);
      return gather(asked, (other) => {
        if (other.term === undefined || namesAll(said, other.termWords)) return undefined;
        return asName(other.term);
      });
    },
    inSection: ({ section }) => bySection.get(section) ?? [],
    underHeading: ({ card }) => byHeading.get(headingOf(card)) ?? [],
    topicsNaming: ({ card }, name) => {
      const words = wordsInDeck(card.deck);
      const [first, ...rest] = tellingWords(name).map((word) => words.get(word));
      const topics = [...(first ?? [])];
      return new Set(topics.filter((topic) => rest.every((others) => others?.has(topic))));
    },
  };
}

/** The same thing elsewhere, or what speaks of the thing that is asked for, may be right too. */
function isWrongFor(asked: Material, other: Material): boolean {
  if (asked.card.face.question === other.card.face.question) return false;
  if ((asked.card.face.kind === 'definition') !== (other.card.face.kind === 'definition')) {
    return false;
  }
  const { termWords } = asked;
  if (termWords.length === 0) return true;
  if (namesAll(other.termWords, termWords) || namesAll(termWords, other.termWords)) return false;
  const told = echoes(other.answerWords, termWords);
  return other.section === asked.section
    ? told < termWords.length
    : told < Math.max(1, termWords.length / 2);
}

/** How unlike two cards are that stand in the same ring; rings are 2 apart. */
function strangeness(asked: Material, other: Material, text: string): number {
  const [kind, otherKind] = [asked.card.face.kind, other.card.face.kind];
  // What is a topic, and what stands in one, are things of different kinds.
  if ((kind === 'definition') !== (otherKind === 'definition')) return farthest;
  // Cells of one row are siblings, so those that share a name are of one column.
  if (kind === 'table' && !other.names.some((name) => asked.names.includes(name)))
    return otherColumn;
  const otherFrame = asked.frame === other.frame ? 0 : 0.4;
  const isForeign = asked.topic !== other.topic && speaksOfItself(other, text);
  return otherFrame + (kind === otherKind ? 0 : 0.5) + (isForeign ? 0.4 : 0);
}

const farthest = 20;
const otherColumn = 5;

/** Whether an answer names the topic that it is from: it is then plainly not of another one. */
function speaksOfItself({ card }: Material, text: string): boolean {
  const [topic] = card.path;
  return topic !== undefined && namesAll(tellingWords(text), tellingWords(topic).slice(-2));
}

function wordsOf(cards: readonly Card[]): ReadonlyMap<string, ReadonlySet<string>> {
  const topics = new Map<string, Set<string>>();
  for (const card of cards) {
    const { question, answer } = card.face;
    for (const word of tellingWords(`${question} ${answer}`)) {
      topics.set(word, (topics.get(word) ?? new Set()).add(topicOf(card)));
    }
  }
  return topics;
}

function headingOf({ deck, path }: Card): string {
  return `${deck}\u0000${path.at(-1) ?? ''}`;
}

function grouped(
  cards: readonly Card[],
  keyOf: (card: Card) => string,
): ReadonlyMap<string, readonly Card[]> {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const key = keyOf(card);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [card]);
    else group.push(card);
  }
  return groups;
}
