import type { CardId } from '../card.ts';
import type { DeckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import type { CardChange, ImportPlan, KnownCard, StoredCard } from '../notes/import-plan.ts';
import { cardNumbers } from './card-numbers.ts';
import {
  cardTables,
  isSameCard,
  knownCardColumns,
  rowOfStoredCard,
  type StoredCardRow,
} from './card-row.ts';
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

/** A note with the time at which it was last imported, in ms since 1970. */
export interface RecordedNote extends NoteRecord {
  readonly importedAt: number;
}

/** A note to be recorded with a plan. */
export interface ImportedNote extends NoteRecord {
  /** What was there of it when the plan was made; left out where that does not matter. */
  readonly seen?: {
    /** Undefined where it was not recorded. */
    readonly importedAt: number | undefined;
    /** How many cards stood in it. */
    readonly cards: number;
  };
}

/** Applies import plans. */
export function imports(connection: Connection, schedules: Schedules, events: Events) {
  const saveNote = connection.command<[NoteRecord & { importedAt: number }]>(
    `INSERT INTO notes (file, deck, content_hash, reader_version, imported_at)
     VALUES (@file, @deck, @contentHash, @readerVersion, @importedAt)
     ON CONFLICT (file) DO UPDATE SET deck = excluded.deck, content_hash = excluded.content_hash,
       reader_version = excluded.reader_version, imported_at = excluded.imported_at`,
  );
  const state = connection.query<[string], { importedAt: number; cards: number }>(
    `SELECT imported_at AS importedAt, coalesce(sum(all_cards), 0) AS cards
     FROM notes LEFT JOIN card_counts ON card_counts.note = notes.number
     WHERE file = ? GROUP BY notes.number`,
  );
  const insert = connection.command<[object]>(
    `INSERT INTO cards (id, note, note_order, line, end_line, deck, place, tags, kind, question,
       answer, items, choices, group_id, plain_question, question_hash, handle, facts,
       facts_version, created_at)
     VALUES (@id, @note, @note_order, @line, @end_line, @deck, @place, @tags, @kind, @question,
       @answer, @items, @choices, nullif(@group_id, @id), nullif(@plain_question, @question),
       @question_hash, @handle, @facts, @facts_version, @created_at)`,
  );
  const update = connection.command<[object]>(
    `UPDATE cards SET note = @note, note_order = @note_order, line = @line, end_line = @end_line,
       deck = @deck, place = @place, tags = @tags, kind = @kind, question = @question,
       answer = @answer, items = @items, choices = @choices, group_id = nullif(@group_id, @id),
       plain_question = nullif(@plain_question, @question), question_hash = @question_hash,
       handle = @handle, facts = @facts, facts_version = @facts_version, retired_at = NULL,
       awaited = 0
     WHERE id = @id`,
  );
  const retire = connection.command<[number, CardId]>(
    'UPDATE cards SET retired_at = ? WHERE id = ?',
  );
  const awaited = connection.query<[CardId], { awaited: 0 | 1 }>(
    'SELECT awaited FROM cards WHERE id = ?',
  );
  const current = connection.query<
    [CardId],
    StoredCardRow & { file: string; retired_at: number | null }
  >(`SELECT ${knownCardColumns} FROM ${cardTables} WHERE cards.id = ?`);
  const numbers = cardNumbers(connection);

  /** Applies the changes of one plan. */
  const applier = (stamp: Stamp) => {
    const { noteOf, deckOf, placeOf } = numbers();

    const parametersOf = (card: StoredCard) => {
      const row = rowOfStoredCard(card);
      // The row is nobody else's, and to copy one takes as long as to make it.
      return Object.assign(row, {
        id: card.id,
        note: noteOf(card.source.file),
        deck: deckOf(card.deck),
        place: placeOf(row.path, row.qualifiers),
        // Only a new card takes it.
        created_at: stamp.at,
      });
    };

    const add = (card: StoredCard): void => {
      const there = awaited.first(card.id);
      if (there?.awaited === 0) throw outdated();
      if (there === undefined) {
        insert(parametersOf(card));
        return;
      }
      // Its history came before it, from a review log.
      update(parametersOf(card));
      schedules.refresh(card.id);
    };

    return (change: CardChange): void => {
      if (change.change === 'added') {
        add(change.card);
        return;
      }
      const rowOfWas = rowOfStoredCard(change.was);
      assertStillSo(change.was, rowOfWas);
      if (change.change === 'retired') {
        retire(stamp.at, change.was.id);
        return;
      }
      const { card, was, revision } = change;
      // A card that reads the same can stand on another line.
      const differs =
        was.retired ||
        was.source.file !== card.source.file ||
        !isSameCard(rowOfWas, rowOfStoredCard(card));
      if (differs) update(parametersOf(card));
      // Decks may have rules of their own.
      if (was.deck !== card.deck) schedules.refresh(card.id);
      if (revision !== undefined) events.append(card.id, { type: 'revise', ...revision }, stamp);
    };
  };

  const assertStillSo = (was: KnownCard, rowOfWas: StoredCardRow): void => {
    const row = current.first(was.id);
    const isSo =
      row !== undefined &&
      row.file === was.source.file &&
      (row.retired_at !== null) === was.retired &&
      isSameCard(row, rowOfWas);
    if (!isSo) throw outdated();
  };

  /** What was passed over because it is as it was is only so while no other import touches its note. */
  const assertUntouched = ({ file, seen }: ImportedNote): void => {
    if (seen === undefined) return;
    const now = state.first(file);
    const isSo = now?.importedAt === seen.importedAt && (now?.cards ?? 0) === seen.cards;
    if (!isSo) throw outdated();
  };

  /**
   * Does what the plan says and records the notes it was made from, all of it or nothing.
   * Throws `busy` when the cards are no longer as they were when the plan was made.
   */
  return (plan: Pick<ImportPlan, 'changes'>, notes: readonly ImportedNote[], stamp: Stamp): void =>
    connection.transaction(() => {
      for (const note of notes) assertUntouched(note);
      for (const { file, deck, contentHash, readerVersion } of notes) {
        saveNote({ file, deck, contentHash, readerVersion, importedAt: stamp.at });
      }
      const apply = applier(stamp);
      for (const change of plan.changes) apply(change);
    });
}

function outdated(): EngramError {
  return new EngramError(
    'busy',
    'Another import changed the cards in the meantime.',
    'Nothing was changed by this one. Import again.',
  );
}
