import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { ExportedJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import { partsOf } from '../export/parts.ts';
import { streamFileAtomically } from '../files/write.ts';
import { catchInterruption } from '../terminal/interruption.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import type { Exportable } from './export/exportable.ts';
import { fileToOpen, showPage } from './open-page.ts';
import { readOptions } from './options.ts';

/** What can be exported, each loaded when it is asked for. */
const exportables: ReadonlyMap<string, () => Promise<Exportable>> = new Map([
  ['stats', async () => (await import('./export/stats.ts')).stats],
  ['cards', async () => (await import('./export/cards.ts')).cards],
  ['reviews', async () => (await import('./export/reviews.ts')).reviews],
]);

/** Formats that are no text. */
const binaryFormats: ReadonlySet<string> = new Set(['apkg']);

const schema = z.object({
  format: z.optional(z.string()),
  output: z.optional(z.string()),
  force: z.optional(z.boolean()),
  open: z.optional(z.boolean()),
});

/**
 * Writes statistics, cards or reviews in a format to a file, or to standard output. What follows
 * the name of what is exported names decks.
 */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const { format = 'json', force = false, open, ...read } = readOptions(schema, options);
  const [what = '', ...decks] = args;
  const load = exportables.get(what);
  if (load === undefined) {
    throw new EngramError(
      'usage',
      `${what} cannot be exported.`,
      `Export one of these: ${[...exportables.keys()].join(', ')}`,
    );
  }
  const output = open ? fileToOpen(format, read.output) : read.output;
  const toOutput = output === undefined || output === '-';
  if (context.json && toOutput && format !== 'json') {
    throw new EngramError(
      'usage',
      `With --json, standard output can hold no ${format}.`,
      'Leave out --json, or name a file with -o.',
    );
  }
  if (toOutput && context.io.out.isTerminal && binaryFormats.has(format)) {
    throw new EngramError(
      'usage',
      `A terminal cannot show ${format}, which is no text.`,
      `Name a file: engram export ${what} --format ${format} -o ${what}.${format}`,
    );
  }
  const { document: make } = await load();
  const asked = decks.length === 0 ? options : Object.assign({ decks }, options);
  const parts = partsOf(await make(context, format, asked));
  if (toOutput) {
    await context.io.out.writeAll(parts);
    return;
  }
  const file = resolve(output);
  const { signal, release } = catchInterruption();
  try {
    await streamFileAtomically(file, parts, { force, signal });
  } finally {
    release();
  }
  const document: ExportedJson = { file, format };
  if (context.json) context.print(document, () => '');
  else context.note(`Written: ${safeLine(file)}`);
  if (open) await showPage(context, file);
}
