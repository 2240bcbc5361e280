import { cardsLeft, type InSection } from './cards-left.ts';

/** Cards to be spread evenly over a day, in their order, and how many like them it has had. */
export interface Lane<Card extends InSection> {
  readonly cards: readonly Card[];
  readonly taken: number;
}

/**
 * The cards of all lanes, each lane spread evenly over the whole and in its order, but so that no
 * two cards of one section follow each other, nor the first one a card of the section `previous`;
 * where a section has too many cards for that, as few as can be.
 *
 * Each place goes to the lane that is furthest behind its share, and in it to the first card that
 * is not of the section before; but to a section that has as many cards left as can just be kept
 * apart. A choice depends on nothing but what was taken, the card before and the cards left, so
 * that whoever leaves and comes back finds the rest as it was.
 */
export function deal<Card extends InSection>(
  lanes: readonly Lane<Card>[],
  previous?: string,
): readonly Card[] {
  const dealt: Card[] = [];
  const hands = lanes.map((lane) => ({ ...lane, total: lane.taken + lane.cards.length }));
  const left = cardsLeft(hands.map(({ cards }) => cards));
  const given = hands.map(({ taken }) => taken);
  // Shares are compared as fractions, which floating point would round.
  const byShare = (a: number, b: number): number =>
    ((given[a] ?? 0) + 1) * ((hands[b]?.total ?? 0) + 1) -
    ((given[b] ?? 0) + 1) * ((hands[a]?.total ?? 0) + 1);
  for (let last = previous; ; last = dealt.at(-1)?.section) {
    const order = [...hands.keys()].sort((a, b) => byShare(a, b) || a - b);
    const next = left.next(order, last);
    if (next === undefined) return dealt;
    given[next.lane] = (given[next.lane] ?? 0) + 1;
    dealt.push(next.card);
  }
}
