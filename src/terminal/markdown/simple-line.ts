import type { Tokens } from 'marked';

/** Characters with which no rule of markdown begins, between others of them. */
const plainText = /^(?:[A-Za-z0-9\u00c0-\u1fff,.;:?'"()%/\u2013-\u2026-]| (?! ))*$/;
/** How a line begins that can be nothing but a paragraph: not as a list or a rule does. */
const plainStart = /^\*?[A-Za-z\u00c0-\u1fff]/;
/** What becomes a link without any mark around it. */
const bareLink = /www\.|:\/\//i;
/** What stands between asterisks, and before and after them, where they can only mean emphasis. */
const emphasised = /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/;
const beforeEmphasis = /^$|[ (]$/;
const afterEmphasis = /^$|^[ ,.;:?)]/;

/** Beyond this length the parser does not look for emphasis either. */
const maxLength = 4096;

/**
 * The inline tokens of a line that has no markup but single words or terms in emphasis, as most
 * questions are worded; undefined for any other text. They are what the parser would give. Its
 * expressions take longer to make than all else that a first card needs to be drawn.
 */
export function simpleLine(line: string): (Tokens.Text | Tokens.Em)[] | undefined {
  if (line.length > maxLength || !plainStart.test(line) || line.endsWith(' ')) return undefined;
  if (bareLink.test(line)) return undefined;
  const parts = line.split('*');
  if (parts.length % 2 === 0 || !parts.every((part) => plainText.test(part))) return undefined;
  const tokens: (Tokens.Text | Tokens.Em)[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      if (part !== '') tokens.push(textToken(part));
      // Two asterisks are strong, or closing and opening at once.
      else if (index > 0 && index < parts.length - 1) return undefined;
      continue;
    }
    const stands =
      emphasised.test(part) &&
      beforeEmphasis.test(parts[index - 1] ?? '') &&
      afterEmphasis.test(parts[index + 1] ?? '');
    if (!stands) return undefined;
    tokens.push({ type: 'em', raw: `*${part}*`, text: part, tokens: [textToken(part)] });
  }
  return tokens;
}

/** Text without markup. */
export function textToken(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: false };
}
