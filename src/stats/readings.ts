import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type Recall, recallOf } from './recall.ts';
import type { StatsAnswer, StatsCard } from './rows.ts';

/** An answer together with what only the answers before it can tell. */
export interface Reading {
  readonly answer: StatsAnswer;
  readonly card: StatsCard;
  /** Whether the card was new until then: its first answer ever, practice apart. */
  readonly introduces: boolean;
  /** Null when the answer does not count for retention. */
  readonly recall: Recall | null;
}

interface Trace {
  lastDay: Day;
  /** The interval after the card's latest scheduled answer; null before there is one. */
  intervalDays: number | null;
}

/**
 * Reads answers in time order, in one pass that remembers two numbers a card.
 *
 * An answer counts for retention when its kind is `review` and it is the card's first answer of
 * the study day. Practice (`cram`) neither counts nor stands in the way of the review after it.
 * Answers of cards that are not in `cards` are left out: the figures are about the cards given.
 */
export function* readings(
  answers: Iterable<StatsAnswer>,
  cards: ReadonlyMap<CardId, StatsCard>,
): Generator<Reading> {
  const traces = new Map<CardId, Trace>();
  for (const answer of answers) {
    const card = cards.get(answer.cardId);
    if (card === undefined) continue;
    if (answer.kind === 'cram') {
      yield { answer, card, introduces: false, recall: null };
      continue;
    }
    const trace = traces.get(answer.cardId);
    const opensDay = trace === undefined || answer.day > trace.lastDay;
    const counts = answer.kind === 'review' && opensDay;
    yield {
      answer,
      card,
      introduces: trace === undefined && answer.kind === 'learn',
      recall: counts ? recallOf(answer, trace?.intervalDays ?? null) : null,
    };
    const intervalDays =
      answer.kind === 'drill' ? (trace?.intervalDays ?? null) : answer.intervalDays;
    if (trace === undefined) traces.set(answer.cardId, { lastDay: answer.day, intervalDays });
    else {
      trace.intervalDays = intervalDays;
      if (opensDay) trace.lastDay = answer.day;
    }
  }
}
