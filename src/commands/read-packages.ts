import { realpathSync, statSync } from 'node:fs';
import type { CardId } from '../card.ts';
import { type DeckName, unnamedDeck } from '../deck.ts';
import type { AnkiCard } from '../import/apkg/anki-collection.ts';
import type { LeftOut } from '../import/apkg/anki-drafts.ts';
import type { AnkiHistory } from '../import/apkg/anki-reviews.ts';
import { isPackage } from '../import/apkg/package-name.ts';
import type { Draft, NoteWarning } from '../notes/draft.ts';
import type { NoteRecord } from '../store/imports.ts';
import { plural } from '../terminal/plural.ts';
import { nearPath } from './card-text.ts';
import type { Context } from './context.ts';
import { mintCardId } from './mint.ts';

/** A package that was read in this run: cards as those of a note, and what Anki knows of them. */
export interface ReadPackage extends NoteRecord, AnkiHistory {
  readonly drafts: readonly Draft[];
  readonly cards: ReadonlyMap<AnkiCard, CardId>;
  readonly warnings: readonly NoteWarning[];
}

interface ReadPackages {
  readonly packages: readonly ReadPackage[];
  /** Packages whose collection is the same as at the last import. */
  readonly skipped: readonly string[];
}

/** A package keeps its own decks at the top, until a person asks for a deck around them. */
const noDeckAround = unnamedDeck;

/**
 * Reads packages of Anki, one after the other; `deck` is the one to put their decks into. Throws
 * `refused-data` for the first that is not sound: then nothing of any is imported.
 */
export async function readPackages(
  context: Context,
  paths: readonly string[],
  deck: DeckName | undefined,
): Promise<ReadPackages> {
  const packages: ReadPackage[] = [];
  const skipped: string[] = [];
  if (paths.length === 0) return { packages, skipped };
  const [{ openPackage, packageReaderVersion }, { ankiDrafts }, { ankiReviews }] =
    await Promise.all([
      import('../import/apkg/apkg.ts'),
      import('../import/apkg/anki-drafts.ts'),
      import('../import/apkg/anki-reviews.ts'),
    ]);
  const known = new Map(
    context
      .store()
      .known.notes()
      .map((note) => [note.file, note]),
  );
  for (const file of new Set(paths.map((path) => realpathSync.native(path)))) {
    const name = nearPath(file);
    const opened = await openPackage(file, name);
    const before = known.get(file);
    const record: NoteRecord = {
      file,
      deck: deck ?? before?.deck ?? noDeckAround,
      contentHash: opened.hash,
      readerVersion: packageReaderVersion,
    };
    if (before && isSame(before, record)) {
      skipped.push(file);
      continue;
    }
    const collection = opened.read();
    const around = record.deck === noDeckAround ? undefined : record.deck;
    const made = ankiDrafts(collection, { file, name, deck: around, mint: mintCardId });
    const history = ankiReviews(collection.reviews, made.ids, context.clock.now());
    const warnings = [...made.leftOut].map(([reason, count]) => ({
      file,
      line: 1,
      rule: reason,
      message: `${plural(count, 'card')} left out: ${reasons[reason]}`,
    }));
    packages.push({ ...record, ...history, drafts: made.drafts, cards: made.ids, warnings });
  }
  return { packages, skipped };
}

/** Whether a path names a package, and not a folder or a pipe that is called like one. */
export function namesPackage(path: string): boolean {
  return isPackage(path) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

const reasons: Readonly<Record<LeftOut, string>> = {
  'no-note': 'their notes are not in the package',
  'no-template': 'their templates are not in the package',
  empty: 'their fronts say nothing',
  'image-occlusion': 'they ask for parts of an image',
  twice: 'other cards of the package are the same ones',
};

function isSame(before: NoteRecord, now: NoteRecord): boolean {
  return (
    before.contentHash === now.contentHash &&
    before.readerVersion === now.readerVersion &&
    before.deck === now.deck
  );
}
