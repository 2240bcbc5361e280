import { isPackage } from '../import/apkg/package-name.ts';
import type { Draft, NoteWarning } from '../notes/draft.ts';
import type { KnownCard, ReadCard } from '../notes/import-plan.ts';
import { type Intake, intake } from '../notes/intake.ts';
import type { ImportedNote, NoteRecord, RecordedNote } from '../store/imports.ts';
import { type Shelf, shelf } from '../store/shelf.ts';
import type { Context } from './context.ts';
import { mintCardId } from './mint.ts';
import type { Reading } from './note-of-file.ts';
import { readNotes } from './read-notes.ts';
import { namesPackage, type ReadPackage, readPackages } from './read-packages.ts';

/** What was read of notes and packages. */
export interface TakenIn {
  /** What is new or changed, in the order of the notes; to be closed. */
  readonly cards: Shelf<ReadCard>;
  readonly intake: Intake;
  /** All retired cards, by the files that they stood in; none where no note was read. */
  readonly retired: ReadonlyMap<string, readonly KnownCard[]>;
  /** Packages among them, which are read like notes, in another way. */
  readonly notes: readonly ImportedNote[];
  readonly packages: readonly ReadPackage[];
  /** The known cards whose ids packages bring, by these. */
  readonly brought: ReadonlyMap<Draft['id'], KnownCard>;
  /** Notes whose bytes, and the settings they are read with, are the same as at the last import. */
  readonly skipped: readonly string[];
  /** Cards of packages that were left to the notes they stand in, or came before. */
  readonly kept: number;
  /** Files that could not be read, each with a warning. */
  readonly refused: number;
  readonly warnings: readonly NoteWarning[];
}

/** So many cards that are new or changed are held in memory, some 20 MB. */
const heldCards = 2000;

/**
 * Reads all notes and packages that the paths name, and takes in what they say. `before` are the
 * notes as they were imported before. Throws `usage` for a path that does not exist, and
 * `refused-data` for a package that is not sound.
 */
export async function takeIn(
  context: Context,
  paths: readonly string[],
  reading: Reading,
  before: readonly RecordedNote[],
): Promise<TakenIn> {
  const { known } = context.store();
  const recorded = new Map(before.map((note) => [note.file, note]));
  const notes: ImportedNote[] = [];
  const cards = shelf<ReadCard>(heldCards);
  const taking = intake({
    mint: mintCardId,
    takenOf: (ids) => new Set(known.byIds(ids).map(({ id }) => id)),
  });
  const read = await readPackages(context, paths.filter(namesPackage), reading.deck);
  const named = namedDrafts(context, read.packages);
  // Where every note is unchanged none is taken in, and these are not needed.
  let retired: ReturnType<typeof known.retired> | undefined;
  const take = (note: NoteRecord, drafts: readonly Draft[]): void => {
    retired ??= known.retired();
    const importedAt = recorded.get(note.file)?.importedAt;
    const standing = importedAt === undefined ? [] : known.standingIn([note.file]);
    notes.push({ ...note, seen: { importedAt, cards: standing.length } });
    const brought = drafts.flatMap(({ id }) => named.known.get(id) ?? []);
    const others = [...standing, ...(retired.get(note.file) ?? [])].filter(
      ({ id }) => !named.known.has(id),
    );
    cards.add(taking.take(drafts, [...others, ...brought]));
  };
  try {
    const others = paths.filter((path) => !namesPackage(path));
    const { skipped, refused, warnings } = await readNotes(others, reading, recorded, take);
    for (const { drafts, file, deck, contentHash, readerVersion } of read.packages) {
      take(
        { file, deck, contentHash, readerVersion },
        drafts.filter((draft) => !named.kept.has(draft)),
      );
    }
    return {
      cards,
      intake: taking.kept(),
      retired: retired ?? new Map(),
      notes,
      packages: read.packages,
      brought: named.known,
      skipped: [...skipped, ...read.skipped],
      kept: named.kept.size,
      refused,
      warnings: [...warnings, ...read.packages.flatMap((one) => one.warnings)],
    };
  } catch (error) {
    cards.close();
    throw error;
  }
}

/** The drafts that bring their ids along, and the cards that have these ids. */
interface NamedDrafts {
  readonly known: ReadonlyMap<Draft['id'], KnownCard>;
  /** Drafts of cards that came before: from a note, which goes on saying what they say, or twice. */
  readonly kept: ReadonlySet<Draft>;
}

function namedDrafts({ store }: Context, packages: readonly ReadPackage[]): NamedDrafts {
  const drafts = packages.flatMap((one) => one.drafts);
  const known = store().known.byIds(drafts.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const standing = known.filter(({ retired, source }) => !retired && !isPackage(source.file));
  const taken = new Set(standing.map(({ id }) => id));
  const kept = new Set<Draft>();
  for (const draft of drafts) {
    if (draft.id === undefined) continue;
    if (taken.has(draft.id)) kept.add(draft);
    taken.add(draft.id);
  }
  // A card that goes on standing in its note is nothing that a package brings.
  const left = new Set(standing);
  return {
    known: new Map(known.flatMap((card) => (left.has(card) ? [] : [[card.id, card] as const]))),
    kept,
  };
}
