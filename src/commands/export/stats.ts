import * as z from 'zod/mini';
import { statsCsv } from '../../export/csv.ts';
import { jsonText } from '../../export/json.ts';
import { statsMarkdown } from '../../export/md.ts';
import { statsOf, statsOptions } from '../stats.ts';
import { exportable } from './exportable.ts';

/** The figures of `engram stats`. */
export const stats = exportable('stats', {
  schema: z.object({
    ...statsOptions,
    decks: z.optional(z.array(z.string())),
    deck: z.optional(z.array(z.string())),
  }),
  read: (context, { decks = [], deck = [], ...wanted }) =>
    statsOf(context, { ...wanted, decks: [...decks, ...deck] }),
  formats: {
    json: jsonText,
    csv: statsCsv,
    md: statsMarkdown,
    html: async (figures) => (await import('../stats-page.ts')).statsPage(figures),
  },
});
