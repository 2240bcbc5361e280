import { settingPlace, typedValue } from '../../config/setting-place.ts';
import type { Context } from '../context.ts';
import { deckOption } from '../deck-names.ts';
import { changeSettingSchema, readOptions } from '../options.ts';
import { changeSetting } from './change-setting.ts';

/** Writes a setting to the file, for all decks or for one. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const [name = '', ...words] = args;
  const { deck, force = false } = readOptions(changeSettingSchema, options);
  const place = settingPlace(name, deckOption(deck));
  await changeSetting(context, place, await typedValue(place, words.join(' ')), force);
}
