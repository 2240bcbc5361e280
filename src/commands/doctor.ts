import * as z from 'zod/mini';
import type { DoctorJson } from '../contract.ts';
import type { FailureKind } from '../errors.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { readOptions } from './options.ts';

const schema = z.object({ repair: z.optional(z.boolean()) });

/** Checks the file, and every schedule against the replay of its history; mends what is derived. */
export function run(
  context: Context,
  _args: readonly string[],
  options: unknown,
): FailureKind | undefined {
  const { repair = false } = readOptions(schema, options);
  const store = context.store();
  const damage = [...store.quickCheck()];
  const differences = damage.length > 0 ? [] : [...store.verifySchedules()];
  const repaired = repair && differences.length > 0;
  if (repaired) store.rebuildSchedules();
  const report: DoctorJson = {
    file: store.file,
    damage,
    schedules: differences.map(({ cardId }) => cardId),
    repaired,
  };
  context.print(report, () =>
    [
      `${safeLine(store.file)}: ${damage.length === 0 ? 'sound' : 'damaged'}`,
      ...damage.map((line) => `  ${safeLine(line)}`),
      ...(damage.length > 0 ? ['Nothing was changed. Copy the file, then restore a backup.'] : []),
      scheduleLine(differences.length, repaired),
    ].join('\n'),
  );
  if (damage.length > 0) return 'refused-data';
  return differences.length > 0 && !repaired ? 'failed' : undefined;
}

function scheduleLine(differences: number, repaired: boolean): string {
  if (differences === 0) return 'Every schedule equals the replay of its history.';
  return repaired
    ? `${plural(differences, 'schedule')} differed from the replay of the history, and were made again.`
    : `${plural(differences, 'schedule')} differ from the replay of the history. Make them again with: engram doctor --repair`;
}
