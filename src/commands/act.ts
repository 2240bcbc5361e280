import * as z from 'zod/mini';
import type { CardsJson } from '../contract.ts';
import type { Standing } from '../standing.ts';
import type { CardEntry } from '../store/cards.ts';
import type { Act } from '../store/events.ts';
import { renderInline } from '../terminal/markdown.ts';
import { cardJson } from './card-json.ts';
import type { Context } from './context.ts';
import { readOptions } from './options.ts';

const past = {
  suspend: 'Suspended',
  resume: 'Resumed',
  bury: 'Buried until tomorrow',
  reset: 'Started over',
  flag: 'Flagged',
  unflag: 'Flag taken away',
} as const;

export type PlainAct = 'suspend' | 'resume' | 'bury' | 'reset';

/** A command that does one thing to each card that is named; it can be undone. */
export function act(type: PlainAct) {
  return (context: Context, args: readonly string[]): void => perform(context, args, { type });
}

const flagOptions = z.object({ reason: z.optional(z.string()), off: z.optional(z.boolean()) });

/** Flags cards with a word why, or takes the flag away. */
export function flag(context: Context, args: readonly string[], options: unknown): void {
  const { reason = '', off = false } = readOptions(flagOptions, options);
  perform(context, args, off ? { type: 'unflag' } : { type: 'flag', reason });
}

function perform(
  context: Context,
  names: readonly string[],
  performed: Exclude<Act, { type: 'revise' }>,
): void {
  const store = context.store();
  // All names are looked up before anything is done: a wrong one leaves everything as it was.
  const entries = names.map((name) => store.cards.named(name));
  const after = store.transaction(() =>
    entries.map((entry): Acted => {
      // What is so already is not written down: an undo would seem to do nothing.
      if (isSo(entry.standing, performed)) return { ...entry, changed: false };
      const { standing } = store.events.append(entry.card.id, performed, context.stamp());
      return { card: entry.card, standing, changed: true };
    }),
  );
  const document: CardsJson = {
    cards: after.map(({ card, standing }) => cardJson(card, standing)),
  };
  context.print(document, () => after.map((entry) => line(context, performed, entry)).join('\n'));
}

interface Acted extends CardEntry {
  readonly changed: boolean;
}

/** Whether a card already stands as the act would leave it. */
function isSo(standing: Standing, performed: Exclude<Act, { type: 'revise' }>): boolean {
  switch (performed.type) {
    case 'suspend':
      return standing.suspended;
    case 'resume':
      return !standing.suspended;
    case 'unflag':
      return standing.flag === null;
    default:
      return false;
  }
}

function line(
  context: Context,
  performed: Exclude<Act, { type: 'revise' }>,
  { card, standing, changed }: Acted,
): string {
  const question = renderInline(card.face.question, { theme: context.theme });
  if (!changed) return `Nothing to do, it is so already: ${question}`;
  const was = standing.suspended && performed.type !== 'suspend' ? ' (it is suspended)' : '';
  return `${past[performed.type]}: ${question}${was}`;
}
