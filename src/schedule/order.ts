import type { Day } from '../day.ts';
import type { Candidate, ScheduledCandidate } from './candidate.ts';
import { fading } from './fading.ts';
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
 * remembered first.
 */
export function inRecallOrder(
  cards: readonly ScheduledCandidate[],
  today: Day,
): readonly ScheduledCandidate[] {
  return sortedBy(cards, today, ({ schedule }) => fading(schedule, today));
}

/** The same cards in an order that only the day decides. */
export function inSeededOrder(cards: readonly Candidate[], today: Day): readonly Candidate[] {
  return sortedBy(cards, today, () => 0);
}

/** Drills that wait for their time, the one whose time comes first before the others. */
export function inTimeOrder(cards: readonly Candidate[], today: Day): readonly Candidate[] {
  return sortedBy(cards, today, ({ askFrom }) => askFrom ?? 0);
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
