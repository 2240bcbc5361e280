import * as z from 'zod/mini';
import {
  isForFiles,
  type SettingDefinition,
  type SettingName,
  type Settings,
  settingDefinitions,
  wantedValue,
} from './settings.ts';

/**
 * What a setting must look like, where data enters.
 * A file of its own because it loads zod, which a run without a setting to check can spare.
 */

/** A value that is as it must be, or a line for each thing that is wrong with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly wrong: readonly string[] };

type DefinitionOf<Type extends SettingDefinition['type']> = Extract<
  SettingDefinition,
  { readonly type: Type }
>;

const whole = ({ min, max }: DefinitionOf<'whole'>) =>
  z.int().check(z.minimum(min), z.maximum(max));
const share = ({ min, max }: DefinitionOf<'share'>) =>
  z.number().check(z.minimum(min), z.maximum(max));
const steps = ({ min, max, most }: DefinitionOf<'steps'>) =>
  z.array(z.int().check(z.minimum(min), z.maximum(max))).check(z.maxLength(most));
/** Each within what FSRS can work with; loaded only where they are set. */
const parameters = async ({ count }: DefinitionOf<'parameters'>) => {
  const { checkedFsrsParameters } = await import('../schedule/fsrs-parameters.ts');
  const inRange = z.refine<number[]>((numbers) => checkedFsrsParameters(numbers) !== undefined);
  return z.nullable(z.array(z.number()).check(z.length(count), inRange));
};

/** Gives the schema of a setting; those that load much more are loaded when they are needed. */
type Schemas = {
  readonly [Name in SettingName]: () => Schema<Settings[Name]> | Promise<Schema<Settings[Name]>>;
};
interface Schema<Value> {
  safeParse(value: unknown): z.core.util.SafeParseResult<Value>;
}

const definitions = settingDefinitions;
const schemas: Schemas = {
  newPerDay: () => whole(definitions.newPerDay),
  reviewsPerDay: () => whole(definitions.reviewsPerDay),
  backupsDaily: () => whole(definitions.backupsDaily),
  backupsWeekly: () => whole(definitions.backupsWeekly),
  backupsMonthly: () => whole(definitions.backupsMonthly),
  dayStartHour: () => whole(definitions.dayStartHour),
  scheduler: () => z.enum(definitions.scheduler.choices),
  desiredRetention: () => share(definitions.desiredRetention),
  fsrsParameters: () => parameters(definitions.fsrsParameters),
  fuzz: () => z.enum(definitions.fuzz.choices),
  learningSteps: () => steps(definitions.learningSteps),
  relearningSteps: () => steps(definitions.relearningSteps),
  language: () => z.string().check(z.regex(/^[a-z]{2,3}$/u)),
  kinds: async () => (await import('./kinds-schema.ts')).kindsSchema,
  typed: () => z.enum(definitions.typed.choices),
  gradeKeys: () => z.enum(definitions.gradeKeys.choices),
  keys: async () => (await import('./keys-schema.ts')).keysSchema,
  plain: () => z.enum(definitions.plain.choices),
  sections: async () => (await import('./vocabulary-schema.ts')).extensionsSchema,
};

/** Checks a value for a setting. `key` is what a message calls the setting, where it was found. */
export async function checkSetting<Name extends SettingName>(
  name: Name,
  value: unknown,
  key: string,
): Promise<Checked<Settings[Name]>> {
  const schemaOf: Schemas[Name] = schemas[name];
  const schema = await schemaOf();
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return { ok: true, value: data };
  if (error && isForFiles(name)) {
    const { mistakes } = await import('./vocabulary-schema.ts');
    return { ok: false, wrong: mistakes(error, key) };
  }
  return { ok: false, wrong: [wrongValue(name, key, value)] };
}

function wrongValue(name: SettingName, key: string, value: unknown): string {
  const got = JSON.stringify(value);
  const shown = got.length > 60 ? `${got.slice(0, 59)}…` : got;
  return `${key} is ${shown}, wanted ${wantedValue(name)}.`;
}
