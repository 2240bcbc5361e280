import type { CardId } from '../../card.ts';
import { seededNumber } from '../seeded.ts';

/** Numbers from 0 up to 1 that look random, one after the other. */
export type Chance = () => number;

/**
 * The chance that meets a card: the same for the same seed and card, whatever happens to others.
 * So simulations that differ in one thing differ by that thing, and not by luck. The generator is
 * SplitMix32 (T. Ettinger's variant of Steele, Lea and Flood, 2014).
 */
export function chanceOf(seed: number, id: CardId): Chance {
  let state = seededNumber(seed, id);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** One of the outcomes, each as likely as its share; `roll` is from 0 up to 1. */
export function drawn<Outcome>(
  shares: readonly (readonly [Outcome, number])[],
  roll: number,
  otherwise: Outcome,
): Outcome {
  let left = roll;
  for (const [outcome, share] of shares) {
    if (left < share) return outcome;
    left -= share;
  }
  return otherwise;
}
