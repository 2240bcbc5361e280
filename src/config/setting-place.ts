import { type CardKind, cardKinds } from '../card.ts';
import { type DeckName, deckName } from '../deck.ts';
import { EngramError } from '../errors.ts';
import { type KeyCommand, keyCommands, namedKeys } from '../review/key-bindings.ts';
import { nearestName } from './nearest-name.ts';
import { valueFromText } from './setting-text.ts';
import {
  type DeckSettingName,
  deckSettingNames,
  definitionOf,
  isDeckSettingName,
  isForFiles,
  isSettingName,
  type SettingName,
  settingNames,
  wantedValue,
} from './settings.ts';

/**
 * What a person names: a setting of all decks, one of a deck, the switch of a kind of cards, or the
 * key of a command.
 */
export type SettingPlace =
  | { readonly type: 'setting'; readonly name: SettingName }
  | { readonly type: 'deck'; readonly name: DeckSettingName; readonly deck: DeckName }
  | { readonly type: 'kind'; readonly name: 'kinds'; readonly kind: CardKind }
  | { readonly type: 'key'; readonly name: 'keys'; readonly command: KeyCommand };

/** The setting of that name, `kinds.reverse` and `keys.undo` included. Throws `usage` when there is none. */
export function namedSetting(name: string): Exclude<SettingPlace, { readonly type: 'deck' }> {
  if (isSettingName(name)) return { type: 'setting', name };
  const kind = cardKinds.find((one) => name === `kinds.${one}`);
  if (kind !== undefined) return { type: 'kind', name: 'kinds', kind };
  const command = keyCommands.find((one) => name === `keys.${one}`);
  if (command !== undefined) return { type: 'key', name: 'keys', command };
  const meant = nearestName(name, [
    ...settingNames,
    ...cardKinds.map((one) => `kinds.${one}`),
    ...keyCommands.map((one) => `keys.${one}`),
  ]);
  throw new EngramError(
    'usage',
    `There is no setting ${name}.`,
    meant === undefined ? 'List them with: engram config list' : `Did you mean ${meant}?`,
  );
}

/** As `namedSetting`, of a deck where one is given. Throws `usage` for what a deck cannot have. */
export function settingPlace(name: string, deck: DeckName | undefined): SettingPlace {
  const place = namedSetting(name);
  if (deck === undefined) return place;
  if (place.type === 'setting' && isDeckSettingName(place.name)) {
    return { type: 'deck', name: place.name, deck };
  }
  throw new EngramError(
    'usage',
    `${name} can only be set for all decks.`,
    `Leave --deck away. A deck can have: ${deckSettingNames.join(', ')}.`,
  );
}

/** What was typed for a place, checked. Throws `usage`. */
export async function typedValue(place: SettingPlace, typed: string): Promise<unknown> {
  const name = nameOfPlace(place);
  if (place.type === 'key') return await typedKey(place.command, typed);
  if (place.type === 'kind') {
    if (/^(?:true|on)$/u.test(typed)) return true;
    if (/^(?:false|off)$/u.test(typed)) return false;
    throw new EngramError(
      'usage',
      `${name} is ${JSON.stringify(typed)}, wanted true or false.`,
      `Give one: engram config set ${name} true`,
    );
  }
  const { type } = definitionOf(place.name);
  if (isForFiles(place.name)) {
    const oneByOne: Partial<Record<SettingName, string>> = {
      kinds: 'Set one kind: engram config set kinds.reverse true',
      keys: 'Set one key: engram config set keys.undo z',
    };
    throw new EngramError(
      'usage',
      `${name} cannot be set as a whole.`,
      oneByOne[place.name] ?? 'Write it in the file: engram config edit',
    );
  }
  if (type === 'language') await refuseUnworded(typed);
  const { checkSetting } = await import('./settings-schema.ts');
  const checked = await checkSetting(place.name, valueFromText(place.name, typed), name);
  if (checked.ok) return checked.value;
  const hint = type === 'steps' ? 'Write them as 1,10, or off for none.' : undefined;
  throw new EngramError(
    'usage',
    checked.wrong.join('\n'),
    hint ?? `Give ${wantedValue(place.name)}.`,
  );
}

async function typedKey(command: KeyCommand, typed: string): Promise<string | undefined> {
  const { checkSetting } = await import('./settings-schema.ts');
  const checked = await checkSetting('keys', { [command]: typed }, 'keys');
  if (checked.ok) return checked.value[command];
  throw new EngramError(
    'usage',
    checked.wrong.join('\n'),
    `Give one character, or one of: ${namedKeys.join(', ')}.`,
  );
}

/** A place as a person names it, but for its deck. */
export function nameOfPlace(place: SettingPlace): string {
  switch (place.type) {
    case 'setting':
    case 'deck':
      return place.name;
    case 'kind':
      return `kinds.${place.kind}`;
    case 'key':
      return `keys.${place.command}`;
  }
}

/** A language that no wordings ship for would stop every import. */
async function refuseUnworded(language: string): Promise<void> {
  const { vocabularyLanguages } = await import('./vocabulary.ts');
  const known = await vocabularyLanguages();
  if (known.includes(language)) return;
  throw new EngramError(
    'usage',
    `Questions cannot be worded in the language ${language}.`,
    `Give one of: ${known.join(', ')}.`,
  );
}

/** The keys that lead to a place in the object of a file, with the name that a deck has there. */
export function keysOf(place: SettingPlace, content: object): readonly string[] {
  switch (place.type) {
    case 'setting':
      return [place.name];
    case 'kind':
      return ['kinds', place.kind];
    case 'key':
      return ['keys', place.command];
    case 'deck': {
      const decks = Object.entries(content).find(([key]) => key === 'decks')?.[1] ?? {};
      const written = Object.keys(decks).find((key) => deckName(key) === place.deck);
      return ['decks', written ?? place.deck, place.name];
    }
  }
}
