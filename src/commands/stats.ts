import * as z from 'zod/mini';
import type { StatsJson } from '../contract.ts';
import type { DeckName } from '../deck.ts';
import { isWithinDeck } from '../deck.ts';
import { measure } from '../stats/measures.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { readOptions, wholeNumber } from './options.ts';
import { describeStats } from './stats-text.ts';

export const daysOption = z.optional(wholeNumber(1, 36500));
const schema = z.object({ days: daysOption });

/** Progress, as charts in the terminal or as one document. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { days = 365 } = readOptions(schema, options);
  const stats = statsOf(context, namedDecks(context, args), days);
  context.print(stats, () => describeStats(context, stats));
}

/** The figures for some decks (for all of them when none is named). */
export function statsOf(context: Context, decks: readonly DeckName[], days: number): StatsJson {
  const { clock, today } = context;
  const store = context.store();
  const inDecks = (deck: DeckName): boolean =>
    decks.length === 0 || decks.some((one) => isWithinDeck(deck, one));
  return measure({
    cards: store.cards.forStatistics().filter((card) => inDecks(card.deck)),
    answers: store.answers.forStatistics(),
    today,
    asOf: clock.now(),
    days,
  });
}
