import type { DecksJson } from '../contract.ts';
import { type DeckName, deckLineage, deckSeparator } from '../deck.ts';
import { table } from '../terminal/charts/table.ts';
import type { Context } from './context.ts';
import { listWidth } from './list-width.ts';

type Counts = DecksJson['decks'][number];

/** The tree of decks; the counts of a deck include the decks inside it. */
export function run(context: Context): void {
  const decks = deckTree(context.store().decks.byDeck(context.today));
  const document: DecksJson = { decks };
  context.print(document, () => describe(context, decks));
}

function deckTree(own: readonly (Counts & { readonly deck: DeckName })[]): readonly Counts[] {
  const tree = new Map<DeckName, Counts>();
  for (const counts of own) {
    for (const deck of deckLineage(counts.deck)) {
      const sum = tree.get(deck);
      tree.set(deck, {
        deck,
        due: (sum?.due ?? 0) + counts.due,
        new: (sum?.new ?? 0) + counts.new,
        learning: (sum?.learning ?? 0) + counts.learning,
        suspended: (sum?.suspended ?? 0) + counts.suspended,
        total: (sum?.total ?? 0) + counts.total,
      });
    }
  }
  return [...tree.values()].sort((a, b) => (a.deck < b.deck ? -1 : 1));
}

function describe(context: Context, decks: readonly Counts[]): string {
  const { theme, io } = context;
  if (decks.length === 0) return `No decks yet. Make one: ${theme.key('engram import ~/notes')}`;
  const rows = decks.map(({ deck, due, learning, new: fresh, total }) => {
    const parts = deck.split(deckSeparator);
    return [
      '  '.repeat(parts.length - 1) + (parts.at(-1) ?? ''),
      String(due + learning),
      String(fresh),
      String(total),
    ];
  });
  const columns = [
    { header: 'deck', flexible: true },
    ...['due', 'new', 'cards'].map((header) => ({ header, align: 'right' as const })),
  ];
  return table(columns, rows, { width: listWidth(io), theme }).join('\n');
}
