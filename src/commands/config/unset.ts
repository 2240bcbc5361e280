import { settingPlace } from '../../config/setting-place.ts';
import type { Context } from '../context.ts';
import { deckOption } from '../deck-names.ts';
import { deckSchema, readOptions } from '../options.ts';
import { changeSetting } from './change-setting.ts';

/** Takes a setting out of the file: what holds then is its default, or what holds around the deck. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<void> {
  const place = settingPlace(args[0] ?? '', deckOption(readOptions(deckSchema, options).deck));
  await changeSetting(context, place, undefined);
}
