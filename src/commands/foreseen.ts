import type { SimulatedDayJson } from '../contract.ts';
import { addDays, formatDay } from '../day.ts';
import { type DeckName, isWithinDeck } from '../deck.ts';
import type { Study } from '../schedule/simulate/evenings.ts';
import { fsrsJudge } from '../schedule/simulate/judge.ts';
import { type LogReading, readLog } from '../schedule/simulate/read-log.ts';
import { sampleOf } from '../schedule/simulate/sample.ts';
import type { StudyCard } from '../schedule/simulate/study-card.ts';
import type { SimulatedDay } from '../schedule/simulate.ts';
import type { ForeseenCard } from '../store/foreseen-cards.ts';
import type { Context } from './context.ts';

/** What is known before the days to come are simulated. */
export interface Foreseen {
  readonly cards: readonly ForeseenCard[];
  /** The same cards, planned by the rules in force. */
  readonly studyCards: readonly StudyCard[];
  readonly log: LogReading;
  /** All that a simulation needs, of at most so many of the cards. */
  study(cards: readonly StudyCard[], sizes: { readonly atMost: number }): Study;
}

/** Reads the cards of some decks (of all when none is named), and what the log says of memory. */
export function foresee(context: Context, decks: readonly DeckName[], seed: number): Foreseen {
  const { today, rules } = context;
  const store = context.store();
  const judge = fsrsJudge(context.settings.fsrsParameters);
  const log = readLog(store.answers.forStatistics(), judge);
  const cards = store
    .foreseenCards()
    .filter(
      ({ deck }) => decks.length === 0 || decks.some((ancestor) => isWithinDeck(deck, ancestor)),
    );
  const studyCards = cards.map((card, position): StudyCard => {
    const { id, schedule, buriedOn } = card;
    const { scheduler } = rules.of(card.deck);
    const memory = log.memories.get(id);
    if (schedule.state === 'new' || memory === undefined) {
      return { id, position, scheduler, known: null };
    }
    const isPutOff = buriedOn === today && schedule.dueOn <= today;
    const dueOn = isPutOff ? addDays(today, 1) : schedule.dueOn;
    return { id, position, scheduler, known: { schedule: { ...schedule, dueOn }, memory } };
  });
  const { newCards, reviews } = store.answers.doneOn(today);
  return {
    cards,
    studyCards,
    log,
    study: (some, { atMost }) => ({
      sample: sampleOf(some, { seed, atMost }),
      judge,
      habits: log.habits,
      today,
      answeredToday: { newCards, reviews },
      seed,
    }),
  };
}

/** How many cards can be simulated over so many days in a fraction of a second. */
export function cardsInTime(days: number, cardDays: number): number {
  return Math.min(20_000, Math.max(500, Math.round(cardDays / days)));
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
