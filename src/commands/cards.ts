import * as z from 'zod/mini';
import { cardKinds } from '../card.ts';
import type { CardsJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import { cardStates } from '../standing.ts';
import type { CardEntry } from '../store/cards.ts';
import { table } from '../terminal/charts/table.ts';
import { renderInline } from '../terminal/markdown.ts';
import { plural } from '../terminal/plural.ts';
import { cardJson } from './card-json.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { listWidth } from './list-width.ts';
import { readOptions } from './options.ts';

const schema = z.object({
  deck: z.optional(z.string()),
  state: z.optional(z.enum(cardStates, `expected one of ${cardStates.join(', ')}`)),
  kind: z.optional(z.enum(cardKinds, `expected one of ${cardKinds.join(', ')}`)),
  retired: z.optional(z.boolean()),
});

/** Lists the cards that pass all filters, in the order of the notes. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { deck, state, kind, retired = false } = readOptions(schema, options);
  const [inDeck] = deck === undefined ? [] : namedDecks(context, [deck]);
  const found = context.store().cards.list({
    deck: inDeck,
    state,
    kind,
    text: args[0],
    includeRetired: retired,
  });
  const document: CardsJson = {
    cards: found.map(({ card, standing }) => cardJson(card, standing)),
  };
  context.print(document, () => describe(context, found));
}

function describe(context: Context, found: readonly CardEntry[]): string {
  const { theme, io } = context;
  if (found.length === 0) return 'No card passes.';
  const rows = found.map(({ card, standing }) => [
    card.id,
    card.deck,
    card.face.kind,
    card.retired ? 'retired' : standing.suspended ? 'suspended' : standing.schedule.state,
    standing.schedule.state === 'new' ? '' : formatDay(standing.schedule.dueOn),
    card.face.question,
  ]);
  const columns = [
    { header: 'id' },
    { header: 'deck', flexible: true },
    { header: 'kind' },
    { header: 'state' },
    { header: 'due' },
    {
      header: 'question',
      flexible: true,
      render: (text: string) => renderInline(text, { theme }),
    },
  ];
  return [
    ...table(columns, rows, { width: listWidth(io), theme }),
    '',
    plural(found.length, 'card'),
  ].join('\n');
}
