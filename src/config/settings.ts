import type { KindSwitches } from '../notes/notes.ts';
import { gradeScales, type KeyChanges } from '../review/key-bindings.ts';
import type { SectionExtension } from './extend-vocabulary.ts';

interface Described {
  /** A sentence for people. */
  readonly meaning: string;
  /** Whether a deck may have a value of its own. */
  readonly perDeck?: true;
  /** A limit of a deck holds beside those of the decks around it, and never takes their place. */
  readonly limit?: true;
  /** What a change of it makes anew. */
  readonly affects?: 'schedules';
}

/** A setting by the type of its value; bounds are inclusive. */
export type SettingDefinition = Described &
  (
    | {
        readonly type: 'whole';
        readonly default: number;
        readonly min: number;
        readonly max: number;
      }
    | {
        readonly type: 'share';
        readonly default: number;
        readonly min: number;
        readonly max: number;
      }
    | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
    | {
        /** Whole minutes, one after the other. */
        readonly type: 'steps';
        readonly default: readonly number[];
        readonly min: number;
        readonly max: number;
        readonly most: number;
      }
    | { readonly type: 'parameters'; readonly default: null; readonly count: number }
    | { readonly type: 'language'; readonly default: string }
    | { readonly type: 'kinds'; readonly default: KindSwitches }
    | { readonly type: 'keys'; readonly default: KeyChanges }
    | { readonly type: 'sections'; readonly default: readonly SectionExtension[] }
  );

/** Every setting there is. */
export const settingDefinitions = {
  newPerDay: {
    type: 'whole',
    default: 20,
    min: 0,
    max: 9999,
    meaning: 'New cards shown on one study day.',
    perDeck: true,
    limit: true,
  },
  reviewsPerDay: {
    type: 'whole',
    default: 200,
    min: 0,
    max: 9999,
    meaning: 'Reviews shown on one study day.',
    perDeck: true,
    limit: true,
  },
  dayStartHour: {
    type: 'whole',
    default: 4,
    min: 0,
    max: 23,
    meaning: 'The hour, on the local clock, at which a study day begins.',
  },
  scheduler: {
    type: 'choice',
    default: 'sm2',
    choices: ['sm2', 'fsrs'],
    meaning: 'What decides when a card comes back.',
    affects: 'schedules',
  },
  desiredRetention: {
    type: 'share',
    default: 0.9,
    min: 0.7,
    max: 0.97,
    meaning: 'FSRS only: the share of reviews that should be recalled.',
    perDeck: true,
    affects: 'schedules',
  },
  fsrsParameters: {
    type: 'parameters',
    default: null,
    count: 21,
    meaning: 'FSRS only: the parameters of its model of memory; null for the published ones.',
    affects: 'schedules',
  },
  fuzz: {
    type: 'choice',
    default: 'auto',
    choices: ['auto', 'on', 'off'],
    meaning:
      'Whether intervals vary a little, so that cards learnt together part; auto is off for SM-2, which follows its text, and on for FSRS.',
    affects: 'schedules',
  },
  learningSteps: {
    type: 'steps',
    default: [],
    min: 1,
    max: 1439,
    most: 10,
    meaning: 'Minutes after which a new card is shown again on its first day, step by step.',
    perDeck: true,
    affects: 'schedules',
  },
  relearningSteps: {
    type: 'steps',
    default: [],
    min: 1,
    max: 1439,
    most: 10,
    meaning: 'Minutes after which a forgotten card is shown again on the same day, step by step.',
    perDeck: true,
    affects: 'schedules',
  },
  backupsDaily: {
    type: 'whole',
    default: 7,
    min: 1,
    max: 9999,
    meaning: 'Days of which the latest backup is kept.',
  },
  backupsWeekly: {
    type: 'whole',
    default: 4,
    min: 0,
    max: 9999,
    meaning: 'Weeks of which the latest backup is kept.',
  },
  backupsMonthly: {
    type: 'whole',
    default: 12,
    min: 0,
    max: 9999,
    meaning: 'Months of which the latest backup is kept.',
  },
  language: {
    type: 'language',
    default: 'en',
    meaning: 'The language in which questions are worded, where a note does not say otherwise.',
  },
  kinds: {
    type: 'kinds',
    default: {},
    meaning: 'Kinds of cards switched on or off for all notes.',
  },
  typed: {
    type: 'choice',
    default: 'off',
    choices: ['off', 'on'],
    meaning: 'Whether answers are typed.',
    perDeck: true,
  },
  gradeKeys: {
    type: 'choice',
    default: 'four',
    choices: gradeScales,
    meaning: 'How many keys grade an answer in a review.',
  },
  keys: {
    type: 'keys',
    default: {},
    meaning: 'Keys of a review that are not the usual ones.',
  },
  plain: {
    type: 'choice',
    default: 'off',
    choices: ['off', 'on'],
    meaning: 'Whether a review is printed line after line, as for a screen reader.',
  },
  sections: {
    type: 'sections',
    default: [],
    meaning: 'Kinds of sections, and wordings of questions, added to the shipped ones.',
  },
} as const satisfies Readonly<Record<string, SettingDefinition>>;

type Definitions = typeof settingDefinitions;

export type SettingName = keyof Definitions;

/** What a setting of each type holds; a choice holds one of its own words. */
interface ValueOfType {
  readonly whole: number;
  readonly share: number;
  readonly steps: readonly number[];
  readonly parameters: readonly number[] | null;
  readonly language: string;
  readonly kinds: KindSwitches;
  readonly keys: KeyChanges;
  readonly sections: readonly SectionExtension[];
}

type ValueOf<Definition extends SettingDefinition> = Definition extends {
  readonly choices: readonly (infer Choice)[];
}
  ? Choice
  : ValueOfType[Exclude<Definition['type'], 'choice'>];

/** A value for each setting. */
export type Settings = { readonly [Name in SettingName]: ValueOf<Definitions[Name]> };

/** The settings that a deck may have of its own. */
export type DeckSettingName = {
  [Name in SettingName]: Definitions[Name] extends { readonly perDeck: true } ? Name : never;
}[SettingName];

export const defaultSettings: Settings = {
  newPerDay: settingDefinitions.newPerDay.default,
  reviewsPerDay: settingDefinitions.reviewsPerDay.default,
  backupsDaily: settingDefinitions.backupsDaily.default,
  backupsWeekly: settingDefinitions.backupsWeekly.default,
  backupsMonthly: settingDefinitions.backupsMonthly.default,
  dayStartHour: settingDefinitions.dayStartHour.default,
  scheduler: settingDefinitions.scheduler.default,
  desiredRetention: settingDefinitions.desiredRetention.default,
  fsrsParameters: settingDefinitions.fsrsParameters.default,
  fuzz: settingDefinitions.fuzz.default,
  learningSteps: settingDefinitions.learningSteps.default,
  relearningSteps: settingDefinitions.relearningSteps.default,
  language: settingDefinitions.language.default,
  kinds: settingDefinitions.kinds.default,
  typed: settingDefinitions.typed.default,
  gradeKeys: settingDefinitions.gradeKeys.default,
  keys: settingDefinitions.keys.default,
  plain: settingDefinitions.plain.default,
  sections: settingDefinitions.sections.default,
};

/** Whether a setting of that name exists; safe for names such as `__proto__`. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingDefinitions, name);
}

/** Whether a deck may have the setting of its own. */
export function isDeckSettingName(name: string): name is DeckSettingName {
  return isSettingName(name) && definitionOf(name).perDeck === true;
}

export const settingNames: readonly SettingName[] =
  Object.keys(settingDefinitions).filter(isSettingName);

export const deckSettingNames: readonly DeckSettingName[] = settingNames.filter(isDeckSettingName);

/** The definition of a setting, seen as one of all types. */
export function definitionOf(name: SettingName): SettingDefinition {
  return settingDefinitions[name];
}

/** Takes over the value of one setting, where there is one; whether there was. */
export function takeSetting<Name extends SettingName>(
  into: { -readonly [Key in Name]?: Settings[Key] },
  from: { readonly [Key in Name]?: Settings[Key] | undefined },
  name: Name,
): boolean {
  const value = from[name];
  if (value === undefined) return false;
  into[name] = value;
  return true;
}

/** The values a setting takes, in words: `a whole number from 0 to 23`. */
export function wantedValue(name: SettingName): string {
  const definition = definitionOf(name);
  switch (definition.type) {
    case 'whole':
      return `a whole number from ${definition.min} to ${definition.max}`;
    case 'share':
      return `a number from ${definition.min.toFixed(2)} to ${definition.max.toFixed(2)}`;
    case 'choice':
      return `one of ${definition.choices.join(', ')}`;
    case 'steps':
      return `up to ${definition.most} whole minutes from ${definition.min} to ${definition.max}`;
    case 'parameters':
      return `${definition.count} numbers that FSRS can work with, or null`;
    case 'language':
      return 'two letters such as "en"';
    case 'kinds':
      return 'an object of kinds of cards';
    case 'keys':
      return 'an object of keys';
    case 'sections':
      return 'a list of sections';
  }
}

/** Whether it is too large for one word: for files only, and with what stands in it set one by one. */
export function isForFiles(name: SettingName): boolean {
  const { type } = definitionOf(name);
  return type === 'kinds' || type === 'keys' || type === 'sections';
}

/** The variable of the environment that sets it: `newPerDay` is `ENGRAM_NEW_PER_DAY`. */
export function environmentVariable(name: SettingName): string {
  return `ENGRAM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
