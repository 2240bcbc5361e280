import type { CardId } from '../card.ts';

/**
 * A number from 0 to 2³¹−1 that looks random but is the same for the same seed (such as a day) and
 * card on every machine. FNV-1a over the id, started from the seed, with the final mix of
 * MurmurHash3 (fmix32).
 */
export function seededNumber(seed: number, id: CardId): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1;
}
