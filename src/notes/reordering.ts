/** Characters that turn the text after them around, so that it reads as something else. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/u;

interface Reordered {
  /** The index of the first line with such a character. */
  readonly index: number;
  /** The character, as `U+202E`. */
  readonly name: string;
  /** How many lines have one. */
  readonly lines: number;
}

/** Whether a text holds bidirectional embeddings, overrides or isolates (CVE-2021-42574), and where. */
export function reorderedText(text: string): Reordered | undefined {
  if (!reordering.test(text)) return undefined;
  const found = text.split('\n').flatMap((line, index) => {
    const [character] = reordering.exec(line) ?? [];
    return character === undefined ? [] : [{ index, character }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const code = (first.character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return { index: first.index, name: `U+${code}`, lines: found.length };
}
