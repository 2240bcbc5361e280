import type { CardId } from '../card.ts';
import type { PlanJson } from '../contract.ts';
import type { DeckName } from '../deck.ts';
import type { ForeseenCard } from '../store/foreseen-cards.ts';
import { roundedShare } from './foreseen.ts';

/** Sums of chances of recall over the cards of which anything is known. */
interface Tally {
  readonly deck: DeckName;
  readonly path: readonly string[];
  cards: number;
  known: number;
  sum: number;
}

/**
 * The mean chance of recall of all cards, and of those of each deck and each section, the worst
 * first. `recallOf` gives null for a card of which nothing is known; so are groups of such cards.
 */
export function examRecall(
  cards: readonly ForeseenCard[],
  recallOf: (id: CardId) => number | null,
): PlanJson['recall'] {
  const all = new Map<string, Tally>();
  const decks = new Map<string, Tally>();
  const sections = new Map<string, Tally>();
  for (const card of cards) {
    const recall = recallOf(card.id);
    count(all, '', card, recall);
    count(decks, card.deck, card, recall);
    count(sections, [card.deck, ...card.path].join('\n'), card, recall);
  }
  const [overall] = [...all.values()].map(meanOf);
  return {
    overall: overall ?? null,
    decks: worstFirst(decks).map((tally) => ({
      deck: tally.deck,
      cards: tally.cards,
      recall: meanOf(tally),
    })),
    sections: worstFirst(sections).map((tally) => ({
      deck: tally.deck,
      path: [...tally.path],
      cards: tally.cards,
      recall: meanOf(tally),
    })),
  };
}

function count(
  tallies: Map<string, Tally>,
  key: string,
  { deck, path }: ForeseenCard,
  recall: number | null,
): void {
  const tally = tallies.get(key) ?? { deck, path, cards: 0, known: 0, sum: 0 };
  tally.cards += 1;
  if (recall !== null) {
    tally.known += 1;
    tally.sum += recall;
  }
  tallies.set(key, tally);
}

function meanOf({ known, sum }: Tally): number | null {
  return known === 0 ? null : roundedShare(sum / known);
}

/** What is not known comes last; the larger first among equals, and then as in the notes. */
function worstFirst(tallies: ReadonlyMap<string, Tally>): readonly Tally[] {
  return [...tallies.values()].sort(
    (a, b) => (meanOf(a) ?? 2) - (meanOf(b) ?? 2) || b.cards - a.cards,
  );
}
