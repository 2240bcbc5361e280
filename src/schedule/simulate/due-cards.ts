import { type Day, daysBetween } from '../../day.ts';
import type { LearnedCard } from './learner.ts';
import { cardCount, withinRoom } from './sample.ts';

/** What a day asks of the cards that are due. */
export interface DueOnDay {
  readonly asked: readonly LearnedCard[];
  /** How many cards that was, and how many wait for another day. */
  readonly reviews: number;
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
  let waiting: LearnedCard[] = [];
  let waitingCount = 0;
  return {
    add: (card) => {
      const day = Math.max(first, card.known.schedule.dueOn);
      if (day > last) return;
      const others = byDay.get(day);
      if (others === undefined) byDay.set(day, [card]);
      else others.push(card);
    },
    take: (day, room) => {
      const fallsDue = byDay.get(day) ?? [];
      byDay.delete(day);
      const count = waitingCount + cardCount(fallsDue);
      const due = [...waiting, ...fallsDue];
      if (count > room) sortByRecall(due, day);
      const { taken, used } = withinRoom(due, room);
      waiting = due.slice(taken.length);
      waitingCount = count - used;
      return { asked: taken, reviews: used, waiting: waitingCount };
    },
  };
}

/** What waits was sorted the day before and comes first: sorting it again is quick. */
function sortByRecall(cards: LearnedCard[], day: Day): void {
  for (const card of cards) {
    const { lastDay, intervalDays } = card.known.schedule;
    card.rank = Math.max(0, daysBetween(lastDay, day)) / Math.max(1, intervalDays);
  }
  cards.sort((a, b) => a.rank - b.rank);
}
