import { existsSync } from 'node:fs';
import { EngramError, type FailureKind } from '../errors.ts';
import { savedNotes } from '../files/watch.ts';
import { catchInterruption } from '../terminal/interruption.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { describeImport, describeRound, warningLines } from './import-report.ts';
import { applyRound, describeHarm, planRound, type Round } from './import-round.ts';
import type { Reading } from './note-of-file.ts';

/**
 * Imports, and then again whenever notes are saved, until Ctrl-C. Nobody is asked: an import that
 * would do harm is not applied without `force`, but said. Neither that nor an error of a later
 * import ends the watching.
 */
export async function importAsSaved(
  context: Context,
  paths: readonly string[],
  reading: Reading,
  force: boolean,
): Promise<FailureKind> {
  const { signal, release } = catchInterruption();
  let isFirst = true;
  // What could not be read is read again each time, but said once.
  let warned: ReadonlySet<string> = new Set();
  const importOnce = async (): Promise<void> => {
    const round = await planRound(context, isFirst ? paths : paths.filter(existsSync), reading);
    const isHarmful = round.harm !== undefined && !force;
    try {
      if (!isHarmful) applyRound(context, round);
    } finally {
      round.close();
    }
    if (isFirst && !isHarmful)
      context.print(undefined, () => describeImport(context, round, false));
    else warned = printRound(context, round, isHarmful, warned);
  };
  try {
    for await (const _ of savedNotes(paths, { signal })) {
      try {
        await importOnce();
      } catch (error) {
        if (isFirst || !(error instanceof EngramError)) throw error;
        context.note(`${safeText(error.message)}\n${safeText(error.hint)}`);
      }
      if (isFirst) context.note('Watching for saved notes. Ctrl-C ends it.');
      isFirst = false;
    }
  } finally {
    release();
  }
  return 'interrupted';
}

function printRound(
  context: Context,
  round: Round,
  isHarmful: boolean,
  warned: ReadonlySet<string>,
): ReadonlySet<string> {
  const warnings = warningLines(context, round.read.warnings);
  for (const line of warnings) if (!warned.has(line)) context.note(line);
  if (isHarmful) sayHarm(context, round);
  else {
    const line = describeRound(round);
    if (line !== undefined) context.print(undefined, () => line);
  }
  return new Set(warnings);
}

function sayHarm(context: Context, { harm }: Round): void {
  if (!harm) return;
  for (const line of describeHarm(harm)) context.note(line);
  context.note(
    'Nothing of this import was applied. Take the edit back, or run: engram import PATH --force',
  );
}
