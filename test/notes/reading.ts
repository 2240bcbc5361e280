import { answerItems, type CardKind } from '../../src/card.ts';
import { type DeckName, deckName } from '../../src/deck.ts';
import type { Draft } from '../../src/notes/draft.ts';
import { type KindSwitches, type ReadNote, readNote } from '../../src/notes/notes.ts';
import { english } from './vocabulary.ts';

function deck(name: string): DeckName {
  const read = deckName(name);
  if (read === undefined) throw new Error(`no deck name: ${name}`);
  return read;
}

interface Where {
  readonly file?: string;
  readonly topic?: string;
  readonly firstLine?: number;
  readonly deck?: string;
  readonly kinds?: KindSwitches;
}

/** Reads a note as an import would, with its warnings. */
export function read(markdown: string, where: Where = {}): ReadNote {
  return readNote(
    {
      markdown,
      firstLine: where.firstLine ?? 1,
      file: where.file ?? 'note.md',
      deck: deck(where.deck ?? 'deck'),
      fallbackTopic: where.topic ?? 'Topic of the File',
      tags: [],
      kinds: where.kinds ?? {},
    },
    english,
  );
}

export function drafts(markdown: string, where: Where = {}): readonly Draft[] {
  return read(markdown, where).drafts;
}

/** The questions that a note asks, of one kind of card or of all. */
export function questions(markdown: string, kind?: CardKind, where: Where = {}): readonly string[] {
  return ofKind(drafts(markdown, where), kind).map((draft) => draft.face.question);
}

/** Question and answer of each card, as a test states them. */
export function cards(markdown: string, kind?: CardKind): readonly (readonly [string, string])[] {
  return ofKind(drafts(markdown), kind).map(
    (draft) => [draft.face.question, draft.face.answer] as const,
  );
}

/** The items of each list or order card. */
export function itemsOf(markdown: string, kind: 'list' | 'order'): readonly (readonly string[])[] {
  return ofKind(drafts(markdown), kind).map((draft) => answerItems(draft.face));
}

export function ofKind(all: readonly Draft[], kind: CardKind | undefined): readonly Draft[] {
  return kind === undefined ? all : all.filter((draft) => draft.face.kind === kind);
}
