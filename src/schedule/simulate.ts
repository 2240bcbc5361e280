import type { CardId } from '../card.ts';
import { addDays, type Day } from '../day.ts';
import type { AnsweredToday, DailyLimits } from './limits.ts';
import { cardCount, dueCards, withinRoom } from './simulate/due-cards.ts';
import type { Habits } from './simulate/habits.ts';
import type { Judge, Remembered } from './simulate/judge.ts';
import { type LearnedCard, learner } from './simulate/learner.ts';
import type { Sample } from './simulate/sample.ts';

/** Who learns what, and from when on. */
export interface Study {
  readonly sample: Sample;
  readonly judge: Judge;
  readonly habits: Habits;
  readonly today: Day;
  /** What today's limits have been used for already. */
  readonly answeredToday: AnsweredToday;
  /** Chance is made from it: the same seed gives the same days. */
  readonly seed: number;
}

export interface Course {
  /** How many study days, today the first. */
  readonly days: number;
  readonly limits: DailyLimits;
  /** From this day on there are no new cards; they go on to the end when it is not given. */
  readonly newBefore?: Day;
}

/** A study day as it may turn out. Counts are whole numbers unless cards stand for several. */
export interface SimulatedDay {
  readonly day: Day;
  /** Cards answered that were new, and others; each once, without their drills. */
  readonly newCards: number;
  readonly reviews: number;
  readonly timeMs: number;
  /** The mean chance of recall at the end of the day, over all cards learned; null without any. */
  readonly recall: number | null;
  /** Cards answered at least once so far. */
  readonly learned: number;
  /** Due cards that the limit put off. */
  readonly waiting: number;
}

export interface Simulation {
  readonly days: readonly SimulatedDay[];
  /** New cards that are still new after the last day. */
  readonly remaining: number;
  /** What is remembered, after the last day, of each card that was simulated and learned. */
  readonly memories: ReadonlyMap<CardId, Remembered>;
}

/** The mean recall of a day is taken over about as many cards, evenly picked. */
const recallSample = 500;

/**
 * Day after day: due cards are answered, then new ones, both up to their limits. What is over the
 * limit of reviews waits, the best remembered first in line, and new cards pause meanwhile. It
 * depends on nothing but its input, and not on the order of cards.
 */
export function simulate(study: Study, { days, limits, newBefore }: Course): Simulation {
  const { sample, judge, today, answeredToday } = study;
  const person = learner(judge, study.habits, study.seed);
  const due = dueCards(today, addDays(today, days - 1));
  const learned = sample.known.flatMap(({ card, standsFor }) =>
    card.known === null ? [] : [person.resume({ card, standsFor }, card.known)],
  );
  for (const card of learned) due.add(card);
  let fresh = sample.fresh;
  let learnedCount = cardCount(learned);

  const reviewRoom = allowance(limits.reviewsPerDay, answeredToday.reviews, sample.most);
  const newRoom = allowance(limits.newPerDay, answeredToday.newCards, sample.most);
  const course: SimulatedDay[] = [];
  for (let day = today; course.length < days; day = addDays(day, 1)) {
    let timeMs = 0;
    const { asked, waiting } = due.take(day, reviewRoom.open());
    for (const card of asked) {
      timeMs += person.review(card, day);
      due.add(card);
    }
    const reviews = cardCount(asked);
    reviewRoom.close(reviews);

    // Whoever allows no reviews at all is not catching up on them, and can still learn.
    const isBehind = waiting > 0 && limits.reviewsPerDay > 0;
    const hasNew = !isBehind && (newBefore === undefined || day < newBefore);
    const room = newRoom.open();
    const introduced = withinRoom(fresh, hasNew ? room : 0);
    for (const sampled of introduced.taken) {
      const first = person.learn(sampled, day);
      timeMs += first.timeMs;
      learned.push(first.learned);
      due.add(first.learned);
    }
    fresh = introduced.rest;
    const newCards = cardCount(introduced.taken);
    newRoom.close(newCards);
    learnedCount += newCards;
    course.push({
      day,
      newCards,
      reviews,
      timeMs,
      recall: meanRecall(learned, judge, day),
      learned: learnedCount,
      waiting,
    });
  }
  return {
    days: course,
    remaining: cardCount(fresh),
    memories: new Map(learned.map(({ card, known }) => [card.id, known.memory])),
  };
}

/**
 * What a limit allows, day after day. Where cards stand for several, what was too little for one
 * more of them is kept for the next day, so that the limit holds over any run of days.
 */
function allowance(limit: number, usedToday: number, most: number) {
  let room = 0;
  let kept = 0;
  let used = usedToday;
  return {
    open: (): number => {
      room = Math.max(0, limit - used) + kept;
      used = 0;
      return room;
    },
    close: (cards: number): void => {
      kept = Math.min(room - cards, most - 1);
      room = 0;
    },
  };
}

function meanRecall(learned: readonly LearnedCard[], judge: Judge, day: Day): number | null {
  const step = Math.ceil(learned.length / recallSample);
  let sum = 0;
  let cards = 0;
  for (let at = 0; at < learned.length; at += step) {
    const one = learned[at];
    if (one === undefined) continue;
    sum += judge.recall(one.known.memory, day) * one.standsFor;
    cards += one.standsFor;
  }
  return cards === 0 ? null : sum / cards;
}
