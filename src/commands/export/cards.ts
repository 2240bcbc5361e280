import * as z from 'zod/mini';
import type { CardsJson } from '../../contract.ts';
import { cardsCsv } from '../../export/cards-csv.ts';
import { jsonText } from '../../export/json.ts';
import { cardJson } from '../card-json.ts';
import type { Context } from '../context.ts';
import { namedDecks } from '../deck-names.ts';
import { exportable } from './exportable.ts';

const schema = z.object({ deck: z.optional(z.string()), retired: z.optional(z.boolean()) });

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

function cardsOf(context: Context, { deck, retired = false }: z.infer<typeof schema>): CardsJson {
  const [inDeck] = deck === undefined ? [] : namedDecks(context, [deck]);
  const found = context.store().cards.list({ deck: inDeck, includeRetired: retired });
  return { cards: found.map(({ card, standing }) => cardJson(card, standing)) };
}
