import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type Recall, recallOf } from './recall.ts';
import type { StatsAnswer, StatsCard } from './rows.ts';

/** An answer together with what only the answers before it can tell. */
export interface Reading {
  readonly answer: StatsAnswer;
  readonly card: StatsCard;
  /** The card's place among the cards given, from 0 on. */
  readonly place: number;
  /** Whether the card was new until then: its first answer ever, practice apart. */
  readonly introduces: boolean;
  /** Null when the answer does not count for retention. */
  readonly recall: Recall | null;
}

/**
 * Reads answers in time order, in one pass that remembers two numbers of each card: the latest
 * study day with a scheduled answer, and the interval after that.
 *
 * An answer counts for retention when its kind is `review` and it is the card's first answer of
 * the study day. Practice (`cram`) neither counts nor stands in the way of the review after it.
 * Answers of cards that are not in `cards` are left out: the figures are about the cards given.
 */
export function* readings(
  answers: Iterable<StatsAnswer>,
  cards: ReadonlyMap<CardId, StatsCard>,
): Generator<Reading> {
  const cardAt = [...cards.values()];
  const placeOf = new Map(cardAt.map((card, place) => [card.id, place]));
  // What is remembered, by place: a million answers of many cards ask for it in no order.
  const lastDay: (Day | undefined)[] = Array.from(cardAt, () => undefined);
  const intervalDays: (number | undefined)[] = Array.from(cardAt, () => undefined);
  for (const answer of answers) {
    const place = placeOf.get(answer.cardId);
    const card = place === undefined ? undefined : cardAt[place];
    if (place === undefined || card === undefined) continue;
    if (answer.kind === 'cram') {
      yield { answer, card, place, introduces: false, recall: null };
      continue;
    }
    const last = lastDay[place];
    const opensDay = last === undefined || answer.day > last;
    const counts = answer.kind === 'review' && opensDay;
    yield {
      answer,
      card,
      place,
      introduces: last === undefined && answer.kind === 'learn',
      recall: counts ? recallOf(answer, intervalDays[place] ?? null) : null,
    };
    if (answer.kind !== 'drill') intervalDays[place] = answer.intervalDays;
    if (opensDay) lastDay[place] = answer.day;
  }
}
