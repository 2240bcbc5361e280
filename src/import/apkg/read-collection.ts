import type { AnkiCard, AnkiCollection, AnkiNote, AnkiReview } from './anki-collection.ts';
import { cardRow, noteRow, reviewRow } from './collection-schema.ts';
import { legacySettings } from './legacy-settings.ts';
import { largestText } from './limits.ts';
import { type CollectionFile, openCollection } from './open-collection.ts';
import { tableSettings } from './table-settings.ts';

/** Parts the fields of a note. */
const fieldSeparator = '\x1f';
const suspendedQueue = -1;

/**
 * All that a collection holds, of Anki's schema 11 (JSON in one row) or 15 to 18 (tables). Throws
 * where it is damaged, or not what it should be.
 */
export function readCollection(bytes: Uint8Array): AnkiCollection {
  const file = openCollection(bytes);
  try {
    const settings = file.hasTables ? tableSettings(file) : legacySettings(file);
    return { ...settings, notes: notesOf(file), cards: cardsOf(file), reviews: reviewsOf(file) };
  } finally {
    file.close();
  }
}

function notesOf(file: CollectionFile): ReadonlyMap<number, AnkiNote> {
  const notes = new Map<number, AnkiNote>();
  // A text that is too large is left out before it is read.
  const sql = `SELECT id, guid, mid, iif(octet_length(tags) > ${largestText}, NULL, tags) AS tags,
    iif(octet_length(flds) > ${largestText}, NULL, flds) AS flds FROM notes`;
  for (const { id, guid, mid, tags, flds } of file.rows(noteRow, sql)) {
    notes.set(id, {
      guid,
      noteType: mid,
      tags: tags.split(/\s+/u).filter((tag) => tag !== ''),
      fields: flds.split(fieldSeparator),
    });
  }
  return notes;
}

function cardsOf(file: CollectionFile): readonly AnkiCard[] {
  const sql = 'SELECT id, nid, did, odid, ord, mod, queue, flags FROM cards ORDER BY nid, ord, id';
  return Array.from(file.rows(cardRow, sql), (row) => ({
    id: row.id,
    note: row.nid,
    // In a filtered deck a card is a guest.
    deck: row.odid === 0 ? row.did : row.odid,
    ordinal: row.ord,
    modified: row.mod,
    suspended: row.queue === suspendedQueue,
    // Of the number only three bits are the colour.
    flagged: (row.flags & 7) !== 0,
  }));
}

function reviewsOf(file: CollectionFile): readonly AnkiReview[] {
  const sql = 'SELECT id, cid, ease, ivl, factor, time, type FROM revlog ORDER BY id';
  return Array.from(file.rows(reviewRow, sql), (row) => ({
    id: row.id,
    card: row.cid,
    button: row.ease,
    interval: row.ivl,
    factor: row.factor,
    durationMs: row.time,
    kind: row.type,
  }));
}
