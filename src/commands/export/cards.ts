import * as z from 'zod/mini';
import type { CardsJson } from '../../contract.ts';
import { isAmong } from '../../deck.ts';
import { cardsCsv } from '../../export/cards-csv.ts';
import { jsonText } from '../../export/json.ts';
import type { CardEntry } from '../../store/cards.ts';
import { cardJson } from '../card-json.ts';
import type { Context } from '../context.ts';
import { namedDecks } from '../deck-names.ts';
import { exportable } from './exportable.ts';

const schema = z.object({
  decks: z.optional(z.array(z.string())),
  deck: z.optional(z.array(z.string())),
  retired: z.optional(z.boolean()),
});

/** Cards and where they stand, in the order of the notes. */
export const cards = exportable('cards', {
  schema,
  read: entriesOf,
  formats: {
    json: (entries) => jsonText(documentOf(entries)),
    csv: (entries) => cardsCsv(documentOf(entries)),
    md: async (entries) =>
      (await import('../../export/cards-md.ts')).cardsMarkdown(documentOf(entries)),
    apkg: async (entries, context) => (await import('./package.ts')).packageOf(entries, context),
  },
});

function entriesOf(
  context: Context,
  { decks = [], deck = [], retired = false }: z.infer<typeof schema>,
): readonly CardEntry[] {
  const named = namedDecks(context, [...decks, ...deck]);
  const found = context.store().cards.list({ includeRetired: retired });
  return found.filter(({ card }) => isAmong(card.deck, named));
}

function documentOf(entries: readonly CardEntry[]): CardsJson {
  return { cards: entries.map(({ card, standing }) => cardJson(card, standing)) };
}
