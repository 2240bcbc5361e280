import { EngramError } from '../errors.ts';
import type { NoteText } from '../files/decode-note.ts';
import { type FoundNote, findNotes } from '../files/find-notes.ts';
import { ignoredBelow } from '../files/ignore-files.ts';
import { readNoteFile, readStandardInput } from '../files/read-note-file.ts';
import type { NoteWarning } from '../notes/draft.ts';

/** What the name of a file on standard input is, where one has to be shown. */
export const standardInput = '<stdin>';

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

/**
 * Opens all notes that the paths name, one after the other; `-` is standard input. Gives those
 * that could not be opened, each with a warning. Throws `usage` for a path that does not exist.
 */
export async function openNotes(
  paths: readonly string[],
  each: (note: OpenNote) => void,
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
  // A link that leads nowhere is worth a word, but no note was lost by it.
  let refused = problems.filter((problem) => problem.kind === 'unreadable').length;
  const open = (file: string, content: ReturnType<typeof readNoteFile>, found?: FoundNote) => {
    if (content.type === 'text') return each({ file, content, found });
    warnings.push({ file, line: content.line ?? 1, rule: 'refused', message: content.reason });
    refused += 1;
  };
  for (const found of notes) open(found.file, readNoteFile(found.file), found);
  if (paths.includes('-')) open(standardInput, await readStandardInput());
  return { refused, warnings };
}
