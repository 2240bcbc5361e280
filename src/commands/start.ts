import { join } from 'node:path';
import { packageRoot } from '../config/paths.ts';
import type { StartJson } from '../contract.ts';
import type { FailureKind } from '../errors.ts';
import { describeCard } from './card-text.ts';
import type { Context } from './context.ts';
import { importOnce } from './import.ts';
import { nextJson } from './next.ts';
import { describeStatus, statusOf } from './status.ts';
import { todaysQueue } from './today.ts';

/**
 * Imports notes and begins the review: the sample notes where no path is given. Without a terminal
 * to review on, it shows today, the first card and how to go on.
 */
export async function run(
  context: Context,
  args: readonly string[],
): Promise<FailureKind | undefined> {
  const paths = args.length > 0 ? args : [join(packageRoot(), 'decks')];
  const { io } = context;
  const imported = await importOnce(context, paths, { dryRun: false, force: false });
  if (!context.json && io.inputIsTerminal && io.out.isTerminal) {
    context.print(imported.document, () => imported.text);
    const { run: review } = await import('./review/review.ts');
    return (await review(context, [], {})) ?? imported.failure;
  }
  const today = todaysQueue(context, []);
  const [id] = today.queue.order;
  const entry = id === undefined ? undefined : context.store().cards.byId(id);
  const status = statusOf(context, today);
  const next = nextJson(context, entry, today.queue.counts);
  const document: StartJson | undefined = imported.document && {
    import: imported.document,
    status,
    next,
  };
  context.print(document, () =>
    [
      imported.text,
      '',
      describeStatus(context, status, today),
      ...(entry
        ? [
            '',
            'The first card:',
            '',
            describeCard(context, entry.card),
            '',
            'Review in a terminal with: engram review',
            `Or answer from a script: engram answer ${entry.card.id} good`,
          ]
        : []),
    ].join('\n'),
  );
  return imported.failure;
}
