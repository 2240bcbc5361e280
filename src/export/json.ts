import { partLength } from './parts.ts';

/**
 * A value as a JSON document that ends with a line feed. Characters that would command a terminal
 * or turn text around unseen are written as `\u` escapes, which every reader turns back.
 */
export function jsonText(value: unknown): string {
  return `${escaped(JSON.stringify(value, null, 2))}\n`;
}

/**
 * The document `{"name": [item, …]}` with an item a line, in parts, so that however many items
 * there are, few are in memory at once. Escaped as by `jsonText`.
 */
export function* jsonList(name: string, items: Iterable<object>): Generator<string> {
  let part = `{\n  ${JSON.stringify(name)}: [`;
  let before = '\n    ';
  for (const item of items) {
    part += before + JSON.stringify(item);
    before = ',\n    ';
    if (part.length < partLength) continue;
    yield escaped(part);
    part = '';
  }
  yield escaped(`${part}\n  ]\n}\n`);
}

function escaped(json: string): string {
  // Long documents are mostly plain ASCII, which is told in a third of the time.
  return /[^\n -~]/.test(json) ? json.replace(unseen, escapeUnits) : json;
}

/**
 * DEL, C1, marks of direction, separators of lines, and tag characters. JSON escapes C0 by itself,
 * and none of these can stand outside a string.
 */
const unseen = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** Every UTF-16 unit as JSON escapes it. */
function escapeUnits(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
