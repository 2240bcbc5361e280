import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { loadVocabulary, vocabularyLanguages } from '../config/vocabulary.ts';
import { type DeckName, deckName, deckSeparator, unnamedDeck } from '../deck.ts';
import { EngramError } from '../errors.ts';
import type { FoundNote } from '../files/find-notes.ts';
import { type FrontMatter, readFrontMatter } from '../notes/front-matter.ts';
import { isEnglish } from '../notes/language.ts';
import { type KindSwitches, type ReadNote, readNote } from '../notes/notes.ts';
import type { Vocabulary } from '../notes/vocabulary.ts';
import type { Context } from './context.ts';
import type { OpenNote } from './open-notes.ts';

/** What notes are read with. */
export interface Reading {
  /** By language; `und` words questions without any. */
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  /** The language of notes that do not say otherwise. */
  readonly language: string;
  readonly kinds: KindSwitches;
  /** Stands for the settings above: a note is read again when they are no longer the same. */
  readonly fingerprint: string;
  /** The deck that a person asked for, whatever the files are called. */
  readonly deck: DeckName | undefined;
}

/** What a person's settings, and a deck that was asked for, make of the reading of notes. */
export async function readingOf(context: Context, deck?: DeckName): Promise<Reading> {
  const { language, kinds, sections } = context.settings;
  const vocabularies = new Map<string, Vocabulary>();
  for (const known of await vocabularyLanguages()) {
    vocabularies.set(known, await loadVocabulary(known === language ? sections : [], known));
  }
  if (!vocabularies.has(language)) {
    throw new EngramError(
      'refused-data',
      `Questions cannot be worded in the language ${language}.`,
      `Set language to one of: ${[...vocabularies.keys()].join(', ')}.`,
    );
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([language, kinds, sections]))
    .digest('hex')
    .slice(0, 16);
  return { vocabularies, language, kinds, fingerprint, deck };
}

/** The vocabulary for a note: of the language it says it is in, else of the one it seems to be in. */
function vocabularyFor(front: FrontMatter, { vocabularies, language }: Reading): Vocabulary {
  const seems = language === 'en' && !isEnglish(front.markdown) ? neutral : language;
  const vocabulary =
    vocabularies.get(front.settings.language ?? seems) ?? vocabularies.get(neutral);
  if (vocabulary === undefined) throw new Error(`The vocabulary ${neutral} is missing.`);
  return vocabulary;
}

/** The vocabulary of no language. */
const neutral = 'und';

interface NoteOfFile {
  readonly deck: DeckName;
  /** The one for the language that it is written in, which takes a look at the whole note. */
  vocabulary(): Vocabulary;
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
  const deck = deckOf(found, reading, front.settings.deck ?? deckBefore);
  const vocabulary = (): Vocabulary => vocabularyFor(front, reading);
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
      vocabulary(),
    );
    return { ...note, warnings: [...own, ...note.warnings] };
  };
  return { deck, vocabulary, read };
}

/**
 * The deck of a note: the one that a person asked for, else the one that it says itself or was in,
 * else that of its file.
 */
export function deckOf(
  found: FoundNote | undefined,
  { deck }: Reading,
  own: DeckName | undefined,
): DeckName {
  return deck === undefined ? (own ?? within(undefined, found)) : within(deck, found);
}

/** The deck of a file: its folders below the path that was imported, and its name. */
function within(deck: DeckName | undefined, found: FoundNote | undefined): DeckName {
  const parts = found?.deckPath ?? ['stdin'];
  // One file goes into the deck that was asked for; a folder keeps its tree inside it.
  const inside = deck === undefined ? parts : [deck, ...(found?.fromFolder === true ? parts : [])];
  return deckName(inside.join(deckSeparator)) ?? unnamedDeck;
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
