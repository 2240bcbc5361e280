/** What must never reach a terminal from a note; style codes and line ends are looked at elsewhere. */
const forbidden =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|\p{Surrogate}/u;

/** The first forbidden character of a text, as `U+001B`; undefined when there is none. */
export function firstForbidden(text: string): string | undefined {
  const code = forbidden.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without the style codes that a theme adds; other escape sequences stay. */
export function unstyled(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m/g, '');
}
