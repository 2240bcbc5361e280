import { type DeckName, deckName, isWithinDeck } from '../deck.ts';
import { EngramError } from '../errors.ts';
import type { Context } from './context.ts';

/** The decks that a person named, each of which must hold a card. Throws `usage` otherwise. */
export function namedDecks(context: Context, names: readonly string[]): readonly DeckName[] {
  if (names.length === 0) return [];
  const known = context.store().decks.names();
  return names.map((name) => {
    const deck = deckName(name);
    if (deck !== undefined && known.some((one) => isWithinDeck(one, deck))) return deck;
    const like = known.filter((one) => one.toLowerCase().includes(name.toLowerCase())).slice(0, 3);
    throw new EngramError(
      'usage',
      `There is no deck ${name}.`,
      like.length > 0 ? `Did you mean ${like.join(' or ')}?` : 'List the decks with: engram decks',
    );
  });
}

/** The deck that `--deck` names, whether it holds a card or not. Throws `usage` for an empty name. */
export function deckOption(text: string | undefined): DeckName | undefined {
  if (text === undefined) return undefined;
  const deck = deckName(text);
  if (deck !== undefined) return deck;
  throw new EngramError('usage', 'The name of the deck is empty.', 'Give one: --deck NAME');
}
