import type { Day } from '../day.ts';
import { type Grade, isPass } from '../grade.ts';
import { matureIntervalDays } from '../standing.ts';
import type { StatsAnswer, StatsCard } from './rows.ts';

/** How many reviews counted for retention, and how many of them were passed. */
export interface RecallTally {
  readonly counted: number;
  readonly passed: number;
}

/** What was done on one study day. */
export interface DayTally {
  /** Answers of every kind, drills and practice included. */
  readonly reviews: number;
  /** Cards answered for the first time ever; practice does not make a card known. */
  readonly new: number;
  /** Answers of a grade below 3. */
  readonly again: number;
  readonly timeMs: number;
  /** Answers whose time is known. */
  readonly timed: number;
  readonly recall: RecallTally;
  /** Of that, cards whose interval was under 21 days before the answer, and cards where it was not. */
  readonly young: RecallTally;
  readonly mature: RecallTally;
}

/** What was done in one hour of the local clock. */
export interface HourTally {
  /** Answers of every kind. */
  readonly reviews: number;
  readonly recall: RecallTally;
}

/** What was done to one card. */
export interface CardTally {
  readonly recall: RecallTally;
  /**
   * The last study day up to today on which it took time; before all days where it did later
   * only, null where it never did.
   */
  readonly lastTimedDay: number | null;
}

/** All that the figures need to know of the log. */
export interface Tallies {
  /** The study days that have an answer. */
  readonly days: ReadonlyMap<Day, DayTally>;
  /** By the hour, 0 to 23. */
  readonly hours: readonly HourTally[];
  readonly grades: Readonly<Record<Grade, number>>;
  /** One for each of the cards given, in their order. */
  readonly cards: readonly CardTally[];
}

type Growing<Tally> = {
  -readonly [Count in keyof Tally]: Tally[Count] extends RecallTally
    ? Growing<RecallTally>
    : Tally[Count];
};

interface CardReading extends Growing<CardTally> {
  /** The latest study day with an answer for the schedule; null before the first. */
  lastDay: Day | null;
  /** The interval after the latest such answer that was no drill; null before the first. */
  intervalDays: number | null;
}

/**
 * Reads answers in the order of time, each once: a log of millions is counted in place.
 *
 * An answer counts for retention when its kind is `review` and it is the card's first answer of
 * the study day. Practice (`cram`) neither counts nor stands in the way of the review after it.
 * Answers of cards that are not in `cards` are left out: the figures are about the cards given.
 */
export function tally(
  answers: Iterable<StatsAnswer>,
  cards: readonly StatsCard[],
  today: Day,
): Tallies {
  const days = new Map<Day, Growing<DayTally>>();
  const hours = Array.from({ length: 24 }, () => ({ reviews: 0, recall: noRecall() }));
  const grades: Record<Grade, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const byNumber: CardReading[] = [];
  const readings = cards.map(({ number }) => {
    const reading = emptyCard();
    byNumber[number] = reading;
    return reading;
  });
  // Most answers are of the same day as the one before.
  let latest: Day | undefined;
  let ofDay = emptyDay();
  for (const answer of answers) {
    const ofCard = byNumber[answer.card];
    const ofHour = hours[localHour(answer)];
    if (ofCard === undefined || ofHour === undefined) continue;
    const { day, grade, durationMs } = answer;
    if (day !== latest) {
      ofDay = days.get(day) ?? emptyDay();
      days.set(day, ofDay);
      latest = day;
    }
    const passed = isPass(grade);
    ofDay.reviews += 1;
    ofHour.reviews += 1;
    grades[grade] += 1;
    if (!passed) ofDay.again += 1;
    if (durationMs > 0) {
      ofDay.timeMs += durationMs;
      ofDay.timed += 1;
      const upToToday = day > today ? Number.NEGATIVE_INFINITY : day;
      if (ofCard.lastTimedDay === null || upToToday > ofCard.lastTimedDay) {
        ofCard.lastTimedDay = upToToday;
      }
    }
    if (answer.kind === 'cram') continue;
    const { lastDay, intervalDays } = ofCard;
    const opensDay = lastDay === null || day > lastDay;
    if (lastDay === null && answer.kind === 'learn') ofDay.new += 1;
    if (answer.kind === 'review' && opensDay) {
      count(ofDay.recall, passed);
      count(ofHour.recall, passed);
      count(ofCard.recall, passed);
      if (intervalDays !== null) {
        count(intervalDays >= matureIntervalDays ? ofDay.mature : ofDay.young, passed);
      }
    }
    if (answer.kind !== 'drill') ofCard.intervalDays = answer.intervalDays;
    if (opensDay) ofCard.lastDay = day;
  }
  return { days, hours, grades, cards: readings };
}

function count(into: Growing<RecallTally>, passed: boolean): void {
  into.counted += 1;
  if (passed) into.passed += 1;
}

function noRecall(): Growing<RecallTally> {
  return { counted: 0, passed: 0 };
}

function emptyDay(): Growing<DayTally> {
  const tallies = { recall: noRecall(), young: noRecall(), mature: noRecall() };
  return { reviews: 0, new: 0, again: 0, timeMs: 0, timed: 0, ...tallies };
}

function emptyCard(): CardReading {
  return { recall: noRecall(), lastTimedDay: null, lastDay: null, intervalDays: null };
}

/** The hour that the clock on the wall showed where the answer was given. */
function localHour({ at, offsetMinutes }: StatsAnswer): number {
  const hours = Math.floor((at / 60_000 + offsetMinutes) / 60);
  return ((hours % 24) + 24) % 24;
}
