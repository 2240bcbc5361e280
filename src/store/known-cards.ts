import type { CardId } from '../card.ts';
import { questionKey } from '../notes/identity.ts';
import type { KnownCard } from '../notes/import-plan.ts';
import { awaitedNote } from './awaited-cards.ts';
import { cardTables, type KnownCardRow, knownCardColumns, knownCardOfRow } from './card-row.ts';
import type { Connection } from './connection.ts';
import { isAnswer } from './event-kind.ts';
import type { NoteRecord } from './imports.ts';
import { hashOfText } from './question-hash.ts';

/** What an import has to know of the collection. */
export function knownCards(connection: Connection) {
  const select = `SELECT ${knownCardColumns}, interval_days,
      (SELECT count(*) FROM events WHERE card = cards.number AND ${isAnswer} AND NOT EXISTS (
         SELECT 1 FROM events AS undo WHERE undo.target = events.seq)) AS reviews
    FROM ${cardTables} LEFT JOIN schedules ON schedules.card = cards.number`;
  const order = 'ORDER BY note, note_order, cards.number';
  const notes = connection.query<[], NoteRecord>(
    `SELECT file, deck, content_hash AS contentHash, reader_version AS readerVersion
     FROM notes WHERE file <> '${awaitedNote}' ORDER BY number`,
  );
  const ofFiles = connection.query<[string], KnownCardRow>(
    `${select} WHERE cards.number IN (
       SELECT cards.number FROM cards JOIN notes ON notes.number = cards.note
       WHERE file IN (SELECT value FROM json_each(?)) AND retired_at IS NULL
       UNION SELECT number FROM cards WHERE retired_at IS NOT NULL AND awaited = 0) ${order}`,
  );
  const byIds = connection.query<[string], KnownCardRow>(
    `${select} WHERE cards.id IN (SELECT value FROM json_each(?)) AND awaited = 0 ${order}`,
  );
  const asking = connection.query<[string, string], KnownCardRow>(
    `${select} WHERE retired_at IS NULL AND question_hash IN (SELECT value FROM json_each(?))
       AND file NOT IN (SELECT value FROM json_each(?)) ${order}`,
  );
  const countIn = connection.query<[string], { cards: number }>(
    `SELECT coalesce(sum(all_cards), 0) AS cards
     FROM notes JOIN card_counts ON card_counts.note = notes.number
     WHERE file IN (SELECT value FROM json_each(?))`,
  );
  return {
    /** The notes that were imported, in the order in which they came. */
    notes: (): readonly NoteRecord[] => notes.all(),

    /** The cards of these files, and retired cards of any file. */
    ofFiles: (files: Iterable<string>): readonly KnownCard[] =>
      ofFiles.all(JSON.stringify([...files])).map(knownCardOfRow),

    /** The cards of these ids, retired ones too; those that only a review log names are left out. */
    byIds: (ids: Iterable<CardId>): readonly KnownCard[] =>
      byIds.all(JSON.stringify([...ids])).map(knownCardOfRow),

    /** Cards of other files than these, whose plain question has one of these keys. */
    namesakes: (
      questionKeys: Iterable<string>,
      exceptFiles: Iterable<string>,
    ): readonly KnownCard[] => {
      const keys = new Set(questionKeys);
      return asking
        .all(JSON.stringify([...keys].map(hashOfText)), JSON.stringify([...exceptFiles]))
        .filter(({ plain_question }) => keys.has(questionKey(plain_question)))
        .map(knownCardOfRow);
    },

    /** How many cards stand in these files, retired ones left out. */
    countIn: (files: Iterable<string>): number =>
      countIn.first(JSON.stringify([...files]))?.cards ?? 0,
  };
}
