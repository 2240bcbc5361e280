import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { Scheduled } from './candidate.ts';
import { deal } from './deal.ts';
import { fading } from './fading.ts';
import { seededNumber } from './seeded.ts';

/** Of a card's schedule, what says how hard the card is; a whole `Schedule` is one too. */
type CramSchedule = { readonly state: 'new' } | (Scheduled & { readonly lapses: number });

/** A card that can be practised apart from the schedule: any but suspended and retired ones. */
export interface CramCandidate {
  readonly id: CardId;
  /** The heading that the card stands under, deck and path included: compared, never shown. */
  readonly section: string;
  /** The order of new cards: as in the notes. */
  readonly position: number;
  readonly schedule: CramSchedule;
}

interface Ranked {
  readonly card: CramCandidate;
  /** Compared from the first on, the smaller before the greater. */
  readonly rank: readonly number[];
}

/**
 * The first `limit` cards to practise, the hardest first: by the lowest ease factor (for FSRS the
 * greatest difficulty), then the most
 * lapses, then the smallest chance of recall, then in an order seeded by the day. Cards never
 * answered come after all others, as in the notes: whoever crams for tomorrow wants first what is
 * known to be weak, but not to meet a card there for the first time. Sections are kept apart.
 *
 * Holds no more than twice `limit` cards at a time, however many there are.
 */
export function cramOrder(
  cards: Iterable<CramCandidate>,
  today: Day,
  limit: number,
): readonly CardId[] {
  let hardest: Ranked[] = [];
  for (const card of cards) {
    hardest.push({ card, rank: rankOf(card, today) });
    if (hardest.length >= 2 * limit) hardest = hardest.sort(compare).slice(0, limit);
  }
  const chosen = hardest
    .sort(compare)
    .slice(0, limit)
    .map(({ card }) => card);
  const known = deal([{ cards: chosen.filter(isKnown), taken: 0 }]);
  const fresh = deal(
    [{ cards: chosen.filter((card) => !isKnown(card)), taken: 0 }],
    known.at(-1)?.section,
  );
  return [...known, ...fresh].map(({ id }) => id);
}

function isKnown({ schedule }: CramCandidate): boolean {
  return schedule.state !== 'new';
}

function rankOf({ id, position, schedule }: CramCandidate, today: Day): readonly number[] {
  if (schedule.state === 'new') return [1, position];
  const { memory, lapses } = schedule;
  const ease = memory.scheduler === 'sm2' ? memory.ease100 : -memory.difficulty;
  return [0, ease, -lapses, -fading(schedule, today), seededNumber(today, id)];
}

function compare(a: Ranked, b: Ranked): number {
  for (const [index, value] of a.rank.entries()) {
    const difference = value - (b.rank[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.card.id < b.card.id ? -1 : a.card.id > b.card.id ? 1 : 0;
}
