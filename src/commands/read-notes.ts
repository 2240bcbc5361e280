import { basename, dirname } from 'node:path';
import { type DeckName, deckName, deckSeparator } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { type FoundNote, findNotes } from '../files/find-notes.ts';
import { ignoredBelow } from '../files/ignore-files.ts';
import { type NoteFile, readNoteFile, readStandardInput } from '../files/read-note-file.ts';
import type { Draft, NoteWarning } from '../notes/draft.ts';
import { readFrontMatter } from '../notes/front-matter.ts';
import { isEnglish } from '../notes/language.ts';
import { type KindSwitches, readNote } from '../notes/notes.ts';
import { readerVersion } from '../notes/reader-version.ts';
import type { Vocabulary } from '../notes/vocabulary.ts';
import type { NoteRecord } from '../store/imports.ts';
import type { Context } from './context.ts';

/** A note that was read in this run, and the cards it makes. */
export interface ImportedNote extends NoteRecord {
  readonly drafts: readonly Draft[];
}

export interface ReadNotes {
  readonly notes: readonly ImportedNote[];
  /** Notes whose bytes are the same as at the last import. */
  readonly skipped: readonly string[];
  /** Files that could not be read, each with a warning. */
  readonly refused: number;
  readonly warnings: readonly NoteWarning[];
}

interface ReadOptions {
  /** The deck that a person asked for, whatever the files are called. */
  readonly deck: DeckName | undefined;
  readonly vocabulary: Vocabulary;
  /** For notes in other languages than the vocabulary's. */
  readonly neutral: Vocabulary;
  readonly kinds: KindSwitches;
}

/** What the name of a file on standard input is, where one has to be shown. */
const standardInput = '<stdin>';

/** Reads all notes that the paths name. Throws `usage` for a path that does not exist. */
export async function readNotes(
  context: Context,
  paths: readonly string[],
  options: ReadOptions,
): Promise<ReadNotes> {
  const files = paths.filter((path) => path !== '-');
  const { notes: found, problems } = findNotes(files, ignoredBelow);
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
  const known = new Map(
    context
      .store()
      .known.notes()
      .map((note) => [note.file, note]),
  );
  const notes: ImportedNote[] = [];
  const skipped: string[] = [];
  // A link that leads nowhere is worth a word, but no note was lost by it.
  let refused = problems.filter((problem) => problem.kind === 'unreadable').length;
  const readOne = (file: string, content: NoteFile, found: FoundNote | undefined): void => {
    if (content.type === 'refused') {
      warnings.push({ file, line: content.line ?? 1, rule: 'refused', message: content.reason });
      refused += 1;
      return;
    }
    const before = known.get(file);
    const note = asNote(file, content, found, before, options);
    if (before && isSame(before, note.record)) {
      skipped.push(file);
      return;
    }
    if (content.text.trim() === '') {
      // An empty file may be one that is still being written: it retires nothing.
      warnings.push({ file, line: 1, rule: 'empty', message: 'the note is empty; its cards stay' });
      return;
    }
    const { drafts, warnings: more } = note.read();
    warnings.push(...more);
    notes.push({ ...note.record, drafts });
  };
  for (const one of found) readOne(one.file, readNoteFile(one.file), one);
  if (paths.includes('-')) readOne(standardInput, await readStandardInput(), undefined);
  return { notes, skipped, refused, warnings };
}

function isSame(before: NoteRecord, now: NoteRecord): boolean {
  return (
    before.contentHash === now.contentHash &&
    before.readerVersion === now.readerVersion &&
    before.deck === now.deck
  );
}

/** A note's record, and the reading of it, which is left out when nothing has changed. */
function asNote(
  file: string,
  content: Extract<NoteFile, { type: 'text' }>,
  found: FoundNote | undefined,
  before: NoteRecord | undefined,
  options: ReadOptions,
) {
  const front = readFrontMatter(content.text);
  const deck = options.deck
    ? within(options.deck, found)
    : (front.settings.deck ?? before?.deck ?? within(undefined, found));
  const record: NoteRecord = { file, deck, contentHash: content.hash, readerVersion };
  const read = (): { drafts: readonly Draft[]; warnings: readonly NoteWarning[] } => {
    const own = front.warnings.map((warning) => ({ file, ...warning }));
    if (front.settings.off) return { drafts: [], warnings: own };
    const { drafts, warnings } = readNote(
      {
        markdown: front.markdown,
        firstLine: front.firstLine,
        file,
        deck,
        fallbackTopic: front.settings.title ?? topicOf(file, deck),
        tags: front.settings.tags,
        kinds: { ...options.kinds, ...front.settings.kinds },
      },
      isEnglish(front.markdown) ? options.vocabulary : options.neutral,
    );
    return { drafts, warnings: [...own, ...warnings] };
  };
  return { record, read };
}

/** The deck of a file: its folders below the path that was imported, and its name. */
function within(deck: DeckName | undefined, found: FoundNote | undefined): DeckName {
  const parts = found?.deckPath ?? ['stdin'];
  // One file goes into the deck that was asked for; a folder keeps its tree inside it.
  const inside = deck === undefined ? parts : [deck, ...(found?.fromFolder === true ? parts : [])];
  return deckName(inside.join(deckSeparator)) ?? deckName('notes') ?? ('notes' as DeckName);
}

/** What a note is about where it does not say so: its file's name, or that of its folder. */
function topicOf(file: string, deck: DeckName): string {
  if (file === standardInput) return deck;
  const name = basename(file).replace(/\.[^.]+$/u, '');
  const isGeneric = /^(?:readme|index|notes?)$/iu.test(name);
  const bare = (isGeneric ? basename(dirname(file)) : name)
    .replace(/^\d+(?:[-_.]\d+)*[-_.\s]+/u, '')
    .replace(/[-_]+/gu, ' ')
    .trim();
  const words = bare === '' ? name : bare;
  return words.length <= 4 && !words.includes(' ') ? words.toUpperCase() : words;
}
