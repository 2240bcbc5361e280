import type { DeckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { decodeNote, type NoteText, type RefusedNote } from '../files/decode-note.ts';
import { type FoundNote, findNotes } from '../files/find-notes.ts';
import { ignoredBelow } from '../files/ignore-files.ts';
import {
  type NoteBytes,
  type NoteFile,
  readNoteBytes,
  readStandardInput,
} from '../files/read-note-file.ts';
import { isPackage } from '../import/apkg/package-name.ts';
import type { NoteWarning } from '../notes/draft.ts';
import { readFrontMatter } from '../notes/front-matter.ts';

/** The text of a note, and where it was found; nowhere for standard input. */
export interface OpenNote {
  readonly file: string;
  readonly content: NoteText;
  readonly found: FoundNote | undefined;
}

interface Unopened {
  /** How many files could not be read. */
  readonly refused: number;
  readonly warnings: readonly NoteWarning[];
}

/** Only importing reads packages, and in a way of its own. */
const noNote: RefusedNote = {
  type: 'refused',
  reason: 'it is a package of Anki, not a note',
  line: undefined,
};

/**
 * Opens all notes that the paths name, one after the other; `-` is standard input, for the deck
 * that a person asked for. Files of which `isDone` says that by their bytes there is nothing to do
 * are passed over. Gives those that could not be opened, each with a warning. Throws `usage` for a
 * path that does not exist.
 */
export async function openNotes(
  paths: readonly string[],
  deck: DeckName | undefined,
  each: (note: OpenNote) => void,
  isDone: (found: FoundNote, bytes: NoteBytes) => boolean = () => false,
): Promise<Unopened> {
  const { notes, problems } = findNotes(
    paths.filter((path) => path !== '-'),
    ignoredBelow,
  );
  const [missing] = problems.filter((problem) => problem.kind === 'missing');
  if (missing) {
    throw new EngramError(
      'usage',
      `There is no file or folder ${missing.path}.`,
      'Check the path.',
    );
  }
  const warnings: NoteWarning[] = problems.map(({ path, message }) => ({
    file: path,
    line: 1,
    rule: 'unreadable-file',
    message,
  }));
  // A link that leads nowhere is worth a word, but no note was lost by it; nor by a pipe in a
  // folder, unless it was named.
  let refused = problems.filter(
    ({ kind, path }) => kind === 'unreadable' || (kind === 'not-a-file' && paths.includes(path)),
  ).length;
  const open = (file: string, content: NoteFile, found?: FoundNote) => {
    if (content.type === 'text') return each({ file, content, found });
    warnings.push({ file, line: content.line ?? 1, rule: 'refused', message: content.reason });
    refused += 1;
  };
  for (const found of notes) {
    const read = isPackage(found.file) ? noNote : readNoteBytes(found.file);
    if (read.type === 'refused') open(found.file, read, found);
    else if (!isDone(found, read)) open(found.file, decodeNote(read.bytes, read.hash), found);
  }
  if (paths.includes('-')) {
    const content = await readStandardInput();
    open(nameOfInput(content, deck), content);
  }
  return { refused, warnings };
}

/**
 * By what a note on standard input is known when it comes again: by the deck it names. Notes for
 * different decks can be piped in one after the other, and none retires the cards of another.
 */
function nameOfInput(content: NoteFile, asked: DeckName | undefined): string {
  const deck =
    asked ?? (content.type === 'text' ? readFrontMatter(content.text).settings.deck : undefined);
  return deck === undefined ? '<stdin>' : `<stdin:${deck}>`;
}
