import * as z from 'zod/mini';
import type { StatsJson } from '../contract.ts';
import { measure } from '../stats/measures.ts';
import { statsScreen } from '../terminal/stats/screen.ts';
import type { Context } from './context.ts';
import { narrowingOf, narrowingOptions } from './narrowing.ts';
import { readOptions, wholeNumber } from './options.ts';

/** What every output of the statistics can be told. */
export const statsOptions = { days: z.optional(wholeNumber(1, 36500)), ...narrowingOptions };
const schema = z.object({ ...statsOptions, explain: z.optional(z.boolean()) });

/** Progress, as charts in the terminal or as one document. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { explain = false, ...wanted } = readOptions(schema, options);
  const stats = statsOf(context, { ...wanted, decks: args });
  const { theme, io } = context;
  context.print(stats, () => statsScreen(stats, { width: io.out.columns, theme, explain }));
}

/** The figures of the cards that are asked for (of all when nothing narrows them). */
export function statsOf(
  context: Context,
  wanted: z.infer<z.ZodMiniObject<typeof statsOptions>> & { readonly decks: readonly string[] },
): StatsJson {
  const { clock, today } = context;
  const store = context.store();
  const cards = store.cards.forStatistics();
  return measure({
    cards,
    narrowedTo: narrowingOf(context, cards, wanted),
    answers: store.answers.forStatistics(),
    today,
    asOf: clock.now(),
    days: wanted.days ?? 365,
  });
}
