import { EngramError } from '../errors.ts';
import { valueFromText } from './setting-text.ts';
import {
  definitionOf,
  environmentVariable,
  isForFiles,
  type SettingName,
  type Settings,
  settingNames,
  wantedValue,
} from './settings.ts';

/**
 * What the environment sets, for all decks. An empty variable sets nothing, but steps, which it
 * switches off; kinds, keys and sections are for files. Throws `usage` for a wrong value.
 */
export async function environmentSettings(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Partial<Settings>> {
  const values: { -readonly [Name in SettingName]?: Settings[Name] } = {};
  for (const name of settingNames) {
    const text = env[environmentVariable(name)];
    if (text === undefined || isForFiles(name)) continue;
    if (text === '' && definitionOf(name).type !== 'steps') continue;
    await read(values, name, text);
  }
  return values;
}

async function read<Name extends SettingName>(
  into: { -readonly [Key in Name]?: Settings[Key] },
  name: Name,
  text: string,
): Promise<void> {
  const { checkSetting } = await import('./settings-schema.ts');
  const variable = environmentVariable(name);
  const value = valueFromText(name, text);
  const checked = await checkSetting(name, value, variable);
  if (checked.ok) into[name] = checked.value;
  else {
    throw new EngramError(
      'usage',
      checked.wrong.join('\n'),
      `Set it to ${wantedValue(name)}, or unset it.`,
    );
  }
}
