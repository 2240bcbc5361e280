import * as z from 'zod/mini';
import { statsCsv } from '../../export/csv.ts';
import { jsonText } from '../../export/json.ts';
import { statsMarkdown } from '../../export/md.ts';
import { daysOption, statsOf } from '../stats.ts';
import { exportable } from './exportable.ts';

/** The figures of `engram stats`, of all decks. */
export const stats = exportable('stats', {
  schema: z.object({ days: daysOption }),
  read: (context, { days = 365 }) => statsOf(context, [], days),
  formats: {
    json: jsonText,
    csv: statsCsv,
    md: statsMarkdown,
    html: async (figures) => (await import('../stats-page.ts')).statsPage(figures),
  },
});
