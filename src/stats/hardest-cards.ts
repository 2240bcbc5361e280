import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import type { Collector } from './collector.ts';
import type { Reading } from './readings.ts';
import { type RecallTally, retention, retentionRange } from './recall.ts';
import type { StatsCard } from './rows.ts';

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
export function collectHardestCards(): Collector<Reading, HardCard[]> {
  const tallies = new Map<StatsCard, { counted: number; passed: number }>();
  return {
    add({ card, recall }) {
      if (recall === null || card.retired) return;
      const tally = tallies.get(card) ?? { counted: 0, passed: 0 };
      if (tally.counted === 0) tallies.set(card, tally);
      tally.counted += 1;
      if (recall.passed) tally.passed += 1;
    },
    result: () =>
      [...tallies]
        .map(([card, tally]) => ({
          card,
          ...tally,
          forgotten: tally.counted - tally.passed,
          atBest: retentionRange(tally)?.[1] ?? 1,
        }))
        .filter(({ forgotten }) => forgotten >= leastForgotten)
        .sort((a, b) => a.atBest - b.atBest || (a.card.id < b.card.id ? -1 : 1))
        .slice(0, mostCards)
        .map(({ card: { id, deck, path, question }, forgotten, counted, passed }) => ({
          id,
          deck,
          path,
          question,
          forgotten,
          retention: retention({ counted, passed }),
          counted,
          passed,
        })),
  };
}
