import { type Day, daysBetween } from '../day.ts';
import type { Candidate, ScheduledCandidate } from './candidate.ts';
import { seededNumber } from './seeded.ts';

/**
 * The order of due cards when the day's work can be done in a day: what was started and not yet
 * learned first, then the rest; by due day, and within one in an order seeded by the day.
 */
export function inDueOrder(
  cards: readonly ScheduledCandidate[],
  today: Day,
): readonly ScheduledCandidate[] {
  return sortedBy(
    cards,
    today,
    ({ schedule }) => schedule.dueOn + (schedule.state === 'review' ? afterEveryDay : 0),
  );
}

/**
 * The order of due cards when more is due than a day can hold: what is most likely still
 * remembered first. SM-2 takes recall for 0.9^(elapsed ÷ interval), so a smaller ratio comes first.
 */
export function inRecallOrder(
  cards: readonly ScheduledCandidate[],
  today: Day,
): readonly ScheduledCandidate[] {
  return sortedBy(
    cards,
    today,
    ({ schedule }) =>
      Math.max(0, daysBetween(schedule.lastDay, today)) / Math.max(1, schedule.intervalDays),
  );
}

/** The same cards in an order that only the day decides. */
export function inSeededOrder(cards: readonly Candidate[], today: Day): readonly Candidate[] {
  return sortedBy(cards, today, () => 0);
}

/** The order of new cards: as in the notes. */
export function inNoteOrder(cards: readonly Candidate[]): readonly Candidate[] {
  return cards.toSorted((a, b) => a.position - b.position || compareIds(a, b));
}

/** Days in the whole range of a `Date`: no study day lies further than that from another. */
const afterEveryDay = 200_000_000;

function sortedBy<Card extends Candidate>(
  cards: readonly Card[],
  today: Day,
  rank: (card: Card) => number,
): readonly Card[] {
  return cards
    .map((card) => ({ card, rank: rank(card), seed: seededNumber(today, card.id) }))
    .sort((a, b) => a.rank - b.rank || a.seed - b.seed || compareIds(a.card, b.card))
    .map(({ card }) => card);
}

function compareIds(a: Candidate, b: Candidate): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
