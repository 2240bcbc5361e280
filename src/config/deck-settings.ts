import { type DeckName, deckLineage } from '../deck.ts';
import {
  type DeckSettingName,
  deckSettingNames,
  type Settings,
  settingDefinitions,
  takeSetting,
} from './settings.ts';

/** What a deck has of its own. */
export type DeckSettings = { readonly [Name in DeckSettingName]?: Settings[Name] };

/** The settings of all, and the decks' own. */
export interface SettingsAndDecks {
  readonly settings: Settings;
  readonly deckSettings: ReadonlyMap<DeckName, DeckSettings>;
}

/**
 * The settings that hold in a deck: of each, that of the nearest deck around it which has one,
 * else that of all. Of a limit it is the smallest, for every limit on the way up holds.
 */
export function settingsOfDeck(
  { settings, deckSettings }: SettingsAndDecks,
  deck: DeckName,
): Settings {
  const inForce: { -readonly [Name in keyof Settings]: Settings[Name] } = { ...settings };
  for (const around of deckLineage(deck)) {
    const own = deckSettings.get(around) ?? {};
    for (const name of deckSettingNames) {
      if (isLimit(name)) inForce[name] = Math.min(inForce[name], own[name] ?? inForce[name]);
      else takeSetting(inForce, own, name);
    }
  }
  return inForce;
}

type LimitName = {
  [Name in DeckSettingName]: (typeof settingDefinitions)[Name] extends { readonly limit: true }
    ? Name
    : never;
}[DeckSettingName];

/** Whether the setting is a limit, of which every one on the way up holds. */
export function isLimit(name: DeckSettingName): name is LimitName {
  return 'limit' in settingDefinitions[name];
}
