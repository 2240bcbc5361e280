import { settingPlace, typedValue } from '../../config/setting-place.ts';
import type { Context } from '../context.ts';
import { deckOption } from '../deck-names.ts';
import { deckSchema, readOptions } from '../options.ts';
import { changeSetting } from './change-setting.ts';

/** Writes a setting to the file, for all decks or for one. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const [name = '', ...words] = args;
  const place = settingPlace(name, deckOption(readOptions(deckSchema, options).deck));
  await changeSetting(context, place, await typedValue(place, words.join(' ')));
}
