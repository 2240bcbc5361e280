import type { Face } from '../../card.ts';
import type { Wording } from '../phrasing.ts';
import type { Place } from '../place.ts';

/** Where a shape is read, and how its questions are worded. */
export interface Setting {
  readonly place: Place;
  readonly wording: Wording;
}

/** A card as a shape of note makes it, before the note as a whole is known. */
export interface Asked {
  readonly face: Face;
  /** What the card is about, in a form that survives a new wording of its answer. */
  readonly handle: string;
  /** Cards with the same group are siblings. */
  readonly group: string;
  readonly line: number;
  readonly endLine: number;
}

/** The most items that one card asks for. */
export const mostItems = 9;
