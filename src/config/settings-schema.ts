import * as z from 'zod/mini';
import { type SettingName, settingDefinitions } from './settings.ts';

/**
 * The value, when it is one that the setting takes; else undefined.
 * A file of its own because it loads zod, which a run without a setting to check can spare.
 */
export function checkedValue(name: SettingName, value: unknown): number | undefined {
  const { min, max } = settingDefinitions[name];
  return z.int().check(z.minimum(min), z.maximum(max)).safeParse(value).data;
}
