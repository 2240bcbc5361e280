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

/** The stretches of both texts that a part covers; either may be empty. */
interface Piece {
  readonly kind: AnswerPart['kind'];
  readonly from: number;
  to: number;
  at: number;
  until: number;
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
  const pieces: Piece[] = [];
  const [here, there] = [expected.words, typed.words];
  /** How far the answer has been told. */
  let told = 0;
  const add = (kind: Piece['kind'], to: number, at = 0, until = at): void => {
    put(pieces, { kind, from: told, to, at, until });
    told = to;
  };
  const extras = (first: number): void => {
    for (let at = first; at < there.length && !byTyped.has(at); at += 1) {
      add('same', told, endOf(there, at - 1), startOf(there, at));
      add('extra', told, startOf(there, at), endOf(there, at));
    }
  };
  let next = 0;
  for (let at = 0; at < here.length; ) {
    const match = byExpected.get(at);
    if (match === undefined) {
      add('same', startOf(here, at));
      add(needed.has(at) ? 'missing' : 'same', endOf(here, at));
      at += 1;
      continue;
    }
    const last = match.typed + match.typedCount - 1;
    extras(next);
    add('same', startOf(here, at), endOf(there, match.typed - 1), startOf(there, match.typed));
    at += match.expectedCount;
    const kind = match.misspelt ? 'misspelt' : 'same';
    add(kind, endOf(here, at - 1), startOf(there, match.typed), endOf(there, last));
    next = last + 1;
  }
  extras(next);
  add('same', expected.text.length, endOf(there, there.length - 1), typed.text.length);
  return pieces.map((piece) => partOf(piece, expected.text, typed.text));
}

function startOf(words: readonly Word[], at: number): number {
  return words[at]?.start ?? 0;
}

function endOf(words: readonly Word[], at: number): number {
  return words[at]?.end ?? 0;
}

/** Adds a piece, to the last one where both agree and touch. */
function put(pieces: Piece[], piece: Piece): void {
  const isEmpty = piece.from === piece.to && piece.at === piece.until;
  if (piece.kind === 'same' && isEmpty) return;
  const last = pieces.at(-1);
  if (last?.kind !== 'same' || piece.kind !== 'same') {
    pieces.push(piece);
    return;
  }
  const hasTyped = piece.at < piece.until;
  const hadTyped = last.at < last.until;
  if (hasTyped && hadTyped && piece.at !== last.until) {
    pieces.push(piece);
    return;
  }
  last.to = piece.to;
  if (hasTyped) last.until = piece.until;
  if (hasTyped && !hadTyped) last.at = piece.at;
}

function partOf({ kind, from, to, at, until }: Piece, answer: string, given: string): AnswerPart {
  const text = answer.slice(from, to);
  if (kind === 'missing') return { kind, text };
  const typed = given.slice(at, until);
  return kind === 'extra' ? { kind, typed, at } : { kind, text, typed, at };
}
