import type { CardId, Face, Source } from '../card.ts';
import type { DeckName } from '../deck.ts';

/** A card as it was read from a note, before it is known whether it is a new one. */
export interface Draft {
  /** Set where the card brings its id along; else it is recognised by what it says and where. */
  readonly id?: CardId;
  readonly deck: DeckName;
  /** Its question is the plain one: what tells it from the same question elsewhere comes later. */
  readonly face: Face;
  readonly path: readonly string[];
  readonly tags: readonly string[];
  readonly source: Source;
  /** Drafts of one note with the same group are siblings. */
  readonly group: string;
  /** What the card is about, which an edit of its answer leaves as it was. */
  readonly handle: string;
  /** What the card says, normalised: the text by which it is recognised. */
  readonly facts: string;
  /** What can be added to the question to tell it from the same one elsewhere, first choice first. */
  readonly qualifiers: readonly string[];
}

/** A handle that begins so is a name that the author gave: `<!-- id: NAME -->`. */
export const anchorPrefix = 'anchor:';

/** Something in a note that a person should look at. */
export interface NoteWarning {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}
