import { readFileSync } from 'node:fs';
import { EngramError } from '../errors.ts';
import type { KindSwitches } from '../notes/notes.ts';
import type { SectionExtension } from './extend-vocabulary.ts';
import { placeInText, syntaxErrorOffset } from './json-syntax.ts';
import { nearestName } from './nearest-name.ts';
import {
  environmentVariable,
  isSettingName,
  perSetting,
  type SettingName,
  type Settings,
  settingDefinitions,
  settingNames,
  wantedValue,
} from './settings.ts';

/** Where a value came from, the strongest first. */
export type Origin = 'flag' | 'environment' | 'file' | 'default';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** Kinds of sections that the file adds to the vocabulary, as `sections`. */
  readonly sections: readonly SectionExtension[];
  /** Kinds of cards that the file switches on or off, as `kinds`. */
  readonly kinds: KindSwitches;
  /** The language in which questions are worded, as `language`; English unless the file says so. */
  readonly language: string;
  /** A line for each key of the file that is no setting. */
  readonly warnings: readonly string[];
}

export interface SettingSources {
  /** The settings file, which need not exist; null to do without one. */
  readonly file: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values of options, checked already where the options were read. */
  readonly flags?: Readonly<Partial<Record<SettingName, number | undefined>>>;
}

/**
 * The settings in force: flag, else environment, else file, else default. An unknown key of the
 * file is a warning. Throws `refused-data` for a file that cannot be read or holds wrong values
 * (a line for each), and `usage` for a wrong value in the environment.
 */
export async function loadSettings(sources: SettingSources): Promise<LoadedSettings> {
  const text = sources.file === null ? undefined : readIfThere(sources.file);
  const fromFile =
    sources.file === null || text === undefined
      ? { values: noValues, sections: [], kinds: {}, language: 'en', warnings: [] }
      : await fileValues(sources.file, text);
  const layers: readonly (readonly [Origin, Values])[] = [
    ['flag', sources.flags ?? noValues],
    ['environment', await environmentValues(sources.env)],
    ['file', fromFile.values],
  ];
  const inForce = perSetting((name) => {
    for (const [origin, values] of layers) {
      const value = values[name];
      if (value !== undefined) return { origin, value };
    }
    return { origin: 'default' as const, value: settingDefinitions[name].default };
  });
  return {
    settings: perSetting((name) => inForce[name].value),
    origins: perSetting((name) => inForce[name].origin),
    sections: fromFile.sections,
    kinds: fromFile.kinds,
    language: fromFile.language,
    warnings: fromFile.warnings,
  };
}

type Values = Readonly<Partial<Record<SettingName, number | undefined>>>;
const noValues: Values = {};

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new EngramError(
      'refused-data',
      `The settings file cannot be read: ${file}`,
      'Check that it is a file and that you may read it.',
      error,
    );
  }
}

interface FileContent {
  readonly values: Values;
  readonly sections: readonly SectionExtension[];
  readonly kinds: KindSwitches;
  readonly language: string;
  readonly warnings: readonly string[];
}

async function fileValues(file: string, text: string): Promise<FileContent> {
  const entries = Object.entries(parseObject(file, text.replace(/^\ufeff/, '')));
  const warnings: string[] = [];
  const wrong: string[] = [];
  const values: Partial<Record<SettingName, number>> = {};
  let sections: readonly SectionExtension[] = [];
  let kinds: KindSwitches = {};
  let language = 'en';
  const { checkedValue } = await import('./settings-schema.ts');
  for (const [key, got] of entries) {
    if (key === 'sections') {
      const { extensionsSchema, mistakes } = await import('./vocabulary-schema.ts');
      const { data, error } = extensionsSchema.safeParse(got);
      if (error) wrong.push(...mistakes(error, key).map((line) => `${file}: ${line}`));
      else sections = data;
      continue;
    }
    if (key === 'kinds') {
      const { kindsSchema } = await import('./kinds-schema.ts');
      const { mistakes } = await import('./vocabulary-schema.ts');
      const { data, error } = kindsSchema.safeParse(got);
      if (error) wrong.push(...mistakes(error, key).map((line) => `${file}: ${line}`));
      else kinds = data;
      continue;
    }
    if (key === 'language') {
      if (typeof got === 'string' && /^[a-z]{2,3}$/u.test(got)) language = got;
      else
        wrong.push(`${file}: language is ${JSON.stringify(got)}, wanted two letters such as "en".`);
      continue;
    }
    if (!isSettingName(key)) {
      const meant = nearestName(key, settingNames);
      const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
      warnings.push(`${file}: there is no setting ${key}; it is ignored.${question}`);
      continue;
    }
    const value = checkedValue(key, got);
    if (value === undefined) wrong.push(`${file}: ${wrongValue(key, key, JSON.stringify(got))}`);
    else values[key] = value;
  }
  if (wrong.length > 0) {
    throw new EngramError(
      'refused-data',
      [...wrong, ...warnings].join('\n'),
      'Mend the file and try again.',
    );
  }
  return { values, sections, kinds, language, warnings };
}

function parseObject(file: string, text: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const { line, column } = placeInText(text, syntaxErrorOffset(text));
    throw new EngramError(
      'refused-data',
      `The settings file is not JSON from ${file}:${line}:${column} on.`,
      'Mend that place: a comma too many, a missing quote or bracket.',
      error,
    );
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw new EngramError(
    'refused-data',
    `The settings file must hold one object: ${file}`,
    'Write it as {"newPerDay": 20}.',
  );
}

async function environmentValues(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Values> {
  const values: Partial<Record<SettingName, number>> = {};
  for (const name of settingNames) {
    const variable = environmentVariable(name);
    const text = env[variable];
    if (!text) continue;
    const { checkedValue } = await import('./settings-schema.ts');
    const value = checkedValue(name, /^\d+$/.test(text) ? Number(text) : text);
    if (value === undefined) {
      throw new EngramError(
        'usage',
        wrongValue(name, variable, JSON.stringify(text)),
        `Set it to ${wantedValue(name)}, or unset it.`,
      );
    }
    values[name] = value;
  }
  return values;
}

function wrongValue(name: SettingName, key: string, got: string): string {
  const shown = got.length > 60 ? `${got.slice(0, 59)}…` : got;
  return `${key} is ${shown}, wanted ${wantedValue(name)}.`;
}
