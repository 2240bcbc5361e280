import type { CardId } from '../card.ts';
import { addDays, type Day, daysBetween } from '../day.ts';
import type { AnsweredToday, DailyLimits } from './limits.ts';
import type { Scheduler } from './scheduler.ts';
import { evenings, type Study } from './simulate/evenings.ts';
import { cardCount } from './simulate/sample.ts';
import { type Simulation, simulate } from './simulate.ts';

export interface PlanInput {
  readonly study: Study;
  /** The day of the exam, later than today. */
  readonly exam: Day;
  /** The limits in force. */
  readonly limits: DailyLimits;
}

/** How to learn all new cards in time for an exam. */
export interface Plan {
  /** Study days until the exam, today the first; the exam's own is none of them. */
  readonly days: number;
  /** The last day with new cards; those after it are for reviews alone. */
  readonly lastNewDay: Day;
  readonly newCards: number;
  /** The limits that are enough. `reviewsPerDay` is that in force wherever that is. */
  readonly needed: DailyLimits;
  /** How many cards would still be new on the day of the exam with the limits in force. */
  readonly remaining: number;
  /** The days until then with the limits that are needed. */
  readonly simulation: Simulation;
}

/**
 * The least pace of new cards with which all of them have been seen before the last days, which
 * are for reviews alone. New cards pause while reviews are behind, so a pace is tried, day by day,
 * before it is given. Where not even twice the pace that the calendar asks for is enough, reviews are
 * what is short: then it comes with the least limit of reviews that lets it through.
 */
export function planFor({ study, exam, limits }: PlanInput): Plan {
  const days = daysBetween(study.today, exam);
  const learningDays = days - reviewDays(study, days);
  const newBefore = addDays(study.today, learningDays);
  const remainingWith = (tried: DailyLimits) => remainingAfter(study, learningDays, tried);
  const needed = neededLimits(study, learningDays, limits, (tried) => remainingWith(tried) === 0);
  return {
    days,
    lastNewDay: addDays(newBefore, -1),
    newCards: cardCount(study.sample.fresh),
    needed,
    remaining: allows(limits, needed) ? 0 : remainingWith(limits),
    simulation: simulate(study, { days, limits: needed, newBefore }),
  };
}

/** How many cards are still new after so many days with these limits. */
function remainingAfter(study: Study, days: number, limits: DailyLimits): number {
  let left = cardCount(study.sample.fresh);
  for (const { remaining } of evenings(study, { days, limits })) {
    left = remaining;
    if (left === 0) break;
  }
  // Where cards stand for several, limits are off by one of them at most.
  return left < study.sample.most ? 0 : left;
}

/** Whether these limits allow what others need. */
export function allows(limits: DailyLimits, needed: DailyLimits): boolean {
  return limits.newPerDay >= needed.newPerDay && limits.reviewsPerDay >= needed.reviewsPerDay;
}

/**
 * New cards that had to pause may come so many times as fast as the calendar asks for. A pace
 * beyond that, which would cram them into the last days, is no plan.
 */
const mostHaste = 2;

function neededLimits(
  { sample, answeredToday }: Study,
  learningDays: number,
  limits: DailyLimits,
  isEnough: (tried: DailyLimits) => boolean,
): DailyLimits {
  const newCards = cardCount(sample.fresh);
  const least = calendarPace(newCards, learningDays, answeredToday);
  const most = Math.min(mostHaste * least, newCards + answeredToday.newCards);
  const leastPace = (reviewsPerDay: number): DailyLimits => {
    const atPace = (newPerDay: number): DailyLimits => ({ newPerDay, reviewsPerDay });
    return newCards === 0 || isEnough(atPace(least))
      ? atPace(least)
      : atPace(leastEnough(least, most, (tried) => isEnough(atPace(tried))));
  };
  const inHaste = (reviewsPerDay: number): boolean => isEnough({ newPerDay: most, reviewsPerDay });
  const { reviewsPerDay } = limits;
  if (newCards === 0 || inHaste(reviewsPerDay)) return leastPace(reviewsPerDay);
  const everyCard = newCards + cardCount(sample.known) + answeredToday.reviews;
  return leastPace(leastEnough(reviewsPerDay, everyCard, inHaste));
}

/**
 * The least new cards a day that bring `newCards` within `days` days, by the calendar alone. Of the
 * first day, what was answered is used up.
 */
export function calendarPace(newCards: number, days: number, answered: AnsweredToday): number {
  if (newCards === 0) return 0;
  const fromTomorrow = days > 1 ? Math.ceil(newCards / (days - 1)) : Number.POSITIVE_INFINITY;
  return fromTomorrow <= answered.newCards
    ? fromTomorrow
    : Math.ceil((newCards + answered.newCards) / days);
}

/** A number that is enough while the one before it is not, given one of each. */
function leastEnough(tooFew: number, enough: number, isEnough: (tried: number) => boolean): number {
  let [low, high] = [tooFew, enough];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** At most so many days at the end are without new cards, unless the first interval is longer. */
const mostReviewDays = 7;

/**
 * How many days at the end are without new cards: a tenth of all, a week at most, but no fewer
 * than the first interval of a card answered with Good, so that every card comes back before the
 * exam. Half of the days remain for new cards, and the only one.
 */
export function reviewDays({ sample, today }: Study, days: number): number {
  const intervals = new Map<Scheduler, number>();
  for (const { card } of sample.fresh) {
    const { id, scheduler } = card;
    if (!intervals.has(scheduler)) intervals.set(scheduler, firstInterval(scheduler, id, today));
  }
  const wanted = Math.max(Math.min(mostReviewDays, Math.ceil(days / 10)), ...intervals.values());
  return Math.min(Math.floor(days / 2), wanted);
}

function firstInterval(scheduler: Scheduler, cardId: CardId, day: Day): number {
  return scheduler.next({ state: 'new' }, { cardId, grade: 4, day, at: 0 }).intervalDays;
}
