import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { ExportedJson, StatsJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import { statsCsv } from '../export/csv.ts';
import { jsonText } from '../export/json.ts';
import { statsMarkdown } from '../export/md.ts';
import { writeFileAtomically } from '../files/write.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { fileToOpen, showPage } from './open-page.ts';
import { readOptions } from './options.ts';
import { daysOption, statsOf } from './stats.ts';

type Format = 'json' | 'csv' | 'md' | 'html';

const formats: Readonly<Record<Format, (stats: StatsJson) => string | Promise<string>>> = {
  json: jsonText,
  csv: statsCsv,
  md: statsMarkdown,
  html: async (stats) => (await import('./stats-page.ts')).statsPage(stats),
};

const schema = z.object({
  format: z.optional(z.enum(['json', 'csv', 'md', 'html'], 'expected json, csv, md or html')),
  output: z.optional(z.string()),
  days: daysOption,
  force: z.optional(z.boolean()),
  open: z.optional(z.boolean()),
});

/** Writes the statistics in a format to a file, or to standard output. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const {
    format = 'json',
    days = 365,
    force = false,
    open,
    ...read
  } = readOptions(schema, options);
  const [what = ''] = args;
  if (what !== 'stats') {
    throw new EngramError('usage', `${what} cannot be exported.`, 'Export this: stats');
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
  const text = await formats[format](statsOf(context, [], days));
  if (toOutput) {
    context.io.out.write(text);
    return;
  }
  const file = resolve(output);
  writeFileAtomically(file, text, { force });
  const document: ExportedJson = { file, format };
  if (context.json) context.print(document, () => '');
  else context.note(`Written: ${safeLine(file)}`);
  if (open) await showPage(context, file);
}
