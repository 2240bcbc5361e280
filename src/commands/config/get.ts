import { settingsOfDeck } from '../../config/deck-settings.ts';
import { namedSetting } from '../../config/setting-place.ts';
import { textOfValue } from '../../config/setting-text.ts';
import type { Settings } from '../../config/settings.ts';
import type { ConfigValueJson } from '../../contract.ts';
import { defaultKeys } from '../../review/key-bindings.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import type { Context } from '../context.ts';
import { deckOption } from '../deck-names.ts';
import { deckSchema, readOptions } from '../options.ts';

/** Prints the value of a setting that is in force, everywhere or in a deck, and nothing else. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const [name = ''] = args;
  const place = namedSetting(name);
  const deck = deckOption(readOptions(deckSchema, options).deck);
  const settings = deck === undefined ? context.settings : settingsOfDeck(context, deck);
  const value = valueAt(place, settings);
  const document: ConfigValueJson = { name, deck: deck ?? null, value: value ?? null };
  context.print(document, () =>
    value === undefined ? 'default' : safeLine(textOfValue(place.name, value)),
  );
}

function valueAt(place: ReturnType<typeof namedSetting>, settings: Settings): unknown {
  switch (place.type) {
    case 'setting':
      return settings[place.name];
    case 'kind':
      return settings.kinds[place.kind];
    case 'key':
      return settings.keys[place.command] ?? defaultKeys[place.command];
  }
}
