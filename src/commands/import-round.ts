import { existsSync } from 'node:fs';
import { isPackage } from '../import/apkg/package-name.ts';
import { planImport } from '../notes/identity.ts';
import { type Harm, harmOf, type ImportPlan, type KnownCard } from '../notes/import-plan.ts';
import { changesExistingCards, type ImportTally, tallyOf } from '../notes/import-tally.ts';
import type { Intake } from '../notes/intake.ts';
import { matureIntervalDays } from '../standing.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { backUpNow } from './backups.ts';
import type { Context } from './context.ts';
import type { Reading } from './note-of-file.ts';
import { type PackageHistory, planHistory } from './package-history.ts';
import { type TakenIn, takeIn } from './take-in.ts';

/** One import: what was read, and what it will change. */
export interface Round {
  readonly read: TakenIn;
  readonly plan: ImportPlan;
  readonly tally: ImportTally;
  /** What packages add to the log; undefined where none was read. */
  readonly history: PackageHistory | undefined;
  /** What a person should agree to before the plan is applied. */
  readonly harm: Harm | undefined;
  /** The cards of what was skipped, and cards of a package that stand in a note. */
  readonly cardsSkipped: number;
  /** To be called in the end: the plan cannot be gone through afterwards. */
  readonly close: () => void;
}

/** So many changes of known cards are listed one by one. */
export const mostListed = 20;

/** Reads the notes and plans what to change. Throws `usage` for a path that does not exist. */
export async function planRound(
  context: Context,
  paths: readonly string[],
  reading: Reading,
): Promise<Round> {
  const { known } = context.store();
  const before = known.notes();
  const read = await takeIn(context, paths, reading, before);
  const { cards, intake, retired, notes, packages, brought, skipped, kept } = read;
  try {
    const filesRead = new Set(notes.map(({ file }) => file));
    const filesHere = new Set([...filesRead, ...skipped]);
    // Where nothing was read nothing can have moved here.
    const filesMissing = (notes.length === 0 ? [] : before)
      .map(({ file }) => file)
      // A package is put away once it was imported, and its cards are known by their ids.
      .filter((file) => !filesHere.has(file) && !isPackage(file) && !existsSync(file));
    const free = (found: readonly KnownCard[]): readonly KnownCard[] =>
      found.filter(({ id }) => !brought.has(id));
    const missing = free(known.standingIn(filesMissing));
    const plan = planImport({
      read: cards,
      intake,
      retired: free([...retired].flatMap(([file, of]) => (filesRead.has(file) ? [] : of))),
      missing,
      namesakes: known.asking(askedOf(intake, missing)),
    });
    const tally = tallyOf(plan, mostListed);
    return {
      read,
      plan,
      tally,
      history: planHistory(context, packages, plan),
      harm: harmOf(tally.retired, intake.reviewed, matureIntervalDays),
      cardsSkipped: known.countIn(skipped) + kept,
      close: cards.close,
    };
  } catch (error) {
    cards.close();
    throw error;
  }
}

/** What is asked anew or no more; what asks the same may have to say where it belongs, or need not. */
function* askedOf(intake: Intake, missing: readonly KnownCard[]): Generator<number> {
  yield* intake.asked;
  for (const { questionHash } of missing) yield questionHash;
}

/** Applies a plan, after a snapshot of the database where more than new cards would change. */
export function applyRound(context: Context, { plan, tally, read, history }: Round): void {
  const store = context.store();
  if (changesExistingCards(tally)) backUpNow(context, 'import');
  store.transaction(() => {
    store.applyImport(plan, read.notes, context.stamp());
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
