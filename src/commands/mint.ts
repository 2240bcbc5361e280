import { createHash } from 'node:crypto';
import { type CardId, cardId } from '../card.ts';

/** Crockford's alphabet: no letters that are taken for digits or for each other. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/** An id of twelve letters and digits (60 bits) made of a seed: the same on every machine. */
export function mintCardId(seed: string): CardId {
  const bytes = createHash('sha256').update(seed).digest();
  let id = '';
  let held = 0;
  let bits = 0;
  // Five bits at a time, from the lowest of the first eight bytes.
  for (let at = 7; id.length < length; ) {
    if (bits < 5) {
      held |= (bytes[at] ?? 0) << bits;
      bits += 8;
      at -= 1;
    }
    id += alphabet.charAt(held & 31);
    held >>= 5;
    bits -= 5;
  }
  return cardId(id);
}
