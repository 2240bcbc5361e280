import fc from 'fast-check';
import { cardId } from '../../../src/card.ts';
import { addDays, type Day, dayFromNumber } from '../../../src/day.ts';
import { plainRules } from '../../../src/schedule/rules.ts';
import type { Scheduler } from '../../../src/schedule/scheduler.ts';
import type { Study } from '../../../src/schedule/simulate/evenings.ts';
import { fsrsJudge } from '../../../src/schedule/simulate/judge.ts';
import { readLog } from '../../../src/schedule/simulate/read-log.ts';
import { sampleOf } from '../../../src/schedule/simulate/sample.ts';
import type { StudyCard } from '../../../src/schedule/simulate/study-card.ts';

export const today: Day = dayFromNumber(20_500);
export const judge = fsrsJudge(null);
const { habits } = readLog([], judge);

/** A new card at its place in the notes. */
export function newCard(position: number, scheduler: Scheduler = plainRules.scheduler): StudyCard {
  return { id: cardId(`new${position}`), position, scheduler, known: null };
}

export function newCards(count: number, scheduler?: Scheduler): readonly StudyCard[] {
  return Array.from({ length: count }, (_, position) => newCard(position, scheduler));
}

/** A card answered with Good once, so many days ago. */
export function knownCard(
  position: number,
  daysAgo: number,
  scheduler: Scheduler = plainRules.scheduler,
): StudyCard {
  const id = cardId(`known${position}`);
  const day = addDays(today, -daysAgo);
  const schedule = scheduler.next({ state: 'new' }, { cardId: id, grade: 4, day, at: 0 });
  return { id, position, scheduler, known: { schedule, memory: judge.after(null, 4, day) } };
}

/** A study of these cards by someone of average habits. */
export function studyOf(
  cards: readonly StudyCard[],
  change: Partial<Omit<Study, 'sample'>> & { readonly atMost?: number } = {},
): Study {
  const { atMost = Number.POSITIVE_INFINITY, seed = 1, ...rest } = change;
  const sampled = cards.map((card) => ({ card, standsFor: 1 }));
  return {
    sample: sampleOf(sampled, { seed, atMost }),
    judge,
    habits,
    today,
    answeredToday: { newCards: 0, reviews: 0 },
    seed,
    ...rest,
  };
}

/** New cards, and others that are overdue, due or not due yet. */
export const someCards: fc.Arbitrary<readonly StudyCard[]> = fc
  .tuple(fc.nat(60), fc.array(fc.nat(40), { maxLength: 40 }))
  .map(([fresh, ages]) => [...ages.map((age, index) => knownCard(index, age)), ...newCards(fresh)]);
