import type { Connection } from './connection.ts';

/** The numbers by which a card names its note, its deck and its place. */
export interface CardNumbers {
  /** Of a note that is recorded already. */
  readonly noteOf: (file: string) => number;
  readonly deckOf: (name: string) => number;
  /** Path and qualifiers as JSON. */
  readonly placeOf: (path: string, qualifiers: string) => number;
}

/**
 * Finds those numbers, and gives one to what has none yet. Each is looked up once, so what this
 * gives is for one transaction: when that is rolled back, the numbers are gone too.
 */
export function cardNumbers(connection: Connection): () => CardNumbers {
  const note = connection.query<[string], Numbered>('SELECT number FROM notes WHERE file = ?');
  const deck = connection.query<[string], Numbered>('SELECT number FROM decks WHERE name = ?');
  const addDeck = connection.query<[string], Numbered>(
    'INSERT INTO decks (name) VALUES (?) RETURNING number',
  );
  const place = connection.query<[string, string], Numbered>(
    'SELECT number FROM places WHERE path = ? AND qualifiers = ?',
  );
  const addPlace = connection.query<[string, string], Numbered>(
    'INSERT INTO places (path, qualifiers) VALUES (?, ?) RETURNING number',
  );
  return () => ({
    noteOf: once((file: string) => numberIn(note.first(file), file)),
    deckOf: once((name: string) => numberIn(deck.first(name) ?? addDeck.first(name), name)),
    placeOf: (() => {
      const known = new Map<string, (qualifiers: string) => number>();
      return (path: string, qualifiers: string): number => {
        const ofPath =
          known.get(path) ??
          once((text: string) =>
            numberIn(place.first(path, text) ?? addPlace.first(path, text), path),
          );
        known.set(path, ofPath);
        return ofPath(qualifiers);
      };
    })(),
  });
}

interface Numbered {
  readonly number: number;
}

function once<Key>(find: (key: Key) => number): (key: Key) => number {
  const known = new Map<Key, number>();
  return (key) => {
    const number = known.get(key) ?? find(key);
    known.set(key, number);
    return number;
  };
}

function numberIn(row: Numbered | undefined, name: string): number {
  if (row === undefined) throw new RangeError(`Nothing is recorded as ${name}`);
  return row.number;
}
