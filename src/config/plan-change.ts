import type { ModificationOptions } from 'jsonc-parser';
import { EngramError } from '../errors.ts';
import { keysOf, type SettingPlace } from './setting-place.ts';
import { parseSettings } from './settings-file.ts';

/** A change of a settings file, not yet written. */
export interface SettingChange {
  /** What the file says there now; undefined when nothing. */
  readonly was: unknown;
  /** The file after the change; undefined when it says already what it should. */
  readonly text: string | undefined;
}

/**
 * What becomes of the text of a settings file (undefined for none) when a place in it is given a
 * value that was checked, or is unset. All other keys keep their values and their order; the one
 * beside it may be laid out anew.
 * Throws `refused-data` for a text that cannot be edited.
 */
export async function planChange(
  file: string,
  text: string | undefined,
  place: SettingPlace,
  value: unknown,
): Promise<SettingChange> {
  const before = text?.trim() ? text : '{}\n';
  const content = await parseSettings(file, before);
  const keys = keysOf(place, content);
  const was = valueAt(file, content, keys);
  if (same(was, value)) return { was, text: undefined };
  const edited = await edit(
    before,
    value === undefined ? outermost(file, content, keys) : keys,
    value,
  );
  if (!same(valueAt(file, await parseSettings(file, edited), keys), value)) {
    throw new EngramError(
      'refused-data',
      `${file}: ${keys.join('.')} is there twice.`,
      'Take one of them away with: engram config edit',
    );
  }
  return { was, text: edited };
}

/** Edits what stands at the keys and nothing else, with the indentation that the text has. */
async function edit(text: string, keys: readonly string[], value: unknown): Promise<string> {
  const { applyEdits, modify } = await import('jsonc-parser');
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const json = text.slice(mark.length);
  const indent = /^[ \t]+(?=")/mu.exec(json)?.[0] ?? '  ';
  const options: ModificationOptions = {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.length,
      eol: json.includes('\r\n') ? '\r\n' : '\n',
    },
  };
  return mark + applyEdits(json, modify(json, [...keys], value, options));
}

/** The keys to what would be left empty if the last of them went. */
function outermost(file: string, content: object, keys: readonly string[]): readonly string[] {
  const around = keys.slice(0, -1);
  const holder = around.length === 0 ? undefined : valueAt(file, content, around);
  return isObject(holder) && Object.keys(holder).length === 1
    ? outermost(file, content, around)
    : keys;
}

function valueAt(file: string, content: object, keys: readonly string[]): unknown {
  let found: unknown = content;
  for (const [index, key] of keys.entries()) {
    if (!isObject(found)) {
      throw new EngramError(
        'refused-data',
        `${file}: ${keys.slice(0, index).join('.')} is not an object.`,
        'Mend it with: engram config edit',
      );
    }
    found = Object.entries(found).find(([name]) => name === key)?.[1];
    if (found === undefined) return undefined;
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
