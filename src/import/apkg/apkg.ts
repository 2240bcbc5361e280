import { createHash } from 'node:crypto';
import type { AnkiCollection } from './anki-collection.ts';
import { type Archive, openArchive, tooLarge } from './archive.ts';
import { inflatedLimit } from './limits.ts';
import { isDatabase } from './open-collection.ts';
import { numberOf, readMessage } from './protobuf.ts';
import { readCollection } from './read-collection.ts';
import { refusedPackage } from './refused-package.ts';
import { inflateFrame } from './zstandard.ts';

/** A package as it was opened. */
export interface OpenPackage {
  /** Of the collection alone: the archive also holds images and sounds. */
  readonly hash: string;
  /** Reads all of it. Throws `refused-data`. */
  read(): AnkiCollection;
}

/** Raised with every change of what is made of a package, so that all are read again. */
export const packageReaderVersion = 1;

/** The collections that a package can hold, the newest format last; `meta` counts them from 1. */
const collections = ['collection.anki2', 'collection.anki21', 'collection.anki21b'];
const compressedCollection = 'collection.anki21b';
const versionField = 1;

/**
 * Opens a package: `name` is what it is called in messages. Throws `refused-data` for an archive or
 * a collection that is not sound, too large, or of a format that is not known.
 */
export async function openPackage(file: string, name: string): Promise<OpenPackage> {
  const archive = await openArchive(file, name);
  try {
    const member = await newestCollection(archive, name);
    const stored = await archive.read(member);
    const bytes = member === compressedCollection ? inflatedFrame(stored, name) : stored;
    if (!isDatabase(bytes)) throw refusedPackage(name, 'its collection is no SQLite database');
    return {
      hash: createHash('sha256').update(bytes).digest('hex'),
      read: () => {
        try {
          return readCollection(bytes);
        } catch (error) {
          throw refusedPackage(name, 'its collection is damaged, or not as Anki makes it', error);
        }
      },
    };
  } finally {
    archive.close();
  }
}

/**
 * The member with the content. Beside a newer one, an older one only holds a card that asks for an
 * update; so it does where `meta` names a newer one that is missing.
 */
async function newestCollection(archive: Archive, name: string): Promise<string> {
  const told = archive.has('meta') ? versionIn(await archive.read('meta'), name) : 0;
  if (told > collections.length) {
    throw refusedPackage(name, 'a newer Anki made it, and its format is not known here');
  }
  const newest = collections.findLast((member) => archive.has(member));
  if (newest === undefined) throw refusedPackage(name, 'there is no collection of Anki in it');
  if (collections.indexOf(newest) < told - 1) {
    throw refusedPackage(name, `it has no ${collections[told - 1]}, which it says it has`);
  }
  return newest;
}

function versionIn(meta: Uint8Array, name: string): number {
  try {
    return numberOf(readMessage(meta), versionField);
  } catch (error) {
    throw refusedPackage(name, 'what it says of its format cannot be read', error);
  }
}

function inflatedFrame(frame: Uint8Array, name: string): Uint8Array {
  let bytes: Uint8Array | undefined;
  try {
    bytes = inflateFrame(frame, inflatedLimit(frame.length));
  } catch (error) {
    throw refusedPackage(name, 'its collection cannot be inflated', error);
  }
  if (bytes === undefined) throw tooLarge(name);
  return bytes;
}
