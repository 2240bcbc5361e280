import type Database from 'better-sqlite3';
import type { CardId } from '../../card.ts';
import { calendarOf } from './calendar.ts';
import { scheduleColumns } from './card-row.ts';
import { colColumns } from './col-row.ts';
import { decksOf } from './decks.ts';
import { noteColumns, tagsOf } from './note-row.ts';
import { noteTypeId } from './note-type.ts';
import type { Packed } from './packed.ts';
import { type ReviewColumns, reviewColumns } from './review-row.ts';
import { indexes, insertCard, insertCol, insertNote, insertReview, tables } from './schema.ts';

/** A card's number in the package, and what its answers so far have come to. */
interface Numbered {
  readonly id: number;
  reps: number;
  last: ReviewColumns | undefined;
}

/** So many rows are written between two steps. */
const rowsInStep = 1000;

/**
 * Fills an empty database with a collection of Anki, step by step, so that a caller can stop
 * between two of them.
 */
export function* writeCollection(database: Database.Database, packed: Packed): Generator<void> {
  const numbered = numberedCards(packed);
  database.exec('BEGIN');
  database.exec(tables);
  yield* writeReviews(database, packed, numbered);
  yield* writeCards(database, packed, numbered);
  database.exec(indexes);
  database.exec('COMMIT');
}

/** Numbers are instants to Anki: those up to now, in the order of the cards, none in the future. */
function numberedCards({ cards, at }: Packed): ReadonlyMap<CardId, Numbered> {
  const first = at - cards.length;
  return new Map(
    cards.map(({ card }, index) => [card.id, { id: first + index, reps: 0, last: undefined }]),
  );
}

function* writeReviews(
  database: Database.Database,
  { answers, at }: Packed,
  numbered: ReadonlyMap<CardId, Numbered>,
): Generator<void> {
  const insert = database.prepare(insertReview);
  let id = Number.MIN_SAFE_INTEGER;
  let rows = 0;
  for (const answer of answers()) {
    // Of two answers in a millisecond one is moved on. Anki refuses a package with one to come,
    // as from a clock that ran ahead. Cards that stay behind count, so that ids are always the same.
    id = Math.max(id + 1, Math.min(answer.at, at));
    const card = numbered.get(answer.cardId);
    if (card === undefined) continue;
    const review = reviewColumns(answer, card.last);
    card.last = review;
    if (answer.kind !== 'cram') card.reps += 1;
    insert.run({ id, cid: card.id, ...review });
    rows += 1;
    if (rows % rowsInStep === 0) yield;
  }
}

function* writeCards(
  database: Database.Database,
  packed: Packed,
  numbered: ReadonlyMap<CardId, Numbered>,
): Generator<void> {
  const { cards, today } = packed;
  const mod = Math.floor(packed.at / 1000);
  const calendar = calendarOf(packed);
  const decks = decksOf(
    cards.map(({ card }) => card.deck),
    mod,
  );
  const tags = new Set<string>();
  const note = database.prepare(insertNote);
  const schedule = database.prepare(insertCard);
  let place = 0;
  for (const one of cards) {
    place += 1;
    const { id = 0, reps = 0 } = numbered.get(one.card.id) ?? {};
    note.run({ id, mid: noteTypeId, mod, ...noteColumns(one) });
    const columns = scheduleColumns(one, place, { calendar, today });
    schedule.run({ id, did: decks.idOf(one.card.deck), mod, reps, ...columns });
    for (const tag of tagsOf(one)) tags.add(tag);
    if (place % rowsInStep === 0) yield;
  }
  database.prepare(insertCol).run(colColumns(packed, { calendar, decks, tags }));
}
