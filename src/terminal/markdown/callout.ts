import { type NoteToken, noteTokens } from './lex.ts';

/** A quotation that begins with `[!tip] Title`. */
export interface Callout {
  /** What it is, capitalised: `Tip`. */
  readonly kind: string;
  /** Inline tokens of the title; none when the author wrote none. */
  readonly title: readonly NoteToken[];
  readonly body: readonly NoteToken[];
}

const opening = /^\[!([a-z][a-z0-9-]*)\][+-]?[ \t]*/i;

/** Reads a callout from the tokens of a quotation; undefined when it is an ordinary one. */
export function readCallout(tokens: readonly NoteToken[]): Callout | undefined {
  const [paragraph, ...blocks] = tokens;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [first, ...others] = noteTokens(paragraph.tokens);
  if (first?.type !== 'text') return undefined;
  const match = opening.exec(first.text);
  const kind = match?.[1];
  if (match === null || kind === undefined) return undefined;

  const rest = { ...first, text: first.text.slice(match[0].length) };
  const [title, body] = splitAtLineEnd([rest, ...others]);
  return {
    kind: kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase(),
    title,
    body:
      body.length === 0
        ? blocks
        : [{ ...paragraph, tokens: [...body] as typeof paragraph.tokens }, ...blocks],
  };
}

function splitAtLineEnd(tokens: readonly NoteToken[]): [NoteToken[], NoteToken[]] {
  for (const [index, token] of tokens.entries()) {
    const before = tokens.slice(0, index);
    const after = tokens.slice(index + 1);
    if (token.type === 'br') return [before, after];
    if (token.type !== 'text') continue;
    const end = token.text.indexOf('\n');
    if (end < 0) continue;
    const head = { ...token, text: token.text.slice(0, end) };
    return [
      [...before, head],
      [{ ...token, text: token.text.slice(end + 1) }, ...after],
    ];
  }
  return [[...tokens], []];
}
