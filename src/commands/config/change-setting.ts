import { checkSettingsText, type FileContent } from '../../config/check-settings.ts';
import { isLimit, settingsOfDeck } from '../../config/deck-settings.ts';
import { settingsFile } from '../../config/paths.ts';
import { planChange } from '../../config/plan-change.ts';
import type { SettingPlace } from '../../config/setting-place.ts';
import { textOfValue } from '../../config/setting-text.ts';
import { defaultSettings, environmentVariable } from '../../config/settings.ts';
import { readSettingsFile } from '../../config/settings-file.ts';
import type { ConfigChangeJson } from '../../contract.ts';
import { writeFileAtomically } from '../../files/write.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import type { Context } from '../context.ts';

/**
 * Gives a setting a value that was checked, or unsets it, in the person's file, and says what came
 * of it. Throws `refused-data` for a file that cannot be edited; it is left as it is then.
 */
export async function changeSetting(
  context: Context,
  place: SettingPlace,
  value: unknown,
): Promise<void> {
  const file = settingsFile(context.io.env);
  const before = readSettingsFile(file);
  const { was, text } = await planChange(file, before, place, value);
  if (text !== undefined) writeFileAtomically(file, text, { force: true, isPrivate: true });

  const content = await checkSettingsText(file, text ?? before ?? '{}');
  const document: ConfigChangeJson = {
    file,
    name: nameOf(place),
    deck: place.type === 'deck' ? place.deck : null,
    before: was ?? null,
    after: value ?? null,
    changed: text !== undefined,
  };
  context.print(document, () => describe(context, place, { was, value, content }));
  for (const line of remarks(context, place, content)) context.note(safeLine(line));
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
  const name = `${theme.term(nameOf(place))}${where}`;
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

function nameOf(place: SettingPlace): string {
  return place.type === 'kind' ? `kinds.${place.kind}` : place.name;
}
