/** A setting: a whole number, the bounds it must keep (inclusive), and what it means. */
export interface SettingDefinition {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly meaning: string;
}

/** Every setting there is. A new one is a new entry here. */
export const settingDefinitions = {
  newPerDay: {
    default: 20,
    min: 0,
    max: 9999,
    meaning: 'New cards shown on one study day.',
  },
  reviewsPerDay: {
    default: 200,
    min: 0,
    max: 9999,
    meaning: 'Reviews shown on one study day.',
  },
  dayStartHour: {
    default: 4,
    min: 0,
    max: 23,
    meaning: 'The hour, on the local clock, at which a study day begins.',
  },
} as const satisfies Readonly<Record<string, SettingDefinition>>;

export type SettingName = keyof typeof settingDefinitions;

export type Settings = Readonly<Record<SettingName, number>>;

/** A record with what `value` gives for each setting. */
export function perSetting<Value>(value: (name: SettingName) => Value): Record<SettingName, Value> {
  return {
    newPerDay: value('newPerDay'),
    reviewsPerDay: value('reviewsPerDay'),
    dayStartHour: value('dayStartHour'),
  };
}

/** Whether a setting of that name exists; safe for names such as `__proto__`. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingDefinitions, name);
}

export const settingNames: readonly SettingName[] =
  Object.keys(settingDefinitions).filter(isSettingName);

/** The values a setting takes, in words: `a whole number from 0 to 23`. */
export function wantedValue(name: SettingName): string {
  const { min, max } = settingDefinitions[name];
  return `a whole number from ${min} to ${max}`;
}

/** The variable of the environment that sets it: `newPerDay` is `ENGRAM_NEW_PER_DAY`. */
export function environmentVariable(name: SettingName): string {
  return `ENGRAM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
