/** Assumed until the person's own answers say otherwise. */
const defaultMsPerCard = 8_000;

/** The assumption weighs as much as this many cards, so that one slow morning is not the pace. */
const assumedCards = 20;

/** Cards reviewed in the past and the time spent on them, their drills included. */
export interface PastPace {
  readonly cards: number;
  readonly timeMs: number;
}

/** Milliseconds that a card takes this person, its drills included. */
export function msPerCard(past: PastPace): number {
  return (past.timeMs + assumedCards * defaultMsPerCard) / (past.cards + assumedCards);
}

/** Whole minutes, rounded up, that `cards` will take at the person's own pace. */
export function minutesExpected(cards: number, past: PastPace): number {
  return Math.ceil((cards * msPerCard(past)) / 60_000);
}
