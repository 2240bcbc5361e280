import { settingPlace } from '../../config/setting-place.ts';
import type { Context } from '../context.ts';
import { deckOption } from '../deck-names.ts';
import { changeSettingSchema, readOptions } from '../options.ts';
import { changeSetting } from './change-setting.ts';

/** Takes a setting out of the file: what holds then is its default, or what holds around the deck. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const { deck, force = false } = readOptions(changeSettingSchema, options);
  const place = settingPlace(args[0] ?? '', deckOption(deck));
  await changeSetting(context, place, undefined, force);
}
