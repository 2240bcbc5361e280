/** What a collection of Anki's holds, checked, and before anything is made of it. Ids are ms since 1970. */
export interface AnkiCollection {
  readonly noteTypes: ReadonlyMap<number, NoteType>;
  /** Names by id, `::` between a deck and those inside it. */
  readonly decks: ReadonlyMap<number, string>;
  readonly notes: ReadonlyMap<number, AnkiNote>;
  /** In the order of their notes. */
  readonly cards: readonly AnkiCard[];
  /** In the order in which they were given. */
  readonly reviews: readonly AnkiReview[];
}

/** How notes of one kind become cards: the names of their fields, and a template a card. */
export interface NoteType {
  readonly name: string;
  readonly isCloze: boolean;
  readonly fields: readonly string[];
  /** By ordinal; of a cloze type there is one for all its cards. */
  readonly templates: ReadonlyMap<number, Template>;
}

interface Template {
  /** HTML with `{{fields}}`: what asks, and what answers. */
  readonly question: string;
  readonly answer: string;
}

export interface AnkiNote {
  /** The note's name in every collection. */
  readonly guid: string;
  readonly noteType: number;
  readonly tags: readonly string[];
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
}

export interface AnkiCard {
  readonly id: number;
  readonly note: number;
  readonly deck: number;
  /** Which template, or which cloze number less one. */
  readonly ordinal: number;
  /** When it was last changed, seconds since 1970. */
  readonly modified: number;
  readonly suspended: boolean;
  readonly flagged: boolean;
}

/** A row of Anki's log. */
export interface AnkiReview {
  /** When it was given, ms since 1970. */
  readonly id: number;
  readonly card: number;
  /** 1 Again, 2 Hard, 3 Good, 4 Easy; 0 where it was no answer. */
  readonly button: number;
  /** Days; negative for seconds. */
  readonly interval: number;
  /** Ease factor in thousandths; 0 for practice that changed nothing. */
  readonly factor: number;
  readonly durationMs: number;
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 and 5 set by hand. */
  readonly kind: number;
}
