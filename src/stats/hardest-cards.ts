import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { retention, retentionRange } from './recall.ts';
import type { StatsCard } from './rows.ts';
import type { CardTally, RecallTally } from './tallies.ts';

export interface HardCard extends RecallTally {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: readonly string[];
  /** Markdown. */
  readonly question: string;
  /** `counted` without `passed`. */
  readonly forgotten: number;
  readonly retention: number | null;
}

/** Fewer may be chance. */
const leastForgotten = 2;
const mostCards = 10;

/**
 * Up to ten cards of the notes that are forgotten most, the hardest first: by the upper end of the
 * range in which their retention lies, so that nine times in ten weighs more than twice in two.
 * Equal ones come by id.
 */
export function hardestCards(
  cards: readonly StatsCard[],
  tallies: readonly CardTally[],
): HardCard[] {
  return cards
    .flatMap((card, place) => {
      const recall = tallies[place]?.recall;
      if (recall === undefined || card.retired) return [];
      const forgotten = recall.counted - recall.passed;
      if (forgotten < leastForgotten) return [];
      return [{ card, recall, forgotten, atBest: retentionRange(recall)?.[1] ?? 1 }];
    })
    .sort((a, b) => a.atBest - b.atBest || (a.card.id < b.card.id ? -1 : 1))
    .slice(0, mostCards)
    .map(({ card: { id, deck, path, question }, recall: { counted, passed }, forgotten }) => ({
      id,
      deck,
      path,
      question,
      forgotten,
      retention: retention({ counted, passed }),
      counted,
      passed,
    }));
}
