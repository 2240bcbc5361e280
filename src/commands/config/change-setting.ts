import { checkSettingsText, type FileContent } from '../../config/check-settings.ts';
import { isLimit, settingsOfDeck } from '../../config/deck-settings.ts';
import { newKeyClash } from '../../config/key-clashes.ts';
import { settingsFile } from '../../config/paths.ts';
import { planChange } from '../../config/plan-change.ts';
import { nameOfPlace, type SettingPlace } from '../../config/setting-place.ts';
import { textOfValue } from '../../config/setting-text.ts';
import { defaultSettings, definitionOf, environmentVariable } from '../../config/settings.ts';
import { readSettingsFile } from '../../config/settings-file.ts';
import type { ConfigChangeJson } from '../../contract.ts';
import { EngramError } from '../../errors.ts';
import { writeFileAtomically } from '../../files/write.ts';
import { defaultKeys, describeClash } from '../../review/key-bindings.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import type { Context } from '../context.ts';
import { agreeToRescheduling, describeRescheduled, planRescheduling } from '../reschedule.ts';

/**
 * Gives a setting a value that was checked, or unsets it, in the person's file, and says what came
 * of it. What it would do to the schedules is shown before, and asked about.
 * Throws `usage` for a key that would do two things, `refused-data` for a file that cannot be edited,
 * `refused-harm` on a no; all is left as it is then.
 */
export async function changeSetting(
  context: Context,
  place: SettingPlace,
  value: unknown,
  force: boolean,
): Promise<void> {
  const file = settingsFile(context.io.env);
  const before = readSettingsFile(file);
  const { was, text } = await planChange(file, before, place, value);
  const content = await checkSettingsText(file, text ?? before ?? '{}');
  if (place.name === 'keys' || place.name === 'gradeKeys') {
    refuseKeyClash(place, await checkSettingsText(file, before ?? '{}'), content);
  }
  const isForSchedules = definitionOf(place.name).affects === 'schedules';
  const rescheduling =
    text !== undefined && isForSchedules ? await planRescheduling(context, content) : null;
  if (rescheduling !== null) await agreeToRescheduling(context, rescheduling, force);
  if (text !== undefined) writeFileAtomically(file, text, { force: true, isPrivate: true });
  if (rescheduling !== null) context.store().rebuildSchedules(rescheduling.book);
  const document: ConfigChangeJson = {
    file,
    name: nameOfPlace(place),
    deck: place.type === 'deck' ? place.deck : null,
    before: was ?? null,
    after: value ?? null,
    changed: text !== undefined,
    rescheduled: rescheduling?.changes ?? null,
  };
  context.print(document, () =>
    [
      describe(context, place, { was, value, content }),
      ...(rescheduling === null ? [] : [describeRescheduled(rescheduling.changes)]),
    ].join('\n'),
  );
  for (const line of remarks(context, place, content)) context.note(safeLine(line));
}

function refuseKeyClash(place: SettingPlace, before: FileContent, after: FileContent): void {
  const clash = newKeyClash(before.values, after.values);
  if (clash === undefined) return;
  const other = clash.commands.find((one) => place.type !== 'key' || place.command !== one);
  throw new EngramError(
    'usage',
    describeClash(clash),
    `Give ${other} another key first: engram config set keys.${other} KEY`,
  );
}

interface Done {
  readonly was: unknown;
  readonly value: unknown;
  /** What the file says now. */
  readonly content: FileContent;
}

function describe(context: Context, place: SettingPlace, { was, value, content }: Done): string {
  const { theme } = context;
  const where = place.type === 'deck' ? ` in ${safeLine(place.deck)}` : '';
  const name = `${theme.term(nameOfPlace(place))}${where}`;
  const said = (one: unknown) => safeLine(textOfValue(place.name, one));
  if (value !== undefined) {
    if (JSON.stringify(was) === JSON.stringify(value)) return `${name} is ${said(value)} already.`;
    return `${name} = ${said(value)} (${was === undefined ? 'not set before' : `was ${said(was)}`})`;
  }
  const instead = said(withoutIt(place, content));
  return was === undefined
    ? `${name} is not set in the file: it is ${instead}.`
    : `${name} is ${instead} again (was ${said(was)})`;
}

/** What the file makes of a setting that is not set in its place. */
function withoutIt(place: SettingPlace, { values, decks }: FileContent): unknown {
  const settings = { ...defaultSettings, ...values };
  switch (place.type) {
    case 'setting':
      return settings[place.name];
    case 'deck':
      return settingsOfDeck({ settings, deckSettings: decks }, place.deck)[place.name];
    case 'kind':
      return settings.kinds[place.kind] ?? 'default';
    case 'key':
      return settings.keys[place.command] ?? defaultKeys[place.command];
  }
}

/** What a person should know who believes that the value holds now. */
function remarks(
  { origins }: Context,
  place: SettingPlace,
  content: FileContent,
): readonly string[] {
  const said: string[] = [];
  if (place.type === 'setting' && origins.get(place.name) === 'environment') {
    said.push(`${environmentVariable(place.name)} in the environment is stronger, and holds.`);
  }
  if (place.type === 'deck' && isLimit(place.name)) {
    const ofAll = { ...defaultSettings, ...content.values }[place.name];
    const own = content.decks.get(place.deck)?.[place.name];
    if (own !== undefined && own > ofAll) {
      said.push(`The limit of all decks still holds: ${place.name} = ${ofAll}`);
    }
  }
  return [...said, ...content.wrong, ...content.warnings];
}
