import type { CardId, Face } from '../../card.ts';
import { type DeckName, deckName, deckSeparator, unnamedDeck } from '../../deck.ts';
import { cleanName } from '../../name.ts';
import type { Draft } from '../../notes/draft.ts';
import { normaliseText } from '../../notes/normalise.ts';
import type { AnkiCard, AnkiCollection, AnkiNote, NoteType } from './anki-collection.ts';
import { faceOf } from './anki-face.ts';
import { longestTotal } from './limits.ts';

/** Cards of a package, ready to be compared with what is known. */
export interface AnkiDrafts {
  readonly drafts: readonly Draft[];
  /** Which of our cards each of Anki's is. */
  readonly ids: ReadonlyMap<AnkiCard, CardId>;
  /** Why cards were left out, and how many for each reason. */
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

export type LeftOut =
  | 'no-note'
  | 'no-template'
  | 'empty'
  | 'image-occlusion'
  | 'twice'
  | 'too-much';

export interface Place {
  readonly file: string;
  /** The deck around those of the package, where a person asked for one. */
  readonly deck: DeckName | undefined;
  /** Makes an id of a seed: the same on every machine. */
  readonly mint: (seed: string) => CardId;
}

/**
 * The cards of a collection. Each is known by its note's guid and its ordinal, so that it is the
 * same one in every version of the package and on every machine. Cards of one note are siblings.
 */
export function ankiDrafts(collection: AnkiCollection, place: Place): AnkiDrafts {
  const drafts: Draft[] = [];
  const ids = new Map<AnkiCard, CardId>();
  const leftOut = new Map<LeftOut, number>();
  const seen = new Set<CardId>();
  let total = 0;
  for (const card of collection.cards) {
    const made = draftOf(card, collection, place, total >= longestTotal);
    const reason = typeof made === 'string' ? made : seen.has(made.id) ? 'twice' : undefined;
    if (typeof made === 'string' || reason !== undefined) {
      if (reason !== undefined) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      continue;
    }
    seen.add(made.id);
    ids.set(card, made.id);
    drafts.push(made);
    total += made.face.question.length + made.face.answer.length;
  }
  return { drafts, ids, leftOut };
}

type IdentifiedDraft = Draft & { readonly id: CardId };

function draftOf(
  card: AnkiCard,
  collection: AnkiCollection,
  place: Place,
  isFull: boolean,
): IdentifiedDraft | LeftOut {
  const note = collection.notes.get(card.note);
  if (note === undefined) return 'no-note';
  const type = collection.noteTypes.get(note.noteType);
  if (type === undefined) return 'no-template';
  if (isFull) return 'too-much';
  const deck = deckOf(collection.decks.get(card.deck) ?? '', place.deck);
  const face = faceOf(note, type, card.ordinal, deck);
  return typeof face === 'string' ? face : identified(card, note, type, deck, face, place);
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
