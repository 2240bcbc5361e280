import type { DeckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { describeClash } from '../review/key-bindings.ts';
import { checkSettingsText, type FileContent } from './check-settings.ts';
import type { DeckSettings } from './deck-settings.ts';
import { environmentSettings } from './environment.ts';
import { keyClashesIn } from './key-clashes.ts';
import {
  defaultSettings,
  environmentVariable,
  type SettingName,
  type Settings,
  settingNames,
  takeSetting,
} from './settings.ts';
import { readSettingsFile } from './settings-file.ts';

/** Where a value that is not the default came from, the strongest first. */
export type Origin = 'flag' | 'environment' | 'file';

export interface LoadedSettings {
  readonly settings: Settings;
  /** Where values came from; a setting that is not here has its default. */
  readonly origins: ReadonlyMap<SettingName, Origin>;
  /** What decks have of their own, each deck by its own entry; `settingsOfDeck` puts them together. */
  readonly deckSettings: ReadonlyMap<DeckName, DeckSettings>;
  /** A line for each key of the file that is no setting. */
  readonly warnings: readonly string[];
}

export interface SettingSources {
  /** The settings file, which need not exist; null to do without one. */
  readonly file: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values of options, checked already where the options were read. */
  readonly flags?: { readonly [Name in SettingName]?: Settings[Name] | undefined };
}

/**
 * The settings in force: flag, else environment, else file, else default. An unknown key of the
 * file is a warning. Throws `refused-data` for a file that cannot be read or holds wrong values
 * (a line for each), and `usage` for a wrong value in the environment, or one that makes keys clash.
 */
export async function loadSettings({
  file,
  env,
  flags = {},
}: SettingSources): Promise<LoadedSettings> {
  const text = file === null ? undefined : readSettingsFile(file);
  const fromFile =
    file === null || text === undefined ? noContent : await checkSettingsText(file, text);
  if (fromFile.wrong.length > 0) {
    throw new EngramError(
      'refused-data',
      [...fromFile.wrong, ...fromFile.warnings].join('\n'),
      'Mend the file and try again.',
    );
  }
  const weakestFirst = [
    ['file', fromFile.values],
    ['environment', await environmentSettings(env)],
    ['flag', flags],
  ] as const;
  const settings: { -readonly [Name in SettingName]: Settings[Name] } = { ...defaultSettings };
  const origins = new Map<SettingName, Origin>();
  for (const [origin, values] of weakestFirst) {
    for (const name of settingNames) {
      if (takeSetting(settings, values, name)) origins.set(name, origin);
    }
  }
  const [clash] = keyClashesIn(settings);
  if (clash !== undefined) {
    throw new EngramError(
      'usage',
      `${environmentVariable('gradeKeys')} is ${settings.gradeKeys}: ${describeClash(clash)}`,
      'Unset it, or give one of them another key: engram config edit',
    );
  }
  return {
    settings,
    origins,
    deckSettings: fromFile.decks,
    warnings: fromFile.warnings,
  };
}

const noContent: FileContent = { values: {}, decks: new Map(), warnings: [], wrong: [] };
