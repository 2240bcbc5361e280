import { addDays, type Day } from '../../day.ts';
import type { AnsweredToday, DailyLimits } from '../limits.ts';
import { dueCards } from './due-cards.ts';
import type { Habits } from './habits.ts';
import type { Judge } from './judge.ts';
import { type LearnedCard, learner } from './learner.ts';
import { cardCount, type Sample, withinRoom } from './sample.ts';

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

/** What a study day has brought. Cards are counted with those that they stand for. */
export interface Evening {
  readonly day: Day;
  /** Cards answered that were new, and others; each once, without their drills. */
  readonly newCards: number;
  readonly reviews: number;
  readonly timeMs: number;
  /** Due cards that the limit put off. */
  readonly waiting: number;
  /** Cards that are still new. */
  readonly remaining: number;
  /** The cards answered at least once, as they are now; the next day changes them. */
  readonly learned: readonly LearnedCard[];
}

/**
 * Day after day: due cards are answered, then new ones, both up to their limits. What is over the
 * limit of reviews waits, the best remembered first in line, and new cards pause meanwhile. It
 * depends on nothing but its input, and not on the order of cards.
 */
export function* evenings(study: Study, { days, limits, newBefore }: Course): Generator<Evening> {
  const { sample, today, answeredToday } = study;
  const person = learner(study.judge, study.habits, study.seed);
  const due = dueCards(today, addDays(today, days - 1));
  const learned = sample.known.flatMap((sampled) =>
    sampled.card.known === null ? [] : [person.resume(sampled, sampled.card.known)],
  );
  for (const card of learned) due.add(card);
  const reviewRoom = allowance(limits.reviewsPerDay, answeredToday.reviews, sample.most);
  const newRoom = allowance(limits.newPerDay, answeredToday.newCards, sample.most);
  let introduced = 0;
  let remaining = cardCount(sample.fresh);
  for (let day = today; day < addDays(today, days); day = addDays(day, 1)) {
    let timeMs = 0;
    const { asked, reviews, waiting } = due.take(day, reviewRoom.open());
    reviewRoom.close(reviews);
    for (const card of asked) {
      timeMs += person.review(card, day);
      due.add(card);
    }
    // Whoever allows no reviews at all is not catching up on them, and can still learn.
    const isBehind = waiting > 0 && limits.reviewsPerDay > 0;
    const hasNew = !isBehind && (newBefore === undefined || day < newBefore);
    const room = newRoom.open();
    // No card stands for less than one.
    const next = hasNew ? sample.fresh.slice(introduced, introduced + room) : [];
    const { taken, used: newCards } = withinRoom(next, room);
    newRoom.close(newCards);
    introduced += taken.length;
    remaining -= newCards;
    for (const sampled of taken) {
      const first = person.learn(sampled, day);
      timeMs += first.timeMs;
      learned.push(first.learned);
      due.add(first.learned);
    }
    yield { day, newCards, reviews, timeMs, waiting, remaining, learned };
  }
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
    },
  };
}
