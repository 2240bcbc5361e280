import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { cardNumbers } from './card-numbers.ts';
import type { Connection } from './connection.ts';

/** The note that awaited cards are filed under until their own is imported. */
export const awaitedNote = '<review log>';
const awaitedDeck = 'imported';

interface FoundCard {
  readonly number: number;
  readonly deck: DeckName;
  readonly awaited: boolean;
}

/** Cards that are known from a review log alone: retired until a note with them is imported. */
export function awaitedCards(connection: Connection) {
  const find = connection.query<[CardId], { number: number; deck: DeckName; awaited: 0 | 1 }>(
    `SELECT cards.number, decks.name AS deck, awaited
     FROM cards JOIN decks ON decks.number = cards.deck WHERE id = ?`,
  );
  const addNote = connection.command<[object]>(
    `INSERT INTO notes (file, deck, content_hash, reader_version, imported_at)
     VALUES (@file, @deck, '', 0, 0) ON CONFLICT (file) DO NOTHING`,
  );
  const add = connection.command<[object]>(
    `INSERT INTO cards (number, id, note, note_order, line, end_line, deck, place, tags, kind,
       question, answer, question_hash, handle, facts, facts_version, created_at, retired_at, awaited)
     VALUES (@number, @id, @note, 0, 1, 1, @deck, @place, '[]', 'qa', @question, '', 0, '', '', 0,
       0, 0, 1)`,
  );
  const numbers = cardNumbers(connection);
  const found = (id: CardId): FoundCard | undefined => {
    const row = find.first(id);
    return row && { ...row, awaited: row.awaited === 1 };
  };
  return {
    find: found,
    /** Adds a card that nothing but its id is known of; its number is chosen where none is given. */
    add: (id: CardId, number: number | null = null): FoundCard => {
      addNote({ file: awaitedNote, deck: awaitedDeck });
      const { noteOf, deckOf, placeOf } = numbers();
      add({
        number,
        id,
        note: noteOf(awaitedNote),
        deck: deckOf(awaitedDeck),
        place: placeOf('[]', '[]'),
        question: `Card ${id}, which is known from a review log`,
      });
      const card = found(id);
      if (card === undefined) throw new RangeError(`The card ${id} could not be added`);
      return card;
    },
  };
}
