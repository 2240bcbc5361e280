import type { Day } from '../day.ts';
import type { Candidate } from './candidate.ts';

/**
 * The first card of each group, up to `limit` cards, and none of a group in `taken`: siblings give
 * each other away when asked on the same study day. A card that was itself asked today stays,
 * since it is the one that took its group.
 */
export function withoutSiblings<Card extends Candidate>(
  cards: readonly Card[],
  taken: ReadonlySet<string>,
  today: Day,
  limit = Number.POSITIVE_INFINITY,
): readonly Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    if (kept.size >= limit) break;
    if (kept.has(card.group) || (taken.has(card.group) && !askedOn(card, today))) continue;
    kept.set(card.group, card);
  }
  return [...kept.values()];
}

function askedOn({ schedule }: Candidate, day: Day): boolean {
  return schedule.state !== 'new' && schedule.lastDay === day;
}
