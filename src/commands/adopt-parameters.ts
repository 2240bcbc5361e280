import { checkSettingsText } from '../config/check-settings.ts';
import { settingsFile } from '../config/paths.ts';
import { planChange } from '../config/plan-change.ts';
import { readSettingsFile } from '../config/settings-file.ts';
import type { ReschedulingJson } from '../contract.ts';
import { writeFileAtomically } from '../files/write.ts';
import type { FsrsParameters } from '../schedule/fsrs-parameters.ts';
import type { Context } from './context.ts';
import { planRescheduling } from './reschedule.ts';

/**
 * Puts FSRS parameters in force: writes them to the settings file, beside what is there, and replays
 * the log where FSRS is the scheduler. Gives what that changed; null when nothing.
 */
export async function adoptParameters(
  context: Context,
  parameters: FsrsParameters,
): Promise<ReschedulingJson | null> {
  const file = settingsFile(context.io.env);
  const place = { type: 'setting', name: 'fsrsParameters' } as const;
  const { text } = await planChange(file, readSettingsFile(file), place, parameters);
  if (text === undefined) return null;
  const rescheduling = await planRescheduling(context, await checkSettingsText(file, text));
  writeFileAtomically(file, text, { force: true, isPrivate: true });
  if (rescheduling === null) return null;
  context.store().rebuildSchedules(rescheduling.book);
  return rescheduling.changes;
}
