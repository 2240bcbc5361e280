import type { SimulatedDayJson } from '../contract.ts';
import { addDays, formatDay } from '../day.ts';
import { type DeckName, isWithinDeck } from '../deck.ts';
import type { Study } from '../schedule/simulate/evenings.ts';
import { fsrsJudge } from '../schedule/simulate/judge.ts';
import { type LogReading, readLog } from '../schedule/simulate/read-log.ts';
import { type SampledCard, sampleOf, thinned } from '../schedule/simulate/sample.ts';
import type { StudyCard } from '../schedule/simulate/study-card.ts';
import type { SimulatedDay } from '../schedule/simulate.ts';
import type { ForeseenCard } from '../store/foreseen-cards.ts';
import type { Context } from './context.ts';

/** What is known before the days to come are simulated. */
export interface Foreseen {
  /** All cards that may be asked in them. */
  readonly cards: readonly ForeseenCard[];
  /** Those of them that are simulated, planned by the rules in force. */
  readonly sampled: readonly SampledCard[];
  readonly log: LogReading;
  /** All that a simulation needs, of at most so many cards. */
  study(sampled: readonly SampledCard[], atMost: number): Study;
}

/**
 * Reads the cards of some decks (of all when none is named), and what the log says of memory.
 * Where there are more than `atMost` cards, some stand for the others, and only their answers are
 * read.
 */
export function foresee(
  context: Context,
  decks: readonly DeckName[],
  { seed, atMost }: { readonly seed: number; readonly atMost: number },
): Foreseen {
  const { today, rules } = context;
  const store = context.store();
  const cards = store
    .foreseenCards()
    .filter(
      ({ deck }) => decks.length === 0 || decks.some((ancestor) => isWithinDeck(deck, ancestor)),
    );
  // To read so many has taken its time: half as many are simulated then.
  const every = cards.length > atMost ? Math.ceil((2 * cards.length) / atMost) : 1;
  const kept = thinned(
    cards.map((card) => ({ card, standsFor: 1 })),
    every,
  );
  const judge = fsrsJudge(context.settings.fsrsParameters);
  const answers =
    every > 1
      ? store.answers.forModelsOf(kept.map(({ card }) => card.id))
      : store.answers.forModels();
  const log = readLog(answers, judge);
  const studyCard = (card: ForeseenCard, position: number): StudyCard => {
    const { id, schedule, buriedOn } = card;
    const { scheduler } = rules.of(card.deck);
    const memory = log.memories.get(id);
    if (schedule.state === 'new' || memory === undefined) {
      return { id, position, scheduler, known: null };
    }
    const isPutOff = buriedOn === today && schedule.dueOn <= today;
    const dueOn = isPutOff ? addDays(today, 1) : schedule.dueOn;
    return { id, position, scheduler, known: { schedule: { ...schedule, dueOn }, memory } };
  };
  const { newCards, reviews } = store.answers.doneOn(today);
  return {
    cards,
    sampled: kept.map(({ card, standsFor }, position) => ({
      card: studyCard(card, position),
      standsFor,
    })),
    log,
    study: (sampled, most) => ({
      sample: sampleOf(sampled, { seed, atMost: most }),
      judge,
      habits: log.habits,
      today,
      answeredToday: { newCards, reviews },
      seed,
    }),
  };
}

/** How many cards can be simulated over so many days with so many steps of one card and day. */
export function cardsInTime(days: number, cardDays: number): number {
  return Math.min(10_000, Math.max(500, Math.round(cardDays / days)));
}

/** A simulated day as documents give it: whole cards, minutes and shares to a few digits. */
export function simulatedDayJson(simulated: SimulatedDay): SimulatedDayJson {
  const { newCards, reviews, timeMs, recall, learned, waiting } = simulated;
  return {
    day: formatDay(simulated.day),
    new: newCards,
    reviews,
    minutes: minutesOf(timeMs),
    recall: recall === null ? null : roundedShare(recall),
    learned,
    waiting,
  };
}

/** Minutes to a tenth. */
export function minutesOf(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

export function roundedShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
