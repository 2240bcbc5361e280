import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import { mastery, stageOf } from './cards.ts';
import type { Collector } from './collector.ts';
import { askedOn } from './forecast.ts';
import type { Reading } from './readings.ts';
import { noRecall, type RecallTally, retention, tallied } from './recall.ts';
import type { StatsCard } from './rows.ts';

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
export function collectDecks(
  cards: Iterable<StatsCard>,
  today: Day,
): Collector<Reading, DeckFigures[]> {
  return collectGroups(
    cards,
    (card) => [card.deck],
    ({ deck }, members, recall) => ({
      deck,
      ...groupFigures(members, recall),
      dueToday: members.filter((card) => askedOn(card, today) === today).length,
    }),
  );
}

/** Each section of the notes (a deck and a whole path of headings) that holds a card, by name. */
export function collectSections(cards: Iterable<StatsCard>): Collector<Reading, SectionFigures[]> {
  return collectGroups(
    cards,
    (card) => [card.deck, ...card.path],
    ({ deck, path }, members, recall) => ({ deck, path, ...groupFigures(members, recall) }),
  );
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
  /** What its cards have in common, and what groups are sorted by. */
  readonly name: readonly string[];
  readonly cards: StatsCard[];
  recall: RecallTally;
}

/**
 * Groups cards that are not retired by a name of one or more parts, and the reviews of all cards
 * by the same; readings know a card by its place among `cards`. A group with retired cards alone is left out.
 */
function collectGroups<Figures>(
  cards: Iterable<StatsCard>,
  nameOf: (card: StatsCard) => readonly string[],
  figures: (sample: StatsCard, cards: readonly StatsCard[], recall: RecallTally) => Figures,
): Collector<Reading, Figures[]> {
  const groups = new Map<string, Group>();
  const groupAt: Group[] = [];
  for (const card of cards) {
    const name = nameOf(card);
    const key = JSON.stringify(name);
    const group = groups.get(key) ?? { name, cards: [], recall: noRecall };
    groups.set(key, group);
    groupAt.push(group);
    if (!card.retired) group.cards.push(card);
  }
  return {
    add({ place, recall }) {
      if (recall === null) return;
      const group = groupAt[place];
      if (group !== undefined) group.recall = tallied(group.recall, recall);
    },
    result: () =>
      [...groups.values()]
        .sort((a, b) => compareNames(a.name, b.name))
        .flatMap((group) => {
          const [sample] = group.cards;
          return sample === undefined ? [] : [figures(sample, group.cards, group.recall)];
        }),
  };
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
