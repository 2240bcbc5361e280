import { join } from 'node:path';
import { packageRoot } from '../config/paths.ts';
import type { FailureKind } from '../errors.ts';
import { describeCard } from './card-text.ts';
import type { Context } from './context.ts';
import { run as importNotes } from './import.ts';
import { todaysQueue } from './today.ts';

/**
 * Imports notes and begins the review: the sample notes where no path is given. Without a terminal
 * to review on, it shows the first card and how to go on.
 */
export async function run(
  context: Context,
  args: readonly string[],
): Promise<FailureKind | undefined> {
  const paths = args.length > 0 ? args : [join(packageRoot(), 'decks')];
  const { io } = context;
  const failure = await importNotes({ ...context, json: false }, paths, {});
  if (io.inputIsTerminal && io.out.isTerminal) {
    const { run: review } = await import('./review.ts');
    return (await review(context, [], {})) ?? failure;
  }
  const { run: status } = await import('./status.ts');
  io.out.write('\n');
  await status(context);
  const [first] = todaysQueue(context, []).queue.order;
  const entry = first === undefined ? undefined : context.store().cards.byId(first);
  if (entry) {
    io.out.write(`\nThe first card:\n\n${describeCard(context, entry.card)}\n`);
    io.out.write(
      `\nReview in a terminal with: engram review\nOr answer from a script: engram answer ${entry.card.id} good\n`,
    );
  }
  return failure;
}
