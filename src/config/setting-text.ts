import { definitionOf, type SettingName } from './settings.ts';

/**
 * What a person typed for a setting, as the file would hold it, yet to be checked: a number for
 * digits, a list for `1,10` or `1 10`. What cannot be read stays text, which no check lets pass.
 */
export function valueFromText(name: SettingName, typed: string): unknown {
  const text = typed.trim();
  switch (definitionOf(name).type) {
    case 'whole':
      return /^\d+$/u.test(typed) ? Number(typed) : typed;
    case 'share':
      return numberFrom(text);
    case 'steps':
      return text === '' || text === 'off' ? [] : listFrom(text);
    case 'parameters':
      return text === '' || text === 'null' || text === 'default' ? null : listFrom(text);
    case 'choice':
    case 'language':
    case 'kinds':
    case 'keys':
    case 'sections':
      return text;
  }
}

/** A value of a setting as it is typed; kinds, keys and sections, which are for files, as JSON. */
export function textOfValue(name: SettingName, value: unknown): string {
  const { type } = definitionOf(name);
  const isList = (type === 'steps' || type === 'parameters') && Array.isArray(value);
  if (isList) return value.length === 0 ? 'off' : value.join();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listFrom(text: string): unknown {
  const inside = /^\[(.*)\]$/su.exec(text)?.[1]?.trim() ?? text;
  const items = inside.split(/\s*,\s*|\s+/u).map(numberFrom);
  return items.every((item) => typeof item === 'number') ? items : text;
}

function numberFrom(text: string): number | string {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(text) ? Number(text) : text;
}
