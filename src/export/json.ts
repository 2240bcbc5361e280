/**
 * A value as a JSON document that ends with a line feed. Characters that would command a terminal
 * or turn text around unseen are written as `\u` escapes, which every reader turns back.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(unseen, escapeUnits)}\n`;
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
