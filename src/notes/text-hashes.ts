/**
 * 32 bits of a text, by FNV-1a over its UTF-16 units: few enough bytes to index a question by. Two
 * texts may have the same, so what is found by it has to be compared.
 */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** 53 bits of a text: enough to tell a million ids apart. */
export function longHashOfText(text: string): number {
  let short = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    short = Math.imul(short ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995);
    other ^= other >>> 13;
  }
  return (short >>> 0) * 2 ** 21 + (other >>> 11);
}

/** A set of hashes, of eleven to 22 bytes each: a million texts are known by 16 MB. */
export interface HashSet extends Iterable<number> {
  readonly size: number;
  /** Whether the hash was not there before. */
  add(hash: number): boolean;
  has(hash: number): boolean;
}

/** An empty one. Open addressing with linear probing: Knuth, "The Art of Computer Programming", 6.4. */
export function hashSet(): HashSet {
  let slots = emptySlots(1024);
  let size = 0;
  /** The place of a hash, or where it would be put. */
  const placeOf = (hash: number, among: Float64Array): number => {
    let place = Math.abs(hash) % among.length;
    while (among[place] !== hash && !isEmpty(among[place])) place = (place + 1) % among.length;
    return place;
  };
  const grow = (): void => {
    const larger = emptySlots(slots.length * 2);
    for (const hash of slots) if (!isEmpty(hash)) larger[placeOf(hash, larger)] = hash;
    slots = larger;
  };
  return {
    get size() {
      return size;
    },
    add: (hash) => {
      const place = placeOf(hash, slots);
      if (slots[place] === hash) return false;
      slots[place] = hash;
      size += 1;
      if (size > slots.length * 0.75) grow();
      return true;
    },
    has: (hash) => slots[placeOf(hash, slots)] === hash,
    *[Symbol.iterator]() {
      for (const hash of slots) if (!isEmpty(hash)) yield hash;
    },
  };
}

function emptySlots(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN);
}

function isEmpty(slot: number | undefined): boolean {
  return Number.isNaN(slot);
}
