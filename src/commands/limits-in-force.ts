import { type DeckName, isAmong } from '../deck.ts';
import { capacityOf, type DailyLimits } from '../schedule/limits.ts';
import type { Context } from './context.ts';

/**
 * How many new cards and reviews a day may bring of some decks (of all when none is named), by the
 * limits of the collection and of decks; `newPerDay` takes the place of the collection's.
 */
export function limitsInForce(
  context: Context,
  decks: readonly DeckName[],
  newPerDay = context.settings.newPerDay,
): DailyLimits {
  const { settings, deckSettings } = context;
  const collection = { newPerDay, reviewsPerDay: settings.reviewsPerDay };
  const concerned = context
    .store()
    .decks.names()
    .filter((deck) => isAmong(deck, decks));
  return capacityOf(concerned, { collection, decks: deckSettings });
}
