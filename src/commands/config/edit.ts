import { checkSettingsText } from '../../config/check-settings.ts';
import { settingsFile } from '../../config/paths.ts';
import { readSettingsFile, SettingsSyntaxError } from '../../config/settings-file.ts';
import { EngramError, type FailureKind } from '../../errors.ts';
import { writeFileAtomically } from '../../files/write.ts';
import { openInEditor, requireEditorTerminal } from '../../terminal/editor.ts';
import { confirm } from '../../terminal/menus.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import type { Context } from '../context.ts';
import { describeRescheduled, planRescheduling } from '../reschedule.ts';

/** Opens the settings file in an editor, checks it afterwards, and offers to mend what is wrong. */
export async function run(context: Context): Promise<FailureKind | undefined> {
  const { io, errTheme: theme } = context;
  const file = settingsFile(io.env);
  if (context.json) {
    throw new EngramError('usage', 'An editor has no JSON.', 'Use engram config set.');
  }
  requireEditorTerminal(io, file);
  let line: number | undefined;
  for (;;) {
    await openInEditor(io, made(file), line);
    const found = await mistakesIn(file);
    for (const remark of found.remarks) context.note(safeLine(remark));
    if (!found.isWrong) {
      await followRules(context, file);
      context.note(`The settings are in order: ${safeLine(file)}`);
      return undefined;
    }
    const asking = { io, theme, inAdvance: 'engram config set' };
    if (!(await confirm('Edit again?', asking))) return 'refused-data';
    line = found.line;
  }
}

/** Replays the log where the file now asks for other rules, and says so. */
async function followRules(context: Context, file: string): Promise<void> {
  const content = await checkSettingsText(file, readSettingsFile(file) ?? '{}');
  const rescheduling = await planRescheduling(context, content);
  if (rescheduling === null) return;
  context.store().rebuildSchedules(rescheduling.book);
  context.note(describeRescheduled(rescheduling.changes));
}

/** The file, which an editor shall find: a private one with nothing set where there was none. */
function made(file: string): string {
  if (readSettingsFile(file) === undefined) {
    writeFileAtomically(file, '{}\n', { force: false, isPrivate: true });
  }
  return file;
}

interface Found {
  readonly isWrong: boolean;
  readonly remarks: readonly string[];
  /** Where the file stops being JSON. */
  readonly line?: number;
}

async function mistakesIn(file: string): Promise<Found> {
  try {
    const { wrong, warnings } = await checkSettingsText(file, readSettingsFile(file) ?? '{}');
    return { isWrong: wrong.length > 0, remarks: [...wrong, ...warnings] };
  } catch (error) {
    if (!(error instanceof EngramError)) throw error;
    return {
      isWrong: true,
      remarks: [error.message, error.hint],
      ...(error instanceof SettingsSyntaxError ? { line: error.line } : {}),
    };
  }
}
