import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { loadVocabulary } from '../config/vocabulary.ts';
import { type DeckName, deckName } from '../deck.ts';
import { EngramError, type FailureKind } from '../errors.ts';
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
import { confirm } from '../terminal/menus.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { describeImport, importJson } from './import-report.ts';
import { mintCardId } from './mint.ts';
import { readOptions } from './options.ts';
import { type ReadNotes, readNotes } from './read-notes.ts';

const schema = z.object({
  dryRun: z.optional(z.boolean()),
  force: z.optional(z.boolean()),
  deck: z.optional(z.string()),
});

/** Turns notes into cards: reads, plans, asks where it would do harm, and applies. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const { dryRun = false, force = false, deck } = readOptions(schema, options);
  const read = await readNotes(context, args, {
    deck: deckOption(deck),
    vocabulary: await loadVocabulary(context.sections),
    neutral: await loadVocabulary([], 'und'),
    kinds: context.kinds,
  });
  const { plan, known } = planOf(context, read);
  if (!dryRun) await apply(context, plan, known, read, force);
  const cardsSkipped = context.store().known.countIn(read.skipped);
  context.print(importJson(plan, read, cardsSkipped, dryRun), () =>
    describeImport(context, plan, read, cardsSkipped, dryRun),
  );
  return read.refused > 0 ? 'refused-data' : undefined;
}

function deckOption(text: string | undefined): DeckName | undefined {
  if (text === undefined) return undefined;
  const deck = deckName(text);
  if (deck !== undefined) return deck;
  throw new EngramError('usage', 'The name of the deck is empty.', 'Give one: --deck NAME');
}

function planOf(
  context: Context,
  read: ReadNotes,
): { readonly plan: ImportPlan; readonly known: readonly KnownCard[] } {
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
  return { plan, known };
}

async function apply(
  context: Context,
  plan: ImportPlan,
  known: readonly KnownCard[],
  read: ReadNotes,
  force: boolean,
): Promise<void> {
  const harm = harmOf(plan, known, matureIntervalDays);
  if (harm && !force) await agreeTo(context, harm);
  const store = context.store();
  if (changesExistingCards(plan)) {
    store.backUp(join(dirname(store.file), 'engram.before-import.db'));
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

/** Asks before a mature card, or much of a note, is retired. Throws `refused-harm` on a no. */
async function agreeTo(context: Context, harm: Harm): Promise<void> {
  const { io, errTheme } = context;
  const said = [
    ...(harm.matureCards.length > 0
      ? [`This import would retire ${plural(harm.matureCards.length, 'mature card')}.`]
      : []),
    ...harm.notes.map(
      ({ file, retired, reviewed }) =>
        `${safeLine(file)} would lose ${retired} of its ${plural(reviewed, 'reviewed card')}.`,
    ),
  ];
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
