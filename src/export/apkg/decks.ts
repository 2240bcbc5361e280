import { type DeckName, deckLineage } from '../../deck.ts';

/** The deck that every collection of Anki has. */
const defaultDeck = { id: 1, name: 'Default' };
const firstId = 1_761_900_000_001;

/** Decks as Anki keeps them. */
export interface Decks {
  readonly idOf: (name: DeckName) => number;
  /** What the column `decks` holds, by id. */
  readonly json: Readonly<Record<string, object>>;
}

/** The decks of some cards and all those around them. To Anki, capitals make no other name. */
export function decksOf(names: Iterable<DeckName>, modifiedAt: number): Decks {
  const decks = new Map([[key(defaultDeck.name), defaultDeck]]);
  for (const name of new Set(names)) {
    for (const around of deckLineage(name)) {
      if (decks.has(key(around))) continue;
      decks.set(key(around), { id: firstId + decks.size, name: around });
    }
  }
  return {
    idOf: (name) => decks.get(key(name))?.id ?? defaultDeck.id,
    json: Object.fromEntries(
      [...decks.values()].map((deck) => [deck.id, { ...deck, ...settings, mod: modifiedAt }]),
    ),
  };
}

function key(name: string): string {
  return name.toLowerCase();
}

const settings = {
  usn: -1,
  desc: '',
  dyn: 0,
  conf: 1,
  collapsed: false,
  browserCollapsed: false,
  newToday: [0, 0],
  revToday: [0, 0],
  lrnToday: [0, 0],
  timeToday: [0, 0],
  extendNew: 0,
  extendRev: 0,
};
