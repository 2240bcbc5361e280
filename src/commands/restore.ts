import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import type { RestoreJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import { addBackup, backupFolder, listBackups } from '../store/backups/backup-folder.ts';
import { planRestore, type RestorePlan } from '../store/backups/restore.ts';
import { confirm } from '../terminal/menus.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { backupsKept } from './backups.ts';
import type { Context } from './context.ts';
import { readOptions } from './options.ts';

const schema = z.object({ force: z.optional(z.boolean()) });

/** Puts a backup in the place of the database, after showing what that gains and loses. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const { force = false } = readOptions(schema, options);
  const file = backupNamed(context, args[0] ?? '');
  const plan = await planRestore(file, context.databaseFile);
  try {
    if (plan.comparison !== null && !force) await agreeTo(context, plan);
    plan.apply((replaced) => {
      const at = context.clock.now();
      addBackup(replaced, { at, reason: 'restore', kept: backupsKept(context) });
    });
  } finally {
    plan.discard();
  }
  const { cards, answers, comparison } = plan;
  const document: RestoreJson = { file, cards, answers, comparison };
  context.print(
    document,
    () =>
      `Restored: ${plural(cards, 'card')}, ${plural(answers, 'answer')}. What it replaced is kept.`,
  );
}

/** A file, or the name of a backup in the folder, or `latest`. Throws `usage` for anything else. */
function backupNamed({ databaseFile }: Context, name: string): string {
  const inFolder = (one: string): string => join(backupFolder(databaseFile), one);
  if (name === 'latest') {
    const [latest] = listBackups(databaseFile);
    if (latest !== undefined) return inFolder(latest.name);
    throw new EngramError(
      'usage',
      `There is no backup in ${backupFolder(databaseFile)}.`,
      'Name a file: engram restore FILE',
    );
  }
  const found = [resolve(name), inFolder(name)].find((file) => name !== '' && existsSync(file));
  if (found !== undefined) return found;
  throw new EngramError(
    'usage',
    `There is no backup ${name}.`,
    'See which there are with: engram backup --list',
  );
}

async function agreeTo(context: Context, plan: RestorePlan): Promise<void> {
  const { io, errTheme: theme, json } = context;
  const said = describe(plan);
  if (!json && io.inputIsTerminal && io.err.isTerminal) {
    context.note(said);
    context.note('What is there now is kept as a backup.');
    if (await confirm('Restore it?', { io, theme, inAdvance: '--force' })) return;
  }
  throw new EngramError('refused-harm', said, 'Nothing was changed. Go on with --force.');
}

/** What the backup has that the database has not, and the other way round. */
function describe({ comparison, cards, answers }: RestorePlan): string {
  if (comparison === null) return '';
  const { cardsGained, cardsLost, answersGained, answersLost } = comparison;
  return safeLine(
    `The backup has ${plural(cards, 'card')} and ${plural(answers, 'answer')}: it brings ${plural(answersGained, 'answer')} and ${plural(cardsGained, 'card')} that are not here now, and lacks ${plural(answersLost, 'answer')} and ${plural(cardsLost, 'card')} that are.`,
  );
}
