import type { Pairing } from './pairing.ts';
import type { Word } from './words.ts';

const conjunctions = new Set(['and', 'or', 'und', 'oder', 'et', 'ou', 'y', 'o', 'e', 'и', 'или']);

/**
 * Whether two facts changed places: "from 10 to 20" and "from 20 to 10", "x is 5, y is 6" and
 * "x is 6, y is 5". Numbers that move together with their neighbours are right, and so are those
 * of an enumeration.
 */
export function isSwapped(
  expected: readonly Word[],
  typed: readonly Word[],
  pairing: Pairing,
): boolean {
  if (isInOrder(pairing)) return false;
  const places = (kind: Word['kind']): readonly number[] =>
    [...pairing.byExpected.keys()].filter((at) => expected[at]?.kind === kind);
  return (
    numbersSwapped(expected, typed, places('number'), pairing) ||
    places('negation').some((at) => negationMoved(expected, typed, at, pairing))
  );
}

function isInOrder({ byExpected }: Pairing): boolean {
  let last = -1;
  for (const at of [...byExpected.keys()].sort((one, other) => one - other)) {
    const to = byExpected.get(at)?.typed ?? 0;
    if (to < last) return false;
    last = to;
  }
  return true;
}

function numbersSwapped(
  expected: readonly Word[],
  typed: readonly Word[],
  places: readonly number[],
  { byExpected }: Pairing,
): boolean {
  /** Which numbers stand after, and before, the same words. */
  const owners = { before: new Map<string, Set<string>>(), after: new Map<string, Set<string>>() };
  for (const side of ['before', 'after'] as const) {
    for (const at of places) {
      const context = neighbours(expected, at, side);
      const known = owners[side].get(context) ?? new Set();
      owners[side].set(context, known.add(expected[at]?.key ?? ''));
    }
  }
  return places.some((at) => {
    const to = byExpected.get(at)?.typed;
    if (to === undefined || isEnumerated(expected, at)) return false;
    const sides = (['before', 'after'] as const).map((side) => ({
      here: neighbours(expected, at, side),
      there: neighbours(typed, to, side),
      owners: owners[side],
    }));
    if (sides.some(({ here, there }) => here === there && isTelling(here))) return false;
    const key = expected[at]?.key ?? '';
    return sides.some(({ there, owners }) => {
      const others = owners.get(there);
      return isTelling(there) && others !== undefined && !others.has(key);
    });
  });
}

function isTelling(context: string): boolean {
  return /[^# ]/u.test(context);
}

/** The words beside a number, up to the first one that says something. */
function neighbours(words: readonly Word[], at: number, side: 'before' | 'after'): string {
  const step = side === 'before' ? -1 : 1;
  const context: string[] = [];
  for (let next = at + step; context.length < 5; next += step) {
    const word = words[next];
    if (word === undefined) break;
    if (conjunctions.has(word.key)) continue;
    context.push(word.kind === 'number' ? '#' : word.key);
    if (word.kind === 'content' || word.kind === 'number') break;
  }
  return context.join(' ');
}

function isEnumerated(words: readonly Word[], at: number): boolean {
  return [-1, 1].some((step) => {
    const next = words[at + step];
    const beyond = conjunctions.has(next?.key ?? '') ? words[at + 2 * step] : next;
    return beyond?.kind === 'number';
  });
}

/** Whether a negation now stands before another word that the answer has, too. */
function negationMoved(
  expected: readonly Word[],
  typed: readonly Word[],
  at: number,
  { byExpected, byTyped }: Pairing,
): boolean {
  const to = byExpected.get(at)?.typed;
  if (to === undefined) return false;
  const here = new Set(negated(expected, at));
  const there = negated(typed, to).flatMap((place) => byTyped.get(place)?.expected ?? []);
  return there.length > 0 && !there.some((place) => here.has(place));
}

/** The places of the two words after a negation, or of the one before it where none follow. */
export function negated(words: readonly Word[], at: number): readonly number[] {
  const says = (place: number): boolean => {
    const kind = words[place]?.kind;
    return kind !== undefined && kind !== 'function' && kind !== 'negation';
  };
  const around = Array.from({ length: 8 }, (_, offset) => offset + 1);
  const after = around.map((offset) => at + offset).filter(says);
  const before = around.map((offset) => at - offset).filter(says);
  return after.length > 0 ? after.slice(0, 2) : before.slice(0, 1);
}
