import * as z from 'zod/mini';
import type { PlanJson } from '../contract.ts';
import { addDays, type Day, daysBetween, formatDay, parseDay } from '../day.ts';
import { EngramError } from '../errors.ts';
import type { DailyLimits } from '../schedule/limits.ts';
import { planFor } from '../schedule/plan.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { examRecall } from './exam-recall.ts';
import { cardsInTime, type Foreseen, foresee, simulatedDayJson } from './foreseen.ts';
import { limitsInForce } from './limits-in-force.ts';
import { readOptions, wholeNumber } from './options.ts';
import { describePlan } from './plan-text.ts';

const schema = z.object({
  exam: z.string(),
  new: z.optional(wholeNumber(0, 9999)),
});

/** No exam is further away than this. */
const mostDays = 3650;

/** Chance is not what a plan is about: it is the same whenever it is made. */
const seed = 1;

/** A plan is tried with several paces: so many cards of so many days each time. */
const cardDays = 400_000;

/** The pace that brings all new cards in time for an exam, and what the days until then ask. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { exam: text, new: newPerDay } = readOptions(schema, options);
  const exam = examDay(text, context.today);
  const atMost = cardsInTime(daysBetween(context.today, exam), cardDays);
  const decks = namedDecks(context, args);
  const foreseen = foresee(context, decks, { seed, atMost });
  const limits = limitsInForce(context, decks, newPerDay);
  const document = planOf(context, foreseen, exam, limits);
  context.print(document, () => describePlan(context, document));
}

function examDay(text: string, today: Day): Day {
  const day = parseDay(text);
  const hint = `Give a day after today, such as: --exam ${formatDay(addDays(today, 30))}`;
  if (day === undefined) {
    throw new EngramError('usage', `The exam's day is not a date: ${text}`, hint);
  }
  const days = daysBetween(today, day);
  if (days < 1) throw new EngramError('usage', `The exam is not in the future: ${text}`, hint);
  if (days > mostDays) {
    throw new EngramError('usage', `The exam is more than ten years away: ${text}`, hint);
  }
  return day;
}

function planOf(
  context: Context,
  { cards, sampled, log, study }: Foreseen,
  exam: Day,
  limits: DailyLimits,
): PlanJson {
  const { today } = context;
  const whole = study(sampled, sampled.length);
  const plan = planFor({ study: whole, exam, limits });
  const { needed, simulation } = plan;
  const enough = (name: keyof DailyLimits) => ({
    needed: needed[name],
    limit: limits[name],
    possible: limits[name] >= needed[name],
  });
  return {
    today: formatDay(today),
    exam: formatDay(exam),
    days: plan.days,
    seed,
    cardsPerSimulated: whole.sample.most,
    answers: log.answers,
    newCards: plan.newCards,
    lastNewDay: plan.newCards === 0 ? null : formatDay(plan.lastNewDay),
    pace: enough('newPerDay'),
    reviews: enough('reviewsPerDay'),
    remaining: plan.remaining,
    load: simulation.days.map(simulatedDayJson),
    recall: examRecall(cards, (id) => {
      const memory = simulation.memories.get(id);
      return memory === undefined ? null : whole.judge.recall(memory, exam);
    }),
  };
}
