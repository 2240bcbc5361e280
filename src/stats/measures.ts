import type { StatsJson } from '../contract.ts';
import { type Day, formatDay } from '../day.ts';
import { cardTotals, intervalHistogram } from './cards.ts';
import { activity, collectDays, effort } from './days.ts';
import { forecast } from './forecast.ts';
import { collectGrades } from './grades.ts';
import { collectDecks, collectSections } from './groups.ts';
import { collectHardestCards } from './hardest-cards.ts';
import { collectHours, extremeHours } from './hours.ts';
import { everything, type Narrowing, narrowed } from './narrow.ts';
import { readings } from './readings.ts';
import { collectRetention } from './retention.ts';
import type { StatsAnswer, StatsCard } from './rows.ts';
import { streak } from './streak.ts';
import { collectTime } from './time.ts';

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

/** Every figure of the statistics, each defined in the file of its name. */
export function measure(input: StatsInput): StatsJson {
  const { today, days, narrowedTo = everything } = input;
  const cards = new Map(narrowed(input.cards, narrowedTo).map((card) => [card.id, card]));
  const collectors = {
    retention: collectRetention(today),
    days: collectDays(),
    grades: collectGrades(),
    hours: collectHours(),
    time: collectTime(today, days),
    hardestCards: collectHardestCards(),
    decks: collectDecks(cards.values(), today),
    sections: collectSections(cards.values()),
  };
  const all = Object.values(collectors);
  for (const reading of readings(input.answers, cards)) {
    for (const collector of all) collector.add(reading);
  }
  const byDay = collectors.days.result();
  const hours = collectors.hours.result();
  return {
    asOf: new Date(input.asOf).toISOString(),
    today: formatDay(today),
    days,
    narrowedTo,
    totals: { ...cardTotals(cards.values()), ...effort(byDay) },
    retention: collectors.retention.result(),
    streak: streak(byDay.keys(), today),
    activity: activity(byDay, today, days),
    forecast: forecast(cards.values(), today, input.forecastDays ?? 30),
    grades: collectors.grades.result(),
    intervals: intervalHistogram(cards.values()),
    hours,
    extremeHours: extremeHours(hours),
    time: collectors.time.result(),
    hardestCards: collectors.hardestCards.result(),
    decks: collectors.decks.result(),
    sections: collectors.sections.result(),
  };
}
