import Database from 'better-sqlite3';
import { writeCollection } from './collection.ts';
import type { Packed } from './packed.ts';
import { zipped } from './zip.ts';

/** So many bytes of the collection are packed at once. */
const partBytes = 262_144;

/**
 * A package that Anki opens, in parts: a ZIP archive of a collection with these cards and their
 * history. The collection is built in memory, so that nothing of it is left lying about; while that
 * goes on parts are empty, for the caller to see whether it is still wanted.
 */
export function* apkg(packed: Packed): Generator<Uint8Array> {
  const collection = yield* built(packed);
  yield* zipped([
    { name: 'collection.anki2', parts: inParts(collection) },
    { name: 'media', parts: [new TextEncoder().encode('{}')] },
  ]);
}

function* built(packed: Packed): Generator<Uint8Array, Uint8Array> {
  const database = new Database(':memory:');
  try {
    for (const _ of writeCollection(database, packed)) yield new Uint8Array();
    return database.serialize();
  } finally {
    database.close();
  }
}

function* inParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += partBytes) {
    yield bytes.subarray(from, from + partBytes);
  }
}
