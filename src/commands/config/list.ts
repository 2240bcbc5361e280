import type { DeckSettings } from '../../config/deck-settings.ts';
import { nearestName } from '../../config/nearest-name.ts';
import { settingsFile } from '../../config/paths.ts';
import { textOfValue } from '../../config/setting-text.ts';
import {
  type DeckSettingName,
  deckSettingNames,
  defaultSettings,
  definitionOf,
  type SettingName,
  settingNames,
} from '../../config/settings.ts';
import type { ConfigJson } from '../../contract.ts';
import { EngramError } from '../../errors.ts';
import { safeLine } from '../../terminal/safe-text.ts';
import { truncateLine, wrapLines } from '../../terminal/wrap.ts';
import type { Context } from '../context.ts';

const commands = ['list', 'get', 'set', 'unset', 'edit'];

/** Every setting: its value, where that comes from, its default and what it means. */
export function run(context: Context, args: readonly string[]): void {
  const [unknown] = args;
  if (unknown !== undefined) throw noSuchCommand(unknown);
  context.print(configJson(context), () => describe(context));
}

/** `engram config` alone lists; any word after it that is no command comes here. */
function noSuchCommand(name: string): EngramError {
  const meant = nearestName(name, commands);
  return new EngramError(
    'usage',
    `engram config knows no ${name}.`,
    meant === undefined
      ? `It knows ${commands.join(', ')}. One value: engram config get NAME`
      : `Did you mean engram config ${meant}?`,
  );
}

function configJson({ settings, origins, deckSettings, io }: Context): ConfigJson {
  return {
    file: settingsFile(io.env),
    settings: settingNames.map((name) => ({
      name,
      value: settings[name],
      default: defaultSettings[name],
      origin: origins.get(name) ?? 'default',
      meaning: definitionOf(name).meaning,
    })),
    decks: [...deckSettings].flatMap(([deck, own]) =>
      namesIn(own).map((name) => ({ deck, name, value: own[name] })),
    ),
  };
}

function namesIn(own: DeckSettings): readonly DeckSettingName[] {
  return deckSettingNames.filter((name) => own[name] !== undefined);
}

/** Text is easiest to read in lines of this many cells. */
const widest = 100;
/** A longer value, such as the parameters of FSRS, is cut in the list. */
const longestValue = 60;

function describe(context: Context): string {
  const { theme, io, settings, origins, deckSettings } = context;
  const width = Math.min(widest, io.out.columns);
  const wrapped = (text: string, indent = 0): string[] =>
    wrapLines(text, width - indent).map((line) => ' '.repeat(indent) + line);
  const assignment = (name: SettingName, value: unknown): string => {
    const text = safeLine(textOfValue(name, value));
    return `${theme.term(name)} = ${truncateLine(text, longestValue, theme.glyphs.ellipsis)}`;
  };
  const source = (name: SettingName): string => {
    const origin = origins.get(name);
    if (origin === undefined) return 'default';
    return `${origin}; default ${textOfValue(name, defaultSettings[name])}`;
  };
  return [
    ...settingNames.flatMap((name) => [
      ...wrapped(`${assignment(name, settings[name])}  ${theme.muted(`(${source(name)})`)}`),
      ...wrapped(definitionOf(name).meaning, 2),
    ]),
    '',
    ...[...deckSettings].flatMap(([deck, own]) => [
      ...wrapped(`Deck ${safeLine(deck)}`),
      ...namesIn(own).flatMap((name) => wrapped(assignment(name, own[name]), 2)),
      '',
    ]),
    ...wrapped(`File: ${safeLine(settingsFile(io.env))}`),
  ].join('\n');
}
