/**
 * Makes characters that would command a terminal, or turn text around unseen, visible instead:
 * controls as their pictures (ESC as `␛`), all others as `�`. Tabs and line feeds stay.
 */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** C0 without tab and line feed, DEL, C1, marks of direction, and tag characters. */
const unseen =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
