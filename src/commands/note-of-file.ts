import { basename, dirname } from 'node:path';
import { loadVocabulary } from '../config/vocabulary.ts';
import { type DeckName, deckName, deckSeparator } from '../deck.ts';
import type { FoundNote } from '../files/find-notes.ts';
import { readFrontMatter } from '../notes/front-matter.ts';
import { isEnglish } from '../notes/language.ts';
import { type KindSwitches, type ReadNote, readNote } from '../notes/notes.ts';
import type { Vocabulary } from '../notes/vocabulary.ts';
import type { Context } from './context.ts';
import type { OpenNote } from './open-notes.ts';

/** What notes are read with. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  /** For notes in other languages than the vocabulary's. */
  readonly neutral: Vocabulary;
  readonly kinds: KindSwitches;
  /** The deck that a person asked for, whatever the files are called. */
  readonly deck: DeckName | undefined;
}

/** What a person's settings, and a deck that was asked for, make of the reading of notes. */
export async function readingOf(context: Context, deck?: DeckName): Promise<Reading> {
  return {
    vocabulary: await loadVocabulary(context.sections),
    neutral: await loadVocabulary([], 'und'),
    kinds: context.kinds,
    deck,
  };
}

interface NoteOfFile {
  readonly deck: DeckName;
  /** The one for the language that it is written in. */
  readonly vocabulary: Vocabulary;
  /** Makes its cards, which is left out where nothing has changed. */
  read(): ReadNote;
}

/** A note with its deck. `deckBefore` is where an earlier import put it. */
export function noteOfFile(
  { file, content, found }: OpenNote,
  reading: Reading,
  deckBefore?: DeckName,
): NoteOfFile {
  const front = readFrontMatter(content.text);
  const deck = reading.deck
    ? within(reading.deck, found)
    : (front.settings.deck ?? deckBefore ?? within(undefined, found));
  const vocabulary = isEnglish(front.markdown) ? reading.vocabulary : reading.neutral;
  const read = (): ReadNote => {
    const own = front.warnings.map((warning) => ({ file, ...warning }));
    if (front.settings.off) return { drafts: [], warnings: own, sections: [] };
    const note = readNote(
      {
        markdown: front.markdown,
        firstLine: front.firstLine,
        file,
        deck,
        fallbackTopic: front.settings.title ?? (found ? topicOf(found.file) : deck),
        tags: front.settings.tags,
        kinds: { ...reading.kinds, ...front.settings.kinds },
      },
      vocabulary,
    );
    return { ...note, warnings: [...own, ...note.warnings] };
  };
  return { deck, vocabulary, read };
}

/** The deck of a file: its folders below the path that was imported, and its name. */
function within(deck: DeckName | undefined, found: FoundNote | undefined): DeckName {
  const parts = found?.deckPath ?? ['stdin'];
  // One file goes into the deck that was asked for; a folder keeps its tree inside it.
  const inside = deck === undefined ? parts : [deck, ...(found?.fromFolder === true ? parts : [])];
  return deckName(inside.join(deckSeparator)) ?? deckName('notes') ?? ('notes' as DeckName);
}

/** What a note is about where it does not say so: its file's name, or that of its folder. */
function topicOf(file: string): string {
  const name = basename(file).replace(/\.[^.]+$/u, '');
  const isGeneric = /^(?:readme|index|notes?)$/iu.test(name);
  const bare = (isGeneric ? basename(dirname(file)) : name)
    .replace(/^\d+(?:[-_.]\d+)*[-_.\s]+/u, '')
    .replace(/[-_]+/gu, ' ')
    .trim();
  const words = bare === '' ? name : bare;
  return words.length <= 4 && !words.includes(' ') ? words.toUpperCase() : words;
}
