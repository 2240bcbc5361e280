import { type KeyClash, keyClashes } from '../review/key-bindings.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** The keys that settings give to two commands, on the scale of grades that they choose. */
export function keyClashesIn(values: Partial<Settings>): readonly KeyClash[] {
  const { gradeKeys, keys } = { ...defaultSettings, ...values };
  return keyClashes(gradeKeys, keys);
}

/** The first clash that a change of settings makes; undefined where it makes none. */
export function newKeyClash(
  before: Partial<Settings>,
  after: Partial<Settings>,
): KeyClash | undefined {
  const known = new Set(keyClashesIn(before).map((clash) => JSON.stringify(clash)));
  return keyClashesIn(after).find((clash) => !known.has(JSON.stringify(clash)));
}
