import type { CardId, CardKind, Face, Source } from '../card.ts';
import type { DeckName } from '../deck.ts';

/** A card as it is stored for importing: what it shows, and by what it is recognised. */
export interface StoredCard {
  readonly id: CardId;
  readonly deck: DeckName;
  /** With the question as it is shown. */
  readonly face: Face;
  /** The question before anything was added that tells it from the same one elsewhere. */
  readonly plainQuestion: string;
  /** As `questionHashOf` makes it of the plain question: by it, others that ask the same are found. */
  readonly questionHash: number;
  readonly qualifiers: readonly string[];
  readonly path: readonly string[];
  readonly tags: readonly string[];
  readonly source: Source;
  /** The id of the first card of its bullet or list. */
  readonly group: CardId;
  readonly handle: string;
  readonly facts: string;
  /** The version of the rules that made `facts`. */
  readonly factsVersion: number;
  /** Its place among the cards of its note. */
  readonly order: number;
}

/** A stored card with what an import has to know of it. */
export interface KnownCard extends StoredCard {
  readonly retired: boolean;
  readonly reviews: number;
  /** 0 while the card is new. */
  readonly intervalDays: number;
}

/** An edit that changed what is true: a number, a unit, a negation, another answer. */
export interface Revision {
  readonly was: string;
  readonly now: string;
}

export type CardChange =
  | { readonly change: 'added'; readonly card: StoredCard }
  | {
      readonly change: 'updated' | 'moved' | 'revived' | 'unchanged';
      readonly card: StoredCard;
      readonly was: KnownCard;
      /** Only for a card that has been reviewed. */
      readonly revision: Revision | undefined;
    }
  | { readonly change: 'retired'; readonly was: KnownCard };

export type ChangeName = CardChange['change'];

/** A card as its note has it now. */
export type ReadCard =
  /** Its note alone tells which known card it is. */
  | { readonly is: 'known'; readonly card: StoredCard; readonly was: KnownCard }
  /** It brings an id that no card has. */
  | { readonly is: 'new'; readonly card: StoredCard }
  /** It may yet turn out to be a known card from elsewhere; its id, which is free, is for now. */
  | { readonly is: 'open'; readonly card: StoredCard };

/** What an import will do: printed first, then applied as one transaction. */
export interface ImportPlan {
  /** Made anew each time that one goes through them: there may be more than memory should hold. */
  readonly changes: Iterable<CardChange>;
  /** Cards of the notes that were read that are as they were, down to their lines: no change is theirs. */
  readonly asTheyWere: number;
}

/** What a plan would retire that a person should agree to first. */
export interface Harm {
  readonly matureCards: readonly KnownCard[];
  /** Notes that would lose over a fifth of the cards that were reviewed. */
  readonly notes: readonly {
    readonly file: string;
    readonly reviewed: number;
    readonly retired: number;
  }[];
}

/** The share of a note's reviewed cards that may be retired without asking. */
const harmlessShare = 0.2;

/**
 * What is harmful in retiring some cards; undefined when nothing is. `reviewed`: how many reviewed
 * cards each note had; `matureDays`: from here an interval is mature.
 */
export function harmOf(
  retired: readonly KnownCard[],
  reviewed: ReadonlyMap<string, number>,
  matureDays: number,
): Harm | undefined {
  const matureCards = retired.filter((card) => card.intervalDays >= matureDays);
  const lost = new Map<string, number>();
  for (const { source, reviews } of retired) {
    if (reviews > 0) lost.set(source.file, (lost.get(source.file) ?? 0) + 1);
  }
  const notes = [...lost]
    .map(([file, count]) => ({ file, retired: count, reviewed: reviewed.get(file) ?? count }))
    .filter((note) => note.retired > note.reviewed * harmlessShare);
  return matureCards.length > 0 || notes.length > 0 ? { matureCards, notes } : undefined;
}

/** Kinds between which a card may change without becoming another card. */
export function kindFamily(kind: CardKind): string {
  return kind === 'definition' || kind === 'term' || kind === 'qa' || kind === 'table'
    ? 'text'
    : kind;
}
