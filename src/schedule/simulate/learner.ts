import type { Day } from '../../day.ts';
import type { Grade } from '../../grade.ts';
import type { Scheduled } from '../../standing.ts';
import { type Chance, chanceOf, drawn } from './chance.ts';
import type { Habits, SimulatedKind } from './habits.ts';
import type { Judge } from './judge.ts';
import type { SampledCard } from './sample.ts';
import type { Known, StudyCard } from './study-card.ts';

/** A card that the learner knows, under way in a simulation. */
export interface LearnedCard extends SampledCard {
  readonly chance: Chance;
  known: Known;
  /** Its place among the cards that wait, the smallest first. */
  rank: number;
}

/** Whoever is simulated. Times are milliseconds, for all the cards that one stands for. */
export interface Learner {
  /** Takes up a card where its history has left it. */
  resume(sampled: SampledCard, known: Known): LearnedCard;
  /** Answers a card for the first time. */
  learn(sampled: SampledCard, day: Day): { readonly learned: LearnedCard; readonly timeMs: number };
  /** Answers a card that is due, which changes what is known of it; gives the time it took. */
  review(learned: LearnedCard, day: Day): number;
}

const msPerDay = 86_400_000;

const kindInState: Readonly<Record<Scheduled['state'], SimulatedKind>> = {
  learning: 'learn',
  review: 'review',
  relearning: 'relearn',
};

/**
 * Answers as the judge and the habits have it: a review is recalled with the chance that the judge
 * gives it on that day. What has to be repeated on the same day is, once, and is good then.
 */
export function learner(judge: Judge, habits: Habits, seed: number): Learner {
  const gradeOf = (known: Known | null, chance: Chance, day: Day): Grade => {
    // Two numbers an answer, needed or not: the next answer of the card meets the same chance.
    const [recall, ease] = [chance(), chance()];
    if (known === null) return drawn<Grade>(habits.firstGrades, ease, 4);
    return recall < judge.recall(known.memory, day) ? drawn<Grade>(habits.passGrades, ease, 4) : 1;
  };
  const answer = (card: StudyCard, known: Known | null, chance: Chance, day: Day) => {
    const { id: cardId, scheduler } = card;
    const given = { cardId, grade: gradeOf(known, chance, day), day, at: day * msPerDay };
    const schedule = scheduler.next(known?.schedule ?? { state: 'new' }, given);
    const memory = judge.after(known?.memory ?? null, given.grade, day);
    const timeMs = habits.timeMs[known === null ? 'learn' : kindInState[known.schedule.state]];
    if (!scheduler.needsDrill(given.grade)) return { known: { schedule, memory }, timeMs };
    const drill = { ...given, grade: 4 } as const;
    const drilled = {
      schedule: scheduler.drilled(schedule, drill),
      memory: judge.after(memory, drill.grade, day),
    };
    return { known: drilled, timeMs: timeMs + habits.timeMs.drill };
  };
  // Objects of one shape, spelt out: there are millions, and spreading takes ten times as long.
  const learned = (sampled: SampledCard, chance: Chance, known: Known): LearnedCard => ({
    card: sampled.card,
    standsFor: sampled.standsFor,
    chance,
    known,
    rank: 0,
  });
  return {
    resume: (sampled, known) => learned(sampled, chanceOf(seed, sampled.card.id), known),
    learn: (sampled, day) => {
      const chance = chanceOf(seed, sampled.card.id);
      const { known, timeMs } = answer(sampled.card, null, chance, day);
      return { learned: learned(sampled, chance, known), timeMs: timeMs * sampled.standsFor };
    },
    review: (one, day) => {
      const { known, timeMs } = answer(one.card, one.known, one.chance, day);
      one.known = known;
      return timeMs * one.standsFor;
    },
  };
}
