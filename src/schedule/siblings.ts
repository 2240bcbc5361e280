import type { Day } from '../day.ts';
import type { Candidate } from './candidate.ts';

/**
 * The first card of each group, and none of a group in `taken`: siblings give each other away when
 * asked on the same study day. A card that was itself asked today stays, since it is the one that
 * took its group.
 */
export function withoutSiblings<Card extends Candidate>(
  cards: readonly Card[],
  taken: ReadonlySet<string>,
  today: Day,
): readonly Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    if (kept.has(card.group) || !isFree(card, taken, today)) continue;
    kept.set(card.group, card);
  }
  return [...kept.values()];
}

/** Of each group the card whose deck comes first by name: groups of several decks are rare. */
export function onePerGroup<Card extends Candidate>(
  cards: readonly Card[],
  taken: ReadonlySet<string>,
  today: Day,
): readonly Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    if (!isFree(card, taken, today)) continue;
    const before = kept.get(card.group);
    if (before === undefined || card.deck < before.deck) kept.set(card.group, card);
  }
  return [...kept.values()];
}

function isFree(card: Candidate, taken: ReadonlySet<string>, today: Day): boolean {
  return !taken.has(card.group) || askedOn(card, today);
}

function askedOn({ schedule }: Candidate, day: Day): boolean {
  return schedule.state !== 'new' && schedule.lastDay === day;
}
