import { cleanName } from './name.ts';

declare const deckBrand: unique symbol;

/** The name of a deck; `::` separates a deck from the decks inside it, as in `aws::compute`. */
export type DeckName = string & { readonly [deckBrand]: true };

export const deckSeparator = '::';

/** For a note whose file has no name that can be shown. */
export const unnamedDeck = 'notes' as DeckName;

/**
 * A deck name from any text: parts cleaned as names are, empty parts dropped.
 * Undefined when nothing is left to call the deck by.
 */
export function deckName(text: string): DeckName | undefined {
  const parts = text
    .split(deckSeparator)
    .map(cleanName)
    .filter((part) => part !== '');
  return parts.length > 0 ? (parts.join(deckSeparator) as DeckName) : undefined;
}

/** Whether `deck` is `ancestor` itself or lies anywhere inside it. */
export function isWithinDeck(deck: DeckName, ancestor: DeckName): boolean {
  return deck === ancestor || deck.startsWith(ancestor + deckSeparator);
}

/** Whether `deck` lies in one of the decks that were named; when none was, every deck does. */
export function isAmong(deck: DeckName, named: readonly DeckName[]): boolean {
  return named.length === 0 || named.some((ancestor) => isWithinDeck(deck, ancestor));
}

/** The deck and every deck around it, outermost first: `a::b` gives `a`, `a::b`. */
export function deckLineage(deck: DeckName): readonly DeckName[] {
  const parts = deck.split(deckSeparator);
  return parts.map((_, index) => parts.slice(0, index + 1).join(deckSeparator) as DeckName);
}
