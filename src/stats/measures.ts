import type { StatsJson } from '../contract.ts';
import { type Day, formatDay } from '../day.ts';
import { cardTotals, intervalHistogram } from './cards.ts';
import { activity, effort } from './days.ts';
import { forecast } from './forecast.ts';
import { deckFigures, sectionFigures } from './groups.ts';
import { hardestCards } from './hardest-cards.ts';
import { extremeHours, hoursOfDay } from './hours.ts';
import { everything, type Narrowing, narrowed } from './narrow.ts';
import { retentionByMaturity } from './retention.ts';
import type { StatsAnswer, StatsCard } from './rows.ts';
import { streak } from './streak.ts';
import { tally } from './tallies.ts';
import { timeBySpan } from './time.ts';

export interface StatsInput {
  /** Every card, retired ones included. */
  readonly cards: Iterable<StatsCard>;
  /** Which of them the figures are about; all unless told. */
  readonly narrowedTo?: Narrowing;
  /**
   * The answers that stand, in the order of the log (time, device, id). Read once, so that they
   * can be streamed. Answers of other cards are left out.
   */
  readonly answers: Iterable<StatsAnswer>;
  readonly today: Day;
  /** Now, in milliseconds since 1970-01-01 UTC. */
  readonly asOf: number;
  /** How many study days `activity` and the window of `time` cover, today the last. */
  readonly days: number;
  /** How many study days are foreseen, today the first; 30 unless told. */
  readonly forecastDays?: number;
}

/**
 * Every figure of the statistics, each defined in the file of its name. The log is read once, into
 * tallies by day, hour, grade and card; what is an answer that counts is defined with them.
 */
export function measure(input: StatsInput): StatsJson {
  const { today, days, narrowedTo = everything } = input;
  const cards = narrowed(input.cards, narrowedTo);
  const tallies = tally(input.answers, cards, today);
  const hours = hoursOfDay(tallies.hours);
  return {
    asOf: new Date(input.asOf).toISOString(),
    today: formatDay(today),
    days,
    narrowedTo,
    totals: { ...cardTotals(cards), ...effort(tallies.days) },
    retention: retentionByMaturity(tallies.days, today),
    streak: streak(tallies.days.keys(), today),
    activity: activity(tallies.days, today, days),
    forecast: forecast(cards, today, input.forecastDays ?? 30),
    grades: tallies.grades,
    intervals: intervalHistogram(cards),
    hours,
    extremeHours: extremeHours(hours),
    time: timeBySpan(tallies, today, days),
    hardestCards: hardestCards(cards, tallies.cards),
    decks: deckFigures(cards, tallies.cards, today),
    sections: sectionFigures(cards, tallies.cards),
  };
}
