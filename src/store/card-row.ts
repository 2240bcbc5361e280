import type { Card, CardId, CardKind, Choice, Face, Source } from '../card.ts';
import type { DeckName } from '../deck.ts';
import type { KnownCard, StoredCard } from '../notes/import-plan.ts';
import { damagedValue } from './refused-database.ts';

/** A row of `cards` joined with its note, deck and place, as far as a card is shown. */
export interface CardRow {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly kind: CardKind;
  readonly question: string;
  readonly answer: string;
  readonly items: string | null;
  readonly choices: string | null;
  readonly path: string;
  readonly tags: string;
  readonly group_id: CardId;
  readonly file: string;
  readonly line: number;
  readonly end_line: number;
  readonly retired_at: number | null;
}

/** A row of `cards` as an import reads it. */
export interface KnownCardRow extends CardRow {
  readonly plain_question: string;
  /** Filled in when the file was opened, see `bringHashesUpToDate`. */
  readonly question_hash: number;
  readonly qualifiers: string;
  readonly handle: string;
  readonly facts: string;
  readonly facts_version: number;
  readonly note_order: number;
  readonly reviews: number;
  readonly interval_days: number | null;
}

/** The group of a card: most are alone in theirs, and have nothing in its column. */
export const groupColumn = 'coalesce(group_id, cards.id)';

/** The columns of a `CardRow`, for a SELECT from `cardTables`. */
export const cardColumns = `cards.id, decks.name AS deck, cards.kind, question, answer, items,
  choices, path, tags, ${groupColumn} AS group_id, file, line, end_line, retired_at`;

export const cardTables = `cards JOIN notes ON notes.number = cards.note
  JOIN decks ON decks.number = cards.deck JOIN places ON places.number = cards.place`;

/** Reads a list of texts as a column keeps it. */
type ListReader = (json: string) => readonly string[];

export function cardOfRow(row: CardRow): Card {
  return {
    id: row.id,
    deck: row.deck,
    face: faceOfRow(row),
    path: textList(row.path),
    group: row.group_id,
    tags: textList(row.tags),
    source: sourceOfRow(row),
    retired: row.retired_at !== null,
  };
}

/** Field by field, for to spread an object takes as long as to read its row. */
export function knownCardOfRow(row: KnownCardRow, listOf: ListReader): KnownCard {
  return {
    id: row.id,
    deck: row.deck,
    face: faceOfRow(row),
    plainQuestion: row.plain_question,
    questionHash: row.question_hash,
    qualifiers: listOf(row.qualifiers),
    path: listOf(row.path),
    tags: listOf(row.tags),
    source: sourceOfRow(row),
    group: row.group_id,
    handle: row.handle,
    facts: row.facts,
    factsVersion: row.facts_version,
    order: row.note_order,
    retired: row.retired_at !== null,
    reviews: row.reviews,
    intervalDays: row.interval_days ?? 0,
  };
}

function sourceOfRow({ file, line, end_line }: CardRow): Source {
  return { file, line, endLine: end_line };
}

/** What an import writes of a card: it says all of a `StoredCard` but its file. */
export type StoredCardRow = Pick<
  KnownCardRow,
  | 'deck'
  | 'kind'
  | 'question'
  | 'answer'
  | 'items'
  | 'choices'
  | 'path'
  | 'tags'
  | 'group_id'
  | 'line'
  | 'end_line'
  | 'plain_question'
  | 'question_hash'
  | 'qualifiers'
  | 'handle'
  | 'facts'
  | 'facts_version'
  | 'note_order'
>;

/** The columns of a `StoredCardRow` and more, for a SELECT from `cardTables`. */
export const knownCardColumns = `${cardColumns}, coalesce(plain_question, question) AS plain_question,
  question_hash, qualifiers, handle, facts, facts_version, note_order`;

export function rowOfStoredCard(card: StoredCard): StoredCardRow {
  const { face, source } = card;
  return {
    deck: card.deck,
    kind: face.kind,
    question: face.question,
    answer: face.answer,
    items: 'items' in face ? JSON.stringify(face.items) : null,
    choices: 'choices' in face ? JSON.stringify(face.choices) : null,
    path: JSON.stringify(card.path),
    tags: JSON.stringify(card.tags),
    group_id: card.group,
    line: source.line,
    end_line: source.endLine,
    plain_question: card.plainQuestion,
    question_hash: card.questionHash,
    qualifiers: JSON.stringify(card.qualifiers),
    handle: card.handle,
    facts: card.facts,
    facts_version: card.factsVersion,
    note_order: card.order,
  };
}

/** Whether two rows say the same of a card; its hash follows from its plain question. */
export function isSameCard(a: StoredCardRow, b: StoredCardRow): boolean {
  return (
    a.deck === b.deck &&
    a.kind === b.kind &&
    a.question === b.question &&
    a.answer === b.answer &&
    a.items === b.items &&
    a.choices === b.choices &&
    a.path === b.path &&
    a.tags === b.tags &&
    a.group_id === b.group_id &&
    a.line === b.line &&
    a.end_line === b.end_line &&
    a.plain_question === b.plain_question &&
    a.qualifiers === b.qualifiers &&
    a.handle === b.handle &&
    a.facts === b.facts &&
    a.facts_version === b.facts_version &&
    a.note_order === b.note_order
  );
}

/** A list of texts as a column keeps it; the columns are only written by `rowOfStoredCard`. */
export function textList(json: string): readonly string[] {
  return listIn<string>(json);
}

/** Reads lists of texts; those that read alike are one, for many cards have the same path and tags. */
export function sharedLists(): ListReader {
  const known = new Map<string, readonly string[]>();
  return (json) => {
    const list = known.get(json) ?? textList(json);
    known.set(json, list);
    return list;
  };
}

function listIn<Item>(json: string): readonly Item[] {
  try {
    return JSON.parse(json) as readonly Item[];
  } catch (error) {
    throw damagedValue(json, error);
  }
}

function faceOfRow(row: CardRow): Face {
  const { kind, question, answer } = row;
  switch (kind) {
    case 'list':
    case 'order':
      return { kind, question, answer, items: textList(row.items ?? '[]') };
    case 'choice':
      return { kind, question, answer, choices: listIn<Choice>(row.choices ?? '[]') };
    default:
      return { kind, question, answer };
  }
}
