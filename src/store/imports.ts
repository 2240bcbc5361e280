import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { questionKey } from '../notes/identity.ts';
import type { CardChange, ImportPlan, KnownCard, StoredCard } from '../notes/import-plan.ts';
import { newStanding } from '../standing.ts';
import { rowOfStoredCard, type StoredCardRow, storedColumns } from './card-row.ts';
import type { Connection } from './connection.ts';
import type { Events, Stamp } from './events.ts';
import type { Schedules } from './schedules.ts';

/** A note as it was when it was last imported. */
export interface NoteRecord {
  readonly file: string;
  readonly deck: DeckName;
  /** Of the note's bytes, and of the settings that it was read with. */
  readonly contentHash: string;
  /** The version of the reader that made its cards. */
  readonly readerVersion: number;
}

/** Applies import plans. */
export function imports(connection: Connection, schedules: Schedules, events: Events) {
  const saveNote = connection.command<[NoteRecord & { importedAt: number }]>(
    `INSERT INTO notes (file, deck, content_hash, reader_version, imported_at)
     VALUES (@file, @deck, @contentHash, @readerVersion, @importedAt)
     ON CONFLICT (file) DO UPDATE SET deck = excluded.deck, content_hash = excluded.content_hash,
       reader_version = excluded.reader_version, imported_at = excluded.imported_at`,
  );
  const insert = connection.query<[object], { number: number }>(
    `INSERT INTO cards (id, note, question_key, created_at, ${storedColumns.join(', ')})
     VALUES (@id, (SELECT number FROM notes WHERE file = @file), @question_key, @created_at,
       ${storedColumns.map((column) => `@${column}`).join(', ')})
     RETURNING number`,
  );
  const update = connection.command<[object]>(
    `UPDATE cards SET awaited = 0, note = (SELECT number FROM notes WHERE file = @file),
       question_key = @question_key, retired_at = NULL,
       ${storedColumns.map((column) => `${column} = @${column}`).join(', ')}
     WHERE id = @id`,
  );
  const retire = connection.command<[number, CardId]>(
    'UPDATE cards SET retired_at = ? WHERE id = ?',
  );
  const current = connection.query<
    [CardId],
    StoredCardRow & { file: string; retired_at: number | null; awaited: 0 | 1 }
  >(
    `SELECT ${storedColumns.map((column) => `cards.${column}`).join(', ')}, file, retired_at, awaited
     FROM cards JOIN notes ON notes.number = cards.note WHERE cards.id = ?`,
  );

  const parametersOf = (card: StoredCard) => ({
    ...rowOfStoredCard(card),
    id: card.id,
    file: card.source.file,
    question_key: questionKey(card.plainQuestion),
  });

  const add = (card: StoredCard, at: number): void => {
    const there = current.first(card.id);
    if (there?.awaited === 1) {
      // Its history came before it, from a review log.
      update(parametersOf(card));
      schedules.refresh(card.id);
      return;
    }
    if (there !== undefined) throw outdated();
    const row = insert.first({ ...parametersOf(card), created_at: at });
    if (row !== undefined) schedules.write(row.number, newStanding);
  };

  const assertStillSo = (was: KnownCard): void => {
    const row = current.first(was.id);
    const isSo =
      row !== undefined &&
      row.file === was.source.file &&
      (row.retired_at !== null) === was.retired &&
      isSameRow(row, rowOfStoredCard(was));
    if (!isSo) throw outdated();
  };

  const applyChange = (change: CardChange, stamp: Stamp): void => {
    if (change.change === 'added') {
      add(change.card, stamp.at);
      return;
    }
    assertStillSo(change.was);
    if (change.change === 'retired') {
      retire(stamp.at, change.was.id);
      return;
    }
    const { card, was, revision } = change;
    // A card that reads the same can stand on another line.
    const differs =
      was.retired ||
      was.source.file !== card.source.file ||
      !isSameRow(rowOfStoredCard(was), rowOfStoredCard(card));
    if (differs) update(parametersOf(card));
    // Decks may have rules of their own.
    if (was.deck !== card.deck) schedules.refresh(card.id);
    if (revision !== undefined) events.append(card.id, { type: 'revise', ...revision }, stamp);
  };

  /**
   * Does what the plan says and records the notes it was made from, all of it or nothing.
   * Throws `busy` when the cards are no longer as they were when the plan was made.
   */
  return (plan: ImportPlan, notes: readonly NoteRecord[], stamp: Stamp): void =>
    connection.transaction(() => {
      for (const note of notes) saveNote({ ...note, importedAt: stamp.at });
      for (const change of plan.changes) applyChange(change, stamp);
    });
}

function isSameRow(a: StoredCardRow, b: StoredCardRow): boolean {
  return storedColumns.every((column) => a[column] === b[column]);
}

function outdated(): EngramError {
  return new EngramError(
    'busy',
    'Another import changed the cards in the meantime.',
    'Nothing was changed by this one. Import again.',
  );
}
