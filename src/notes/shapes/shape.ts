import type { Face } from '../../card.ts';
import type { Wording } from '../phrasing.ts';
import type { Place } from '../place.ts';
import { cleanHeading } from '../vocabulary.ts';

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
  /** Markdown of the term that the card describes, where it describes one. */
  readonly term?: string;
  /** Cards with the same group are siblings. */
  readonly group: string;
  readonly line: number;
  readonly endLine: number;
}

/** Something in the notes that made no card, and should have. */
export interface Remark {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

export function isRemark(read: Asked | Remark): read is Remark {
  return 'rule' in read;
}

/** A question without what numbers it: "Q12. What is X?" and "3) What is X?" as "What is X?". */
export function questionText(text: string): string {
  return cleanHeading(text.replace(/\n+/gu, ' '))
    .replace(/^(?:q|question)\s*\d*\s*[.:)](?!:)\s*/iu, '')
    .trim();
}

/** The most items that one card asks for. */
export const mostItems = 9;
