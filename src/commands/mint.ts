import { createHash } from 'node:crypto';
import { type CardId, cardId } from '../card.ts';

/** Crockford's alphabet: no letters that are taken for digits or for each other. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/** An id of twelve letters and digits (60 bits) made of a seed: the same on every machine. */
export function mintCardId(seed: string): CardId {
  const bytes = createHash('sha256').update(seed).digest();
  let bits = BigInt(`0x${bytes.subarray(0, 8).toString('hex')}`);
  let id = '';
  for (let index = 0; index < length; index += 1) {
    id += alphabet[Number(bits & 31n)] ?? '';
    bits >>= 5n;
  }
  return cardId(id);
}
