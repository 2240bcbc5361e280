import type { DeckName } from './deck.ts';

declare const cardIdBrand: unique symbol;

/** Minted when a card is first seen, and never changed: twelve letters and digits. */
export type CardId = string & { readonly [cardIdBrand]: true };

/** A card id that comes from storage or from minting; what a person typed is looked up instead. */
export function cardId(text: string): CardId {
  return text as CardId;
}

/** Kinds whose answer is a piece of markdown. */
const textKinds = ['definition', 'term', 'reverse', 'qa', 'cloze', 'table'] as const;
/** Kinds whose answer is several items, in any order (`list`) or in theirs (`order`). */
const itemKinds = ['list', 'order'] as const;

export type TextKind = (typeof textKinds)[number];
export type ItemKind = (typeof itemKinds)[number];
export type CardKind = TextKind | ItemKind | 'choice';

export const cardKinds: readonly CardKind[] = [...textKinds, ...itemKinds, 'choice'];

/** One of the answers that a `choice` card offers. */
export interface Choice {
  readonly text: string;
  readonly correct: boolean;
}

interface Prompt {
  /** Markdown; can be answered with nothing else on the screen. */
  readonly question: string;
  /** Markdown; the whole answer, items and correct choices included. */
  readonly answer: string;
}

/** What a card asks and what answers it. */
export type Face =
  | (Prompt & { readonly kind: TextKind })
  | (Prompt & { readonly kind: ItemKind; readonly items: readonly string[] })
  | (Prompt & { readonly kind: 'choice'; readonly choices: readonly Choice[] });

/** Where in the notes a card comes from. Lines count from 1; `endLine` is the last one, inclusive. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

export interface Card {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly face: Face;
  /** The headings above the card, outermost first, as they stand in the note. */
  readonly path: readonly string[];
  /** Cards made of the same bullet or list share a group: siblings, not asked on the same day. */
  readonly group: string;
  readonly tags: readonly string[];
  readonly source: Source;
  /** No longer in the notes: kept with all its history, but neither shown nor counted. */
  readonly retired: boolean;
}

/** The items of a `list` or `order` card; none for other kinds. */
export function answerItems(face: Face): readonly string[] {
  return face.kind === 'list' || face.kind === 'order' ? face.items : [];
}
