import * as z from 'zod/mini';
import type { CardsJson } from '../../contract.ts';
import { isAmong } from '../../deck.ts';
import { cardsCsv } from '../../export/cards-csv.ts';
import { jsonText } from '../../export/json.ts';
import { cardJson } from '../card-json.ts';
import type { Context } from '../context.ts';
import { namedDecks } from '../deck-names.ts';
import { exportable } from './exportable.ts';

const schema = z.object({
  deck: z.optional(z.array(z.string())),
  retired: z.optional(z.boolean()),
});

/** Cards and where they stand, in the order of the notes. */
export const cards = exportable('cards', {
  schema,
  read: cardsOf,
  formats: {
    json: jsonText,
    csv: cardsCsv,
    md: async (document) => (await import('../../export/cards-md.ts')).cardsMarkdown(document),
  },
});

function cardsOf(
  context: Context,
  { deck = [], retired = false }: z.infer<typeof schema>,
): CardsJson {
  const decks = namedDecks(context, deck);
  const found = context.store().cards.list({ includeRetired: retired });
  return {
    cards: found
      .filter(({ card }) => isAmong(card.deck, decks))
      .map(({ card, standing }) => cardJson(card, standing)),
  };
}
