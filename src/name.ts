/** Controls, and characters that reorder what is read or cannot be seen. */
const unseen =
  /[\p{Cc}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * A name (of a deck, a tag, a title) as one line that shows all it holds: white space and line
 * ends folded into single spaces, invisible characters dropped. Letters that can be written in two
 * ways (é) are composed, so that a name typed is the name of a file made on another system.
 */
export function cleanName(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(unseen, '').normalize('NFC').trim();
}
