import type { Pairing } from './pairing.ts';
import type { Word } from './words.ts';

/** Where in the typed text a piece stands. */
interface Typed {
  readonly typed: string;
  readonly at: number;
}

/**
 * A piece of a comparison. `text` is as the answer has it, `typed` as it was typed. In `same` they
 * may differ in what does not count: spaces, punctuation, articles, spelling of compounds; and
 * `typed` is empty where nothing had to be typed. The `text`s but for `extra` make up the answer;
 * the `typed`s, put in the order of `at`, make up what was typed.
 */
export type AnswerPart =
  | ({ readonly kind: 'same' | 'misspelt'; readonly text: string } & Typed)
  | { readonly kind: 'missing'; readonly text: string }
  | ({ readonly kind: 'extra' } & Typed);

interface Side {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * The comparison piece by piece, in the order of the answer; what was typed besides stands behind
 * the word after which it was typed. `needed` are the words that have to be typed.
 */
export function partsOf(
  expected: Side,
  typed: Side,
  needed: ReadonlySet<number>,
  { byExpected, byTyped }: Pairing,
): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  const extras = (from: number): void => {
    for (let at = from; at < typed.words.length && !byTyped.has(at); at += 1) {
      add(parts, { kind: 'same', text: '', ...gapBefore(typed, at) });
      add(parts, { kind: 'extra', ...span(typed, at, 1) });
    }
  };
  let next = 0;
  for (let at = 0; at < expected.words.length; ) {
    const match = byExpected.get(at);
    const count = match?.expectedCount ?? 1;
    const gap = gapBefore(expected, at).typed;
    const text = span(expected, at, count).typed;
    if (match === undefined) {
      add(parts, { kind: 'same', text: gap, typed: '', at: 0 });
      if (needed.has(at)) add(parts, { kind: 'missing', text });
      else add(parts, { kind: 'same', text, typed: '', at: 0 });
    } else {
      extras(next);
      add(parts, { kind: 'same', text: gap, ...gapBefore(typed, match.typed) });
      const kind = match.misspelt ? 'misspelt' : 'same';
      add(parts, { kind, text, ...span(typed, match.typed, match.typedCount) });
      next = match.typed + match.typedCount;
    }
    at += count;
  }
  extras(next);
  const end = typed.words.at(-1)?.end ?? 0;
  const tail = expected.text.slice(expected.words.at(-1)?.end ?? 0);
  add(parts, { kind: 'same', text: tail, typed: typed.text.slice(end), at: end });
  return parts;
}

function span({ text, words }: Side, at: number, count: number): Typed {
  const start = words[at]?.start ?? 0;
  return { typed: text.slice(start, words[at + count - 1]?.end ?? start), at: start };
}

function gapBefore({ text, words }: Side, at: number): Typed {
  const start = words[at - 1]?.end ?? 0;
  return { typed: text.slice(start, words[at]?.start ?? start), at: start };
}

/** Adds a piece, to the last one where both are of a kind and touch. */
function add(parts: AnswerPart[], part: AnswerPart): void {
  const last = parts.at(-1);
  const isEmpty = part.kind === 'same' && part.text === '' && part.typed === '';
  if (isEmpty) return;
  if (last?.kind === 'same' && part.kind === 'same') {
    const joined = join(last, part);
    if (joined === undefined) parts.push(part);
    else parts[parts.length - 1] = { ...joined, kind: 'same', text: last.text + part.text };
  } else parts.push(part);
}

function join(one: Typed, other: Typed): Typed | undefined {
  if (other.typed === '') return { typed: one.typed, at: one.at };
  if (one.typed === '') return { typed: other.typed, at: other.at };
  const touches = one.at + one.typed.length === other.at;
  return touches ? { typed: one.typed + other.typed, at: one.at } : undefined;
}
