import { existsSync } from 'node:fs';
import { planImport, questionKey } from '../notes/identity.ts';
import { changesExistingCards, type Harm, harmOf, type ImportPlan } from '../notes/import-plan.ts';
import { matureIntervalDays } from '../standing.ts';
import type { NoteRecord } from '../store/imports.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { backUpNow } from './backups.ts';
import type { Context } from './context.ts';
import { mintCardId } from './mint.ts';
import type { Reading } from './note-of-file.ts';
import { type ReadNotes, readNotes } from './read-notes.ts';

/** One import: what was read, and what it will change. */
export interface Round {
  readonly read: ReadNotes;
  readonly plan: ImportPlan;
  /** What a person should agree to before the plan is applied. */
  readonly harm: Harm | undefined;
  /** The cards of the notes that were skipped. */
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
  const filesMissing = new Set(
    store.known
      .notes()
      .flatMap(({ file }) => (filesRead.has(file) || existsSync(file) ? [] : [file])),
  );
  const known = read.notes.length === 0 ? [] : store.known.ofFiles([...filesRead, ...filesMissing]);
  const drafts = read.notes.flatMap((note) => note.drafts);
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
    isTaken: store.known.isTaken,
  });
  return {
    read,
    plan,
    harm: harmOf(plan, known, matureIntervalDays),
    cardsSkipped: store.known.countIn(read.skipped),
  };
}

/** Applies a plan, after a snapshot of the database where more than new cards would change. */
export function applyRound(context: Context, { plan, read }: Round): void {
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
  store.applyImport(plan, records, context.stamp());
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
