import type { Day } from '../day.ts';
import type { Candidate } from './candidate.ts';
import type { Budget } from './limits.ts';

/**
 * The cards that a budget has room for, in their order, each taken from it: one of a group, and
 * none of a group in `seen`, for siblings give each other away when asked on the same study day.
 * A card that was itself asked today stays, since it is the one that was seen.
 */
export function takeCards<Card extends Candidate>(
  cards: readonly Card[],
  from: Budget,
  seen: ReadonlySet<string>,
  today: Day,
): readonly Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    if (from.isSpent()) break;
    if (kept.has(card.group) || !isFree(card, seen, today) || !from.hasRoom(card.deck)) continue;
    from.take(card.deck);
    kept.set(card.group, card);
  }
  return [...kept.values()];
}

/**
 * A card for each group that could be asked. The deck of its card is that of the group; should
 * there be several, the first by name.
 */
export function onePerGroup<Card extends Candidate>(
  cards: readonly Card[],
  seen: ReadonlySet<string>,
  today: Day,
): readonly Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    if (!isFree(card, seen, today)) continue;
    const before = kept.get(card.group);
    if (before === undefined || card.deck < before.deck) kept.set(card.group, card);
  }
  return [...kept.values()];
}

function isFree(card: Candidate, seen: ReadonlySet<string>, today: Day): boolean {
  return !seen.has(card.group) || askedOn(card, today);
}

function askedOn({ schedule }: Candidate, day: Day): boolean {
  return schedule.state !== 'new' && schedule.lastDay === day;
}
