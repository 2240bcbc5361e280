import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import { mastery, stageOf } from './cards.ts';
import { askedOn } from './forecast.ts';
import { retention, together } from './recall.ts';
import type { StatsCard } from './rows.ts';
import type { CardTally, RecallTally } from './tallies.ts';

/** What is said of every group of cards. */
interface GroupFigures extends RecallTally {
  readonly cards: number;
  readonly mature: number;
  readonly mastery: number | null;
  readonly retention: number | null;
}

export interface DeckFigures extends GroupFigures {
  readonly deck: DeckName;
  readonly dueToday: number;
}

export interface SectionFigures extends GroupFigures {
  readonly deck: DeckName;
  readonly path: readonly string[];
}

/**
 * Each deck that holds a card, by name. A card counts in its own deck alone, not in the decks
 * around it, so that the decks add up to the totals.
 */
export function deckFigures(
  cards: readonly StatsCard[],
  tallies: readonly CardTally[],
  today: Day,
): DeckFigures[] {
  return grouped(
    cards,
    tallies,
    ({ deck }) => deck,
    ({ deck }) => [deck],
  ).map(({ sample: { deck }, members, recall }) => ({
    deck,
    ...groupFigures(members, recall),
    dueToday: members.filter((card) => askedOn(card, today) === today).length,
  }));
}

/** Each section of the notes (a deck and a whole path of headings) that holds a card, by name. */
export function sectionFigures(
  cards: readonly StatsCard[],
  tallies: readonly CardTally[],
): SectionFigures[] {
  // Cards of one section mostly share one list.
  const texts = new Map<readonly string[], string>();
  const textOf = (path: readonly string[]): string => {
    const text = texts.get(path) ?? JSON.stringify(path);
    texts.set(path, text);
    return text;
  };
  return grouped(
    cards,
    tallies,
    ({ deck, path }) => `${deck}\n${textOf(path)}`,
    ({ deck, path }) => [deck, ...path],
  ).map(({ sample: { deck, path }, members, recall }) => ({
    deck,
    path,
    ...groupFigures(members, recall),
  }));
}

function groupFigures(members: readonly StatsCard[], recall: RecallTally): GroupFigures {
  const cards = members.length;
  const mature = members.filter((card) => stageOf(card) === 'mature').length;
  return {
    cards,
    mature,
    mastery: mastery({ cards, mature }),
    retention: retention(recall),
    ...recall,
  };
}

interface Group {
  readonly sample: StatsCard;
  readonly members: readonly StatsCard[];
  readonly recall: RecallTally;
}

/**
 * Groups cards that are not retired by a key, and the reviews of all cards by the same. The groups
 * are sorted by their names, of one or more parts; one with retired cards alone is left out.
 */
function grouped(
  cards: readonly StatsCard[],
  tallies: readonly CardTally[],
  keyOf: (card: StatsCard) => string,
  nameOf: (card: StatsCard) => readonly string[],
): readonly Group[] {
  const groups = new Map<string, { members: StatsCard[]; recalls: RecallTally[] }>();
  for (const [place, card] of cards.entries()) {
    const key = keyOf(card);
    let group = groups.get(key);
    if (group === undefined) {
      group = { members: [], recalls: [] };
      groups.set(key, group);
    }
    if (!card.retired) group.members.push(card);
    const recall = tallies[place]?.recall;
    if (recall !== undefined) group.recalls.push(recall);
  }
  return [...groups.values()]
    .flatMap(({ members, recalls }) => {
      const [sample] = members;
      return sample === undefined
        ? []
        : [{ sample, name: nameOf(sample), members, recall: together(recalls) }];
    })
    .sort((a, b) => compareNames(a.name, b.name));
}

/** Part by part; a name comes before those that go on from it. The same in every locale. */
function compareNames(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
