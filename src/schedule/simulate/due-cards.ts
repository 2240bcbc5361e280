import { type Day, daysBetween } from '../../day.ts';
import type { LearnedCard } from './learner.ts';
import type { SampledCard } from './sample.ts';

/** What a day asks of the cards that are due. */
export interface DueOnDay {
  readonly asked: readonly LearnedCard[];
  /** How many cards wait for another day. */
  readonly waiting: number;
}

/** The cards of a simulation by due day. */
export interface DueCards {
  add(card: LearnedCard): void;
  /**
   * Takes out what is asked on `day`, at most `room` cards: all that is due, or what is best
   * remembered of it, by the share of its interval that has passed, as in the real queue. Days are
   * asked for one after the other.
   */
  take(day: Day, room: number): DueOnDay;
}

/** Whatever falls due before `first` is due then; what falls due after `last` is never asked. */
export function dueCards(first: Day, last: Day): DueCards {
  const byDay = new Map<number, LearnedCard[]>();
  let waiting: readonly LearnedCard[] = [];
  return {
    add: (card) => {
      const day = Math.max(first, card.known.schedule.dueOn);
      if (day > last) return;
      const others = byDay.get(day);
      if (others === undefined) byDay.set(day, [card]);
      else others.push(card);
    },
    take: (day, room) => {
      const due = waiting.concat(byDay.get(day) ?? []);
      byDay.delete(day);
      const isBehind = cardCount(due) > room;
      const asked = withinRoom(isBehind ? inRecallOrder(due, day) : due, room);
      waiting = asked.rest;
      return { asked: asked.taken, waiting: cardCount(waiting) };
    },
  };
}

/** The first of these that there is room for, and the rest. */
export function withinRoom<Card extends Pick<SampledCard, 'standsFor'>>(
  cards: readonly Card[],
  room: number,
): { readonly taken: readonly Card[]; readonly rest: readonly Card[] } {
  let left = room;
  const end = cards.findIndex(({ standsFor }) => {
    left -= standsFor;
    return left < 0;
  });
  return end < 0
    ? { taken: cards, rest: [] }
    : { taken: cards.slice(0, end), rest: cards.slice(end) };
}

/** How many cards these stand for together. */
export function cardCount(cards: readonly Pick<SampledCard, 'standsFor'>[]): number {
  let count = 0;
  for (const { standsFor } of cards) count += standsFor;
  return count;
}

/** What waits was sorted the day before and comes first: sorting it again is quick. */
function inRecallOrder(cards: readonly LearnedCard[], day: Day): readonly LearnedCard[] {
  return cards
    .map((card) => ({ card, passed: intervalsPassed(card, day) }))
    .sort((a, b) => a.passed - b.passed)
    .map(({ card }) => card);
}

function intervalsPassed({ known: { schedule } }: LearnedCard, day: Day): number {
  return Math.max(0, daysBetween(schedule.lastDay, day)) / Math.max(1, schedule.intervalDays);
}
