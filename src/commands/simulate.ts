import * as z from 'zod/mini';
import type { SimulateJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import type { DailyLimits } from '../schedule/limits.ts';
import type { Study } from '../schedule/simulate/evenings.ts';
import type { SampledCard } from '../schedule/simulate/sample.ts';
import { underFsrs } from '../schedule/simulate/under-fsrs.ts';
import { type Simulation, simulate } from '../schedule/simulate.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import {
  cardsInTime,
  type Foreseen,
  foresee,
  minutesOf,
  roundedShare,
  simulatedDayJson,
} from './foreseen.ts';
import { limitsInForce } from './limits-in-force.ts';
import { readOptions, wholeNumber } from './options.ts';
import { shareBetween } from './share-option.ts';
import { describeSimulation } from './simulate-text.ts';

const schema = z.object({
  new: z.optional(wholeNumber(0, 9999)),
  retention: z.optional(shareBetween(0.7, 0.97)),
  days: z.optional(wholeNumber(1, 3650)),
  seed: z.optional(wholeNumber(0, 999_999_999)),
});

/** What the days to come may bring, with the pace and the scheduler in force or with others. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { new: newPerDay, retention, days = 90, seed = 1 } = readOptions(schema, options);
  const decks = namedDecks(context, args);
  const limits = limitsInForce(context, decks, newPerDay);
  const foreseen = foresee(context, decks, { seed, atMost: cardsInTime(days, cardDays.shown) });
  const document = foreseeDays(context, foreseen, {
    days,
    seed,
    limits,
    retention,
  });
  context.print(document, () =>
    describeSimulation(context, document, { paceIsInForce: newPerDay === undefined }),
  );
}

/** A way to go on: who plans the cards, and how many new ones a day there are. */
interface Way {
  readonly scheduler: 'sm2' | 'fsrs';
  /** Null for SM-2, which knows none. */
  readonly retention: number | null;
  readonly newPerDay: number;
}

interface Asked {
  readonly days: number;
  readonly seed: number;
  readonly limits: DailyLimits;
  /** FSRS with it, whatever is in force. */
  readonly retention: number | undefined;
}

/** How many cards of how many days are simulated, for the days shown and for each comparison. */
const cardDays = { shown: 3_650_000, compared: 700_000 };

function foreseeDays(
  context: Context,
  { cards, sampled, log, study }: Foreseen,
  { days, seed, limits, retention }: Asked,
): SimulateJson {
  const inForce = context.settings;
  const scheduler = retention === undefined ? inForce.scheduler : 'fsrs';
  const chosen: Way = {
    scheduler,
    retention: scheduler === 'sm2' ? null : (retention ?? inForce.desiredRetention),
    newPerDay: limits.newPerDay,
  };
  /** The rules in force as they are for each card, unless another retention is asked for. */
  const cardsOf = (way: Way): readonly SampledCard[] =>
    way.retention === null || (way === chosen && retention === undefined)
      ? sampled
      : underFsrs(sampled, {
          parameters: inForce.fsrsParameters,
          desiredRetention: way.retention,
        });
  const go = (way: Way, work: number): readonly [Simulation, Study] => {
    const simulated = study(cardsOf(way), cardsInTime(days, work));
    return [
      simulate(simulated, { days, limits: { ...limits, newPerDay: way.newPerDay } }),
      simulated,
    ];
  };
  const [shown, { sample }] = go(chosen, cardDays.shown);
  const newCards = cards.filter(({ schedule }) => schedule.state === 'new').length;
  const ways = cards.length === 0 ? [] : waysToCompare(chosen, inForce.scheduler, newCards > 0);
  return {
    today: formatDay(context.today),
    days,
    seed,
    cardsPerSimulated: sample.most,
    answers: log.answers,
    scheduler: chosen.scheduler,
    retention: chosen.retention,
    limits,
    cards: {
      total: cards.length,
      new: newCards,
      learned: cards.length - newCards,
    },
    load: shown.days.map(simulatedDayJson),
    comparison: ways.map((way) => ({
      ...way,
      ...summaryOf(way === chosen ? shown : go(way, cardDays.compared)[0]),
      chosen: way === chosen,
    })),
  };
}

const retentionsCompared = [0.8, 0.85, 0.9, 0.95];

/** Paces where the scheduler leaves nothing else to choose, retentions where it is FSRS. */
function waysToCompare(
  chosen: Way,
  inForce: Way['scheduler'],
  hasNewCards: boolean,
): readonly Way[] {
  if (chosen.scheduler === 'sm2' && hasNewCards) {
    const { newPerDay } = chosen;
    const paces = newPerDay === 0 ? [10, 20] : [Math.round(newPerDay / 2), newPerDay * 2];
    const others = paces
      .filter((pace) => pace !== newPerDay)
      .map((pace) => ({ ...chosen, newPerDay: pace }));
    return [...others, chosen].sort((a, b) => a.newPerDay - b.newPerDay);
  }
  const others = retentionsCompared
    .filter((retention) => retention !== chosen.retention)
    .map((retention): Way => ({ ...chosen, scheduler: 'fsrs', retention }));
  const asNow: Way = { ...chosen, scheduler: 'sm2', retention: null };
  const now = inForce === 'sm2' && chosen.scheduler === 'fsrs' ? [asNow] : [];
  return [...now, ...others, chosen].sort((a, b) => (a.retention ?? 0) - (b.retention ?? 0));
}

function summaryOf({ days }: Simulation) {
  const reviews = days.reduce((sum, day) => sum + day.reviews, 0);
  const timeMs = days.reduce((sum, day) => sum + day.timeMs, 0);
  const last = days.at(-1);
  const recall = last?.recall ?? null;
  return {
    reviews: Math.round((reviews / days.length) * 10) / 10,
    minutes: minutesOf(timeMs / days.length),
    recall: recall === null ? null : roundedShare(recall),
    learned: last?.learned ?? 0,
  };
}
