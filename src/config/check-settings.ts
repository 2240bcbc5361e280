import { type DeckName, deckName } from '../deck.ts';
import { describeClash } from '../review/key-bindings.ts';
import type { DeckSettings } from './deck-settings.ts';
import { keyClashesIn } from './key-clashes.ts';
import { didYouMean } from './nearest-name.ts';
import {
  type DeckSettingName,
  deckSettingNames,
  isDeckSettingName,
  isSettingName,
  type SettingName,
  type Settings,
  settingNames,
} from './settings.ts';
import { parseSettings } from './settings-file.ts';

/** What a settings file says. */
export interface FileContent {
  readonly values: Partial<Settings>;
  readonly decks: ReadonlyMap<DeckName, DeckSettings>;
  /** A line for each key that is no setting; it is ignored. */
  readonly warnings: readonly string[];
  /** A line for each value that is wrong; with any, the file is not to be used. */
  readonly wrong: readonly string[];
}

type Draft<Name extends SettingName> = { -readonly [Key in Name]?: Settings[Key] };

/** Lines about a file, as they are found. */
interface Remarks {
  readonly warnings: string[];
  readonly wrong: string[];
}

/** Checks all that a settings file says. Throws `refused-data` when it is not even JSON. */
export async function checkSettingsText(file: string, text: string): Promise<FileContent> {
  const remarks: Remarks = { warnings: [], wrong: [] };
  const values: Draft<SettingName> = {};
  let decks: FileContent['decks'] = new Map();
  for (const [key, got] of Object.entries(await parseSettings(file, text))) {
    if (isSettingName(key)) await take(values, key, got, key, remarks);
    else if (key === 'decks') decks = await readDecks(got, remarks);
    else remarks.warnings.push(unknown(key, key, [...settingNames, 'decks']));
  }
  remarks.wrong.push(...keyClashesIn(values).map((clash) => `keys: ${describeClash(clash)}`));
  const inFile = (line: string) => `${file}: ${line}`;
  const { warnings, wrong } = remarks;
  return { values, decks, warnings: warnings.map(inFile), wrong: wrong.map(inFile) };
}

/** The entries of decks, by their cleaned names: a map, in which no name means anything else. */
async function readDecks(got: unknown, remarks: Remarks): Promise<FileContent['decks']> {
  const decks = new Map<DeckName, DeckSettings>();
  if (!isObject(got)) {
    remarks.wrong.push('decks is not an object of decks.');
    return decks;
  }
  for (const [name, own] of Object.entries(got)) {
    const deck = deckName(name);
    if (deck === undefined) remarks.wrong.push(`decks.${JSON.stringify(name)} is no deck's name.`);
    else if (decks.has(deck)) remarks.wrong.push(`decks.${deck} is there twice.`);
    else decks.set(deck, await readDeck(deck, own, remarks));
  }
  return decks;
}

async function readDeck(deck: DeckName, own: unknown, remarks: Remarks): Promise<DeckSettings> {
  const values: Draft<DeckSettingName> = {};
  if (!isObject(own)) {
    remarks.wrong.push(`decks.${deck} is not an object of settings.`);
    return values;
  }
  for (const [key, got] of Object.entries(own)) {
    const where = `decks.${deck}.${key}`;
    if (isDeckSettingName(key)) await take(values, key, got, where, remarks);
    else if (isSettingName(key))
      remarks.wrong.push(`${where}: ${key} can only be set for all decks.`);
    else remarks.warnings.push(unknown(key, where, deckSettingNames));
  }
  return values;
}

async function take<Name extends SettingName>(
  into: Draft<Name>,
  name: Name,
  got: unknown,
  where: string,
  { wrong }: Remarks,
): Promise<void> {
  const { checkSetting } = await import('./settings-schema.ts');
  const checked = await checkSetting(name, got, where);
  if (checked.ok) into[name] = checked.value;
  else wrong.push(...checked.wrong);
}

function unknown(key: string, where: string, names: readonly string[]): string {
  return `there is no setting ${where}; it is ignored.${didYouMean(key, names)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
