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
  return () => {
    const places = new Map<string, number>();
    return {
      noteOf: once((file) => numberIn(note.first(file), file)),
      deckOf: once((name) => numberIn(deck.first(name) ?? addDeck.first(name), name)),
      placeOf: (path, qualifiers) => {
        // JSON on one line each, so that no two pairs read alike.
        const key = `${path}\n${qualifiers}`;
        const number =
          places.get(key) ??
          numberIn(place.first(path, qualifiers) ?? addPlace.first(path, qualifiers), key);
        places.set(key, number);
        return number;
      },
    };
  };
}

interface Numbered {
  readonly number: number;
}

function once(find: (name: string) => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name) ?? find(name);
    known.set(name, number);
    return number;
  };
}

function numberIn(row: Numbered | undefined, name: string): number {
  if (row === undefined) throw new RangeError(`Nothing is recorded as ${name}`);
  return row.number;
}
