import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { newStanding } from '../standing.ts';
import type { Connection } from './connection.ts';
import type { Schedules } from './schedules.ts';

/** The note that awaited cards are filed under until their own is imported. */
export const awaitedNote = '<review log>';
const awaitedDeck = 'imported';

interface FoundCard {
  readonly number: number;
  readonly deck: DeckName;
  readonly awaited: boolean;
}

/** Cards that are known from a review log alone: retired until a note with them is imported. */
export function awaitedCards(connection: Connection, schedules: Schedules) {
  const find = connection.query<[CardId], { number: number; deck: DeckName; awaited: 0 | 1 }>(
    'SELECT number, deck, awaited FROM cards WHERE id = ?',
  );
  const addNote = connection.command<[object]>(
    `INSERT INTO notes (file, deck, content_hash, reader_version, imported_at)
     VALUES (@file, @deck, '', 0, 0) ON CONFLICT (file) DO NOTHING`,
  );
  const add = connection.query<[object], { number: number; deck: DeckName }>(
    `INSERT INTO cards (number, id, note, note_order, line, end_line, deck, path, tags, kind, question,
       answer, group_id, plain_question, question_key, qualifiers, handle, facts, facts_version,
       created_at, retired_at, awaited)
     VALUES (@number, @id, (SELECT number FROM notes WHERE file = @file), 0, 1, 1, @deck, '[]',
       '[]', 'qa', @question, '', @id, @question, '', '[]', '', '', 0, 0, 0, 1)
     RETURNING number, deck`,
  );
  return {
    find: (id: CardId): FoundCard | undefined => {
      const row = find.first(id);
      return row && { ...row, awaited: row.awaited === 1 };
    },
    /** Adds a card that nothing but its id is known of; its number is chosen where none is given. */
    add: (id: CardId, number: number | null = null): FoundCard => {
      addNote({ file: awaitedNote, deck: awaitedDeck });
      const question = `Card ${id}, which is known from a review log`;
      const row = add.first({ number, id, file: awaitedNote, deck: awaitedDeck, question });
      if (row === undefined) throw new RangeError(`The card ${id} could not be added`);
      schedules.write(row.number, newStanding);
      return { ...row, awaited: true };
    },
  };
}
