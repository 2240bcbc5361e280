/** How many combining marks and joiners may follow one another: enough for every script in use. */
const maxMarks = 8;

const plainAscii = /^[\n\x20-\x7e]*$/;

/**
 * Characters that act on a terminal, reorder what is read, or cannot be seen: C0 and C1 controls,
 * DEL, bidirectional controls, invisible format characters, tags and lone surrogates. The joiners
 * U+200C and U+200D are not among them: Persian and emoji need them.
 */
const unsafe =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const markFlood = new RegExp(`([\\p{M}\\u200c\\u200d]{${maxMarks}})[\\p{M}\\u200c\\u200d]+`, 'gu');

/**
 * Text that may be shown on a terminal, line ends kept: nothing in it can move the cursor, change
 * a mode, forge another line or hide what it says. Controls show as `^[`, reordering characters as
 * `<U+202E>`; marks that only steer invisibly are dropped; a tab is four spaces.
 *
 * The last step before style codes are added: parsing can make controls (`&#27;`) out of letters.
 */
export function safeText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unsafe, (character) => visible(character.codePointAt(0) ?? 0))
    .replace(markFlood, '$1');
}

/** As `safeText`, for what must stay on one line: names, paths, messages. A line end shows as ⏎. */
export function safeLine(text: string): string {
  return safeText(text).replaceAll('\n', '⏎');
}

function visible(code: number): string {
  if (code === 0x09) return '    ';
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  if (code < 0xa0 || isReordering(code))
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  if (code === 0x2028 || code === 0x2029) return '\n';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return '';
}

function isReordering(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
