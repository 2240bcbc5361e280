import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type CardId, cardId } from '../../src/card.ts';
import { migrationsFolder } from '../../src/config/paths.ts';
import { type DeckName, deckName } from '../../src/deck.ts';
import type { StoredCard } from '../../src/notes/import-plan.ts';
import { questionHashOf } from '../../src/notes/questions.ts';
import type { RuleBook } from '../../src/schedule/rules.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { stamp } from './stamps.ts';

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'engram-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function temporaryFile(): string {
  return join(temporaryFolder(), 'engram.db');
}

/** A store that is closed when the test has ended, unless it was before. */
export function openForTest(file: string = temporaryFile(), rules?: RuleBook): Store {
  const store = openStore(file, migrationsFolder, rules);
  onTestFinished(() => store.close());
  return store;
}

export function deck(name: string): DeckName {
  const made = deckName(name);
  if (made === undefined) throw new Error(`No name for a deck: ${name}`);
  return made;
}

/** A card with this id; everything else follows from the id unless it is given. */
export function storedCard(id: string, change: Partial<StoredCard> = {}): StoredCard {
  const order = Number(/\d+/.exec(id)?.[0] ?? 0);
  const plainQuestion = change.plainQuestion ?? `What is ${id}?`;
  return {
    id: cardId(id),
    deck: deck('aws'),
    face: { kind: 'term', question: `What is ${id}?`, answer: `The answer to ${id}.` },
    plainQuestion,
    questionHash: questionHashOf(plainQuestion),
    qualifiers: [],
    path: ['Amazon EC2', 'Key Features'],
    tags: [],
    source: { file: 'notes/aws.md', line: order + 1, endLine: order + 1 },
    group: cardId(id),
    handle: `term:${id}`,
    facts: `the answer to ${id}`,
    factsVersion: 1,
    order,
    ...change,
  };
}

/** Imports these cards as new ones, with notes for all of their files. */
export function importNew(store: Store, cards: readonly StoredCard[]): void {
  store.applyImport(
    { changes: cards.map((card) => ({ change: 'added', card })) },
    [...new Map(cards.map((card) => [card.source.file, card.deck]))].map(([file, ofCards]) => ({
      file,
      deck: ofCards,
      contentHash: 'hash',
      readerVersion: 1,
    })),
    stamp(0),
  );
}

/** A store with cards of the ids `card0`, `card1` and so on. */
export function storeWithCards(count: number, file?: string): { store: Store; ids: CardId[] } {
  const store = openForTest(file);
  const ids = Array.from({ length: count }, (_, index) => cardId(`card${index}`));
  importNew(
    store,
    ids.map((id) => storedCard(id)),
  );
  return { store, ids };
}
