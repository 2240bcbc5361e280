import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type Course, evenings, type Study } from './simulate/evenings.ts';
import type { Judge, Remembered } from './simulate/judge.ts';
import type { LearnedCard } from './simulate/learner.ts';
import { cardCount } from './simulate/sample.ts';

/** A study day as it may turn out. */
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

/** The study days from today on, one by one; see `evenings`. */
export function simulate(study: Study, course: Course): Simulation {
  const { sample, judge } = study;
  const total = cardCount(sample.known) + cardCount(sample.fresh);
  const days: SimulatedDay[] = [];
  let remaining = cardCount(sample.fresh);
  let last: readonly LearnedCard[] = [];
  for (const evening of evenings(study, course)) {
    const { day, newCards, reviews, timeMs, waiting, learned } = evening;
    ({ remaining, learned: last } = evening);
    const recall = meanRecall(learned, judge, day);
    days.push({ day, newCards, reviews, timeMs, waiting, recall, learned: total - remaining });
  }
  return {
    days,
    remaining,
    memories: new Map(last.map(({ card, known }) => [card.id, known.memory])),
  };
}

/** The mean recall of a day is taken over about as many cards, evenly picked. */
const recallSample = 500;

function meanRecall(learned: readonly LearnedCard[], judge: Judge, day: Day): number | null {
  const step = Math.max(1, Math.floor(learned.length / recallSample));
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
