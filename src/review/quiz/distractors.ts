import type { CardId } from '../../card.ts';
import { seededNumber } from '../../schedule/seeded.ts';
import { echoes, mayBeSame, tellingWords } from './words.ts';

/** An answer that may stand beside the right one. */
export interface Candidate {
  readonly cardId: CardId;
  readonly text: string;
  /** How far its card is from the one that is asked: 0 is the nearest. */
  readonly distance: number;
}

interface Wanted {
  readonly right: string;
  /** Words of the question: an answer that alone repeats them gives itself away. */
  readonly hints: readonly string[];
  readonly seed: number;
  readonly count: number;
}

export interface Distractors {
  readonly texts: readonly string[];
  /** Whether the right answer can be told from them by its looks. */
  readonly givenAway: boolean;
}

/** Candidates further down are too unlike the right answer to be worth the time. */
const mostLookedAt = 200;
/** The right answer stands out when it is longer than all others by this factor, or shorter. */
const standsOut = 1.5;

/**
 * Wrong answers to stand beside the right one: of the nearest cards first, and among those what is
 * most like it in length and shape. None may be right too, and no two say the same. Where the
 * right one would stand out, one of them gives way to one that is like it, from further off if
 * need be. The same seed gives the same ones, in whatever order the candidates come.
 */
export function chooseDistractors(candidates: readonly Candidate[], wanted: Wanted): Distractors {
  const { right, count } = wanted;
  const chosen: string[] = [];
  const ranked = inRank(candidates, wanted);
  const fits = (text: string, beside: readonly string[]) =>
    ![right, ...beside].some((other) => mayBeSame(text, other));
  for (const { text } of ranked) {
    if (chosen.length === count) break;
    if (fits(text, chosen)) chosen.push(text);
  }
  for (const stands of [aloneInLength, aloneInEcho]) {
    if (chosen.length === 0 || !stands(chosen, wanted)) continue;
    const kept = chosen.slice(0, -1);
    const like = ranked.find(({ text }) => !stands([text], wanted) && fits(text, kept));
    if (like !== undefined) chosen.splice(-1, 1, like.text);
  }
  return {
    texts: chosen,
    givenAway: [aloneInLength, aloneInEcho, aloneInShape].some((alone) => alone(chosen, wanted)),
  };
}

function inRank(candidates: readonly Candidate[], { right, seed }: Wanted): readonly Candidate[] {
  return candidates
    .map((candidate) => ({
      candidate,
      rank: candidate.distance * 10 + unlikeness(candidate.text, right) + chance(candidate, seed),
    }))
    .sort((a, b) => a.rank - b.rank || (a.candidate.text < b.candidate.text ? -1 : 1))
    .slice(0, mostLookedAt)
    .map(({ candidate }) => candidate);
}

/** By how much the length differs; a name does not stand beside sentences if there is another. */
function unlikeness(text: string, right: string): number {
  const ratio = Math.abs(Math.log2((text.length + 4) / (right.length + 4)));
  return Math.min(3, 2 * ratio) + (shapeOf(text) === shapeOf(right) ? 0 : otherShape);
}

/** More than from one ring of neighbours to the next. */
const otherShape = 25;

function shapeOf(text: string): 'number' | 'code' | 'name' | 'sentence' {
  if (/^[^\p{L}]*\p{N}/u.test(text)) return 'number';
  if (text.startsWith('`')) return 'code';
  return text.trim().split(/\s+/u).length < 6 ? 'name' : 'sentence';
}

function chance({ cardId }: Candidate, seed: number): number {
  return seededNumber(seed, cardId) / 2 ** 30;
}

function aloneInLength(others: readonly string[], { right }: Wanted): boolean {
  const length = right.length;
  return (
    others.every((text) => length > text.length * standsOut) ||
    others.every((text) => length * standsOut < text.length)
  );
}

function aloneInShape(others: readonly string[], { right }: Wanted): boolean {
  return others.every((text) => shapeOf(text) !== shapeOf(right));
}

function aloneInEcho(others: readonly string[], { right, hints }: Wanted): boolean {
  const told = echoes(tellingWords(right), hints);
  return told > 0 && others.every((text) => echoes(tellingWords(text), hints) < told);
}
