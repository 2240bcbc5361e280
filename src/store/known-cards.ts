import type { CardId } from '../card.ts';
import type { KnownCard } from '../notes/import-plan.ts';
import { awaitedNote } from './awaited-cards.ts';
import {
  cardTables,
  type KnownCardRow,
  knownCardColumns,
  knownCardOfRow,
  sharedLists,
} from './card-row.ts';
import type { Connection } from './connection.ts';
import { isAnswer } from './event-kind.ts';
import type { RecordedNote } from './imports.ts';

/** What an import has to know of the collection. */
export function knownCards(connection: Connection) {
  const select = `SELECT ${knownCardColumns}, interval_days,
      (SELECT count(*) FROM events WHERE card = cards.number AND ${isAnswer} AND NOT EXISTS (
         SELECT 1 FROM events AS undo WHERE undo.target = events.seq)) AS reviews
    FROM ${cardTables} LEFT JOIN schedules ON schedules.card = cards.number`;
  const order = 'ORDER BY note, note_order, cards.number';
  const notes = connection.query<[], RecordedNote>(
    `SELECT file, deck, content_hash AS contentHash, reader_version AS readerVersion,
       imported_at AS importedAt
     FROM notes WHERE file <> '${awaitedNote}' ORDER BY number`,
  );
  const standingIn = connection.query<[string], KnownCardRow>(
    `${select} WHERE note IN (
         SELECT number FROM notes WHERE file IN (SELECT value FROM json_each(?)))
       AND retired_at IS NULL ${order}`,
  );
  const retired = connection.query<[], KnownCardRow>(
    `${select} WHERE retired_at IS NOT NULL AND awaited = 0 ${order}`,
  );
  const byIds = connection.query<[string], KnownCardRow>(
    `${select} WHERE cards.id IN (SELECT value FROM json_each(?)) AND awaited = 0 ${order}`,
  );
  const asking = connection.query<[string], KnownCardRow>(
    `${select} WHERE retired_at IS NULL AND question_hash IN (SELECT value FROM json_each(?))
     ${order}`,
  );
  const countIn = connection.query<[string], { cards: number }>(
    `SELECT coalesce(sum(all_cards), 0) AS cards
     FROM notes JOIN card_counts ON card_counts.note = notes.number
     WHERE file IN (SELECT value FROM json_each(?))`,
  );
  return {
    /** The notes that were imported, in the order in which they came. */
    notes: (): readonly RecordedNote[] => notes.all(),

    /** The cards that stand in these files. */
    standingIn: (files: Iterable<string>): readonly KnownCard[] =>
      cardsOfRows(standingIn.all(JSON.stringify([...files]))),

    /** All retired cards, by the files that they stood in. */
    retired: (): ReadonlyMap<string, readonly KnownCard[]> => {
      const byFile = new Map<string, KnownCard[]>();
      for (const card of cardsOfRows(retired.all())) {
        const ofFile = byFile.get(card.source.file);
        if (ofFile === undefined) byFile.set(card.source.file, [card]);
        else ofFile.push(card);
      }
      return byFile;
    },

    /** The cards of these ids, retired ones too; those that only a review log names are left out. */
    byIds: (ids: Iterable<CardId>): readonly KnownCard[] =>
      cardsOfRows(byIds.all(JSON.stringify([...ids]))),

    /** Cards that stand in a note, and whose plain question has one of these hashes. */
    asking: (questionHashes: Iterable<number>): readonly KnownCard[] => {
      const found: KnownCard[] = [];
      const listOf = sharedLists();
      for (const hashes of inLotsOf(hashesAtOnce, questionHashes)) {
        for (const row of asking.each(JSON.stringify(hashes))) {
          found.push(knownCardOfRow(row, listOf));
        }
      }
      return found;
    },

    /** How many cards stand in these files, retired ones left out. */
    countIn: (files: Iterable<string>): number =>
      countIn.first(JSON.stringify([...files]))?.cards ?? 0,
  };
}

function cardsOfRows(rows: readonly KnownCardRow[]): readonly KnownCard[] {
  const listOf = sharedLists();
  return rows.map((row) => knownCardOfRow(row, listOf));
}

/** So many questions are looked for in one go. */
const hashesAtOnce = 10_000;

function* inLotsOf<Item>(size: number, items: Iterable<Item>): Generator<readonly Item[]> {
  let lot: Item[] = [];
  for (const item of items) {
    lot.push(item);
    if (lot.length < size) continue;
    yield lot;
    lot = [];
  }
  if (lot.length > 0) yield lot;
}
