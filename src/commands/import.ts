import * as z from 'zod/mini';
import type { ImportJson } from '../contract.ts';
import type { DeckName } from '../deck.ts';
import { EngramError, type FailureKind } from '../errors.ts';
import { isPackage } from '../import/apkg/package-name.ts';
import type { Harm } from '../notes/import-plan.ts';
import { confirm } from '../terminal/menus.ts';
import type { Context } from './context.ts';
import { deckOption } from './deck-names.ts';
import { describeImport, importJson } from './import-report.ts';
import { applyRound, describeHarm, planRound } from './import-round.ts';
import { readingOf } from './note-of-file.ts';
import { readOptions } from './options.ts';

const schema = z.object({
  dryRun: z.optional(z.boolean()),
  force: z.optional(z.boolean()),
  deck: z.optional(z.string()),
  watch: z.optional(z.boolean()),
});

/** Turns notes into cards, and says what changed. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const { dryRun = false, force = false, deck, watch = false } = readOptions(schema, options);
  if (watch) {
    refuseToWatch(context, args, dryRun);
    const reading = await readingOf(context, deckOption(deck));
    const { importAsSaved } = await import('./import-watch.ts');
    return importAsSaved(context, args, reading, force);
  }
  const asked = deckOption(deck);
  context.store().readUnmapped();
  const { document, text, failure } = await importOnce(context, args, {
    dryRun,
    force,
    deck: asked,
  });
  context.print(document, () => text);
  return failure;
}

/** What an import came to, not yet printed. */
interface Imported {
  /** With `--json`, and else undefined: it names each card that changes. */
  readonly document: ImportJson | undefined;
  readonly text: string;
  /** What it amounts to where a note could not be read. */
  readonly failure: FailureKind | undefined;
}

/** Turns notes into cards: reads, plans, asks where it would do harm, and applies. */
export async function importOnce(
  context: Context,
  paths: readonly string[],
  how: { readonly dryRun: boolean; readonly force: boolean; readonly deck?: DeckName | undefined },
): Promise<Imported> {
  const { dryRun, force, deck } = how;
  const round = await planRound(context, paths, await readingOf(context, deck));
  try {
    if (!dryRun) {
      if (round.harm && !force) await agreeTo(context, round.harm);
      applyRound(context, round);
    }
    return {
      document: context.json ? importJson(round, dryRun) : undefined,
      text: describeImport(context, round, dryRun),
      failure: round.read.refused > 0 ? 'refused-data' : undefined,
    };
  } finally {
    round.close();
  }
}

/** Throws `usage` for what has no meaning while notes are watched. */
function refuseToWatch(context: Context, args: readonly string[], dryRun: boolean): void {
  const refuse = (message: string, hint: string): never => {
    throw new EngramError('usage', message, hint);
  };
  if (context.json) refuse('--watch prints no JSON document.', 'Leave --json or --watch away.');
  if (dryRun) refuse('--watch cannot be a dry run.', 'Leave --dry-run or --watch away.');
  if (args.some(isPackage)) {
    refuse('A package of Anki cannot be watched.', 'Import it by itself, or leave --watch away.');
  }
  if (args.includes('-')) {
    refuse('Standard input cannot be watched.', 'Name files or folders, or leave --watch away.');
  }
}

/** Asks before a mature card, or much of a note, is retired. Throws `refused-harm` on a no. */
async function agreeTo(context: Context, harm: Harm): Promise<void> {
  const { io, errTheme } = context;
  const said = describeHarm(harm);
  const canAsk = !context.json && io.inputIsTerminal && io.err.isTerminal;
  if (canAsk) {
    for (const line of said) context.note(line);
    context.note('Their history is kept, and they come back with their text.');
    if (await confirm('Retire them?', { io, theme: errTheme, inAdvance: '--force' })) return;
  }
  throw new EngramError(
    'refused-harm',
    said.join('\n'),
    'Nothing was changed. See the plan with --dry-run, or go on with --force.',
  );
}
