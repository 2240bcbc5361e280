import type { DeckName } from '../deck.ts';
import type { FoundNote } from '../files/find-notes.ts';
import type { NoteBytes } from '../files/read-note-file.ts';
import type { Draft, NoteWarning } from '../notes/draft.ts';
import { readerVersion } from '../notes/reader-version.ts';
import type { NoteRecord } from '../store/imports.ts';
import { deckOf, noteOfFile, type Reading } from './note-of-file.ts';
import { type OpenNote, openNotes } from './open-notes.ts';

/** What came of reading notes, beside their cards. */
interface ReadNotes {
  /** Notes whose bytes, and the settings they are read with, are the same as at the last import. */
  readonly skipped: readonly string[];
  /** Files that could not be read, each with a warning. */
  readonly refused: number;
  readonly warnings: readonly NoteWarning[];
}

/**
 * Reads all notes that the paths name, one after the other: `each` is given the cards of every one
 * that is not as it was at the last import. `known` are the notes of that time. Throws `usage` for a
 * path that does not exist.
 */
export async function readNotes(
  paths: readonly string[],
  reading: Reading,
  known: ReadonlyMap<string, NoteRecord>,
  each: (note: NoteRecord, drafts: readonly Draft[]) => void,
): Promise<ReadNotes> {
  const skipped: string[] = [];
  const said: NoteWarning[] = [];
  const recordOf = (file: string, deck: DeckName, hash: string): NoteRecord => ({
    file,
    deck,
    contentHash: `${hash}/${reading.fingerprint}`,
    readerVersion,
  });
  const isUnchanged = (found: FoundNote, { bytes, hash }: NoteBytes): boolean => {
    const before = known.get(found.file);
    // Front matter may name a deck, for which it has to be read.
    if (before === undefined || mayHaveFrontMatter(bytes)) return false;
    const deck = deckOf(found, reading, before.deck);
    const isSame = isSameNote(before, recordOf(found.file, deck, hash));
    if (isSame) skipped.push(found.file);
    return isSame;
  };
  const readOpen = (opened: OpenNote): void => {
    const { file, content } = opened;
    const before = known.get(file);
    const { deck, read } = noteOfFile(opened, reading, before?.deck);
    const record = recordOf(file, deck, content.hash);
    if (before && isSameNote(before, record)) {
      skipped.push(file);
    } else if (content.text.trim() === '') {
      // An empty file may be one that is still being written: it retires nothing.
      said.push({ file, line: 1, rule: 'empty', message: 'the note is empty; its cards stay' });
    } else {
      const { drafts, warnings: more } = read();
      said.push(...more);
      each(record, drafts);
    }
  };
  const { refused, warnings } = await openNotes(paths, reading.deck, readOpen, isUnchanged);
  return { skipped, refused, warnings: [...warnings, ...said] };
}

/** Whether a file begins as front matter does, or with a byte order mark that may stand before it. */
function mayHaveFrontMatter([first]: Uint8Array): boolean {
  return first === 0x2d || first === 0x2b || first === 0xef;
}

function isSameNote(before: NoteRecord, now: NoteRecord): boolean {
  return (
    before.contentHash === now.contentHash &&
    before.readerVersion === now.readerVersion &&
    before.deck === now.deck
  );
}
