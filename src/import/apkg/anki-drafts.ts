import type { CardId, Face } from '../../card.ts';
import { type DeckName, deckName, deckSeparator, unnamedDeck } from '../../deck.ts';
import { cleanName } from '../../name.ts';
import type { Draft } from '../../notes/draft.ts';
import { normaliseText } from '../../notes/normalise.ts';
import type { AnkiCard, AnkiCollection, AnkiNote, NoteType } from './anki-collection.ts';
import { faceOf, type NoFace } from './anki-face.ts';
import { mostRead, mostWritten } from './limits.ts';
import { ownCard } from './own-notes.ts';
import { refusedPackage } from './refused-package.ts';

/** Cards of a package, ready to be compared with what is known. */
export interface AnkiDrafts {
  readonly drafts: readonly Draft[];
  /** Which of our cards each of Anki's is. */
  readonly ids: ReadonlyMap<AnkiCard, CardId>;
  /** Why cards were left out, and how many for each reason. */
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

export type LeftOut = NoFace | 'no-note' | 'twice';

export interface Place {
  readonly file: string;
  /** What the file is called in messages. */
  readonly name: string;
  /** The deck around those of the package, where a person asked for one. */
  readonly deck: DeckName | undefined;
  /** Makes an id of a seed: the same on every machine. */
  readonly mint: (seed: string) => CardId;
}

/**
 * The cards of a collection. Each is known by its note's guid and its ordinal, so that it is the
 * same one in every version of the package and on every machine. Cards of one note are siblings.
 * Throws `refused-data` for a package whose cards have no end.
 */
export function ankiDrafts(collection: AnkiCollection, place: Place): AnkiDrafts {
  const drafts = new Map<CardId, Draft>();
  const ids = new Map<AnkiCard, CardId>();
  const leftOut = new Map<LeftOut, number>();
  let read = 0;
  let written = 0;
  for (const card of collection.cards) {
    const made = draftOf(card, collection, place);
    if (typeof made === 'string' || drafts.has(made.id)) {
      const reason = typeof made === 'string' ? made : 'twice';
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    } else {
      drafts.set(made.id, made);
      ids.set(card, made.id);
      written += made.face.question.length + made.face.answer.length;
    }
    read += effortOf(card, collection);
    if (read > mostRead || written > mostWritten) {
      throw refusedPackage(place.name, 'its cards have more text than a package can have');
    }
  }
  return { drafts: [...drafts.values()], ids, leftOut };
}

type IdentifiedDraft = Draft & { readonly id: CardId };

function draftOf(
  card: AnkiCard,
  collection: AnkiCollection,
  place: Place,
): IdentifiedDraft | LeftOut {
  const note = collection.notes.get(card.note);
  if (note === undefined) return 'no-note';
  const type = collection.noteTypes.get(note.noteType);
  if (type === undefined) return 'no-template';
  const deck = deckOf(collection.decks.get(card.deck) ?? '', place.deck);
  const own = ownCard(note, type, card.ordinal);
  const face = own?.face ?? faceOf(note, type, card.ordinal, deck);
  if (typeof face === 'string') return face;
  const draft = identified(card, note, type, deck, face, place);
  return own === undefined ? draft : { ...draft, id: own.id, path: own.path };
}

/** The characters that are read for a card. */
function effortOf({ note, ordinal }: AnkiCard, { notes, noteTypes }: AnkiCollection): number {
  const { fields = [], noteType = 0 } = notes.get(note) ?? {};
  const template = noteTypes.get(noteType)?.templates.get(ordinal);
  const texts = [...fields, template?.question ?? '', template?.answer ?? ''];
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function identified(
  { ordinal }: AnkiCard,
  { guid, tags }: AnkiNote,
  type: NoteType,
  deck: DeckName,
  face: Face,
  { file, mint }: Place,
): IdentifiedDraft {
  return {
    id: mint(['anki', guid, ordinal].join('\u0000')),
    deck,
    face,
    path: [],
    tags: [...new Set(tags.map(cleanName).filter((tag) => tag !== ''))],
    source: { file, line: 1, endLine: 1 },
    group: guid,
    handle: `anki:${guid}:${ordinal}`,
    facts: `${normaliseText(face.question)} ${normaliseText(face.answer)}`,
    qualifiers: [cleanName(type.name), deck].filter((text) => text !== ''),
  };
}

function deckOf(name: string, around: DeckName | undefined): DeckName {
  return deckName([around ?? '', name].join(deckSeparator)) ?? unnamedDeck;
}
