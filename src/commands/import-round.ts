import { existsSync } from 'node:fs';
import { isPackage } from '../import/apkg/package-name.ts';
import type { Draft } from '../notes/draft.ts';
import { planImport, questionKey } from '../notes/identity.ts';
import {
  changesExistingCards,
  type Harm,
  harmOf,
  type ImportPlan,
  type KnownCard,
} from '../notes/import-plan.ts';
import { matureIntervalDays } from '../standing.ts';
import type { NoteRecord } from '../store/imports.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { backUpNow } from './backups.ts';
import type { Context } from './context.ts';
import { mintCardId } from './mint.ts';
import type { Reading } from './note-of-file.ts';
import { type PackageHistory, planHistory } from './package-history.ts';
import { type ReadNotes, readNotes } from './read-notes.ts';

/** One import: what was read, and what it will change. */
export interface Round {
  readonly read: ReadNotes;
  readonly plan: ImportPlan;
  /** What packages add to the log; undefined where none was read. */
  readonly history: PackageHistory | undefined;
  /** What a person should agree to before the plan is applied. */
  readonly harm: Harm | undefined;
  /** The cards of what was skipped, and cards of a package that stand in a note. */
  readonly cardsSkipped: number;
}

/** Reads the notes and plans what to change. Throws `usage` for a path that does not exist. */
export async function planRound(
  context: Context,
  paths: readonly string[],
  reading: Reading,
): Promise<Round> {
  const read = await readNotes(context, paths, reading);
  const store = context.store();
  const filesRead = new Set(read.notes.map((note) => note.file));
  // Where nothing was read nothing can have moved here.
  const notesBefore = read.notes.length === 0 ? [] : store.known.notes();
  const filesHere = new Set([...filesRead, ...read.skipped]);
  const filesMissing = new Set(
    notesBefore
      // A package is put away once it was imported, and its cards are known by their ids.
      .flatMap(({ file }) =>
        filesHere.has(file) || isPackage(file) || existsSync(file) ? [] : [file],
      ),
  );
  const named = ownDrafts(context, read);
  const drafts = read.notes
    .flatMap((note) => note.drafts)
    .filter((draft) => !named.kept.has(draft));
  const known =
    read.notes.length === 0
      ? []
      : withoutRepeats([...store.known.ofFiles([...filesRead, ...filesMissing]), ...named.known]);
  const questions = new Set(
    [...drafts.map((draft) => draft.face.question), ...known.map((card) => card.plainQuestion)].map(
      questionKey,
    ),
  );
  const plan = planImport({
    drafts,
    known,
    namesakes: store.known.namesakes(questions, filesRead),
    filesRead,
    filesMissing,
    mint: mintCardId,
    takenOf: (ids) => new Set(store.known.byIds(ids).map((card) => card.id)),
  });
  return {
    read,
    plan,
    history: planHistory(context, read.packages, plan),
    harm: harmOf(plan, known, matureIntervalDays),
    cardsSkipped: store.known.countIn(read.skipped) + named.kept.size,
  };
}

/** The drafts that bring their ids along, and the cards that have these ids. */
interface NamedDrafts {
  readonly known: readonly KnownCard[];
  /** Drafts of cards that came before: from a note, which goes on saying what they say, or twice. */
  readonly kept: ReadonlySet<Draft>;
}

function ownDrafts({ store }: Context, { packages }: ReadNotes): NamedDrafts {
  const drafts = packages.flatMap((one) => one.drafts);
  const known = store().known.byIds(drafts.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const taken = new Set(
    known.flatMap((card) => (card.retired || isPackage(card.source.file) ? [] : [card.id])),
  );
  const kept = new Set<Draft>();
  for (const draft of drafts) {
    if (draft.id === undefined) continue;
    if (taken.has(draft.id)) kept.add(draft);
    taken.add(draft.id);
  }
  return { known, kept };
}

function withoutRepeats(cards: readonly KnownCard[]): readonly KnownCard[] {
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}

/** Applies a plan, after a snapshot of the database where more than new cards would change. */
export function applyRound(context: Context, { plan, read, history }: Round): void {
  const store = context.store();
  if (changesExistingCards(plan)) {
    backUpNow(context, 'import');
  }
  const records = read.notes.map(
    ({ file, deck, contentHash, readerVersion }): NoteRecord => ({
      file,
      deck,
      contentHash,
      readerVersion,
    }),
  );
  store.transaction(() => {
    store.applyImport(plan, records, context.stamp());
    if (history === undefined) return;
    store.importReviews(history.reviews);
    store.importActs(history.acts);
  });
}

/** Harm in words, a line for each thing that would be lost. */
export function describeHarm(harm: Harm): readonly string[] {
  return [
    ...(harm.matureCards.length > 0
      ? [`This import would retire ${plural(harm.matureCards.length, 'mature card')}.`]
      : []),
    ...harm.notes.map(
      ({ file, retired, reviewed }) =>
        `${safeLine(file)} would lose ${retired} of its ${plural(reviewed, 'reviewed card')}.`,
    ),
  ];
}
