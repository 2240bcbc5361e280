import { type EventId, eventId } from '../event.ts';

/**
 * The id of an event as its column keeps it: the 16 bytes of a UUID, the last 10 where the others
 * say when the event was, or the text of an id of another kind.
 */
export type StoredId = Buffer | string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** How an id is kept with an event of the instant `at` (ms UTC). */
export function storedId(id: EventId, at: number): StoredId {
  if (!uuid.test(id)) return id;
  const hex = id.replaceAll('-', '');
  return Buffer.from(hex.startsWith(timeDigits(at)) ? hex.slice(12) : hex, 'hex');
}

export function idOfStored(stored: StoredId, at: number): EventId {
  return typeof stored === 'string' ? eventId(stored) : idOfHex(stored.toString('hex'), at);
}

/** The same for the hexadecimal digits of a stored id, in either case. */
export function idOfHex(digits: string, at: number): EventId {
  const lower = digits.toLowerCase();
  const hex = lower.length === 32 ? lower : timeDigits(at) + lower;
  return eventId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

/** The first 48 bits of a UUID of version 7 that was made at an instant. */
function timeDigits(at: number): string {
  // In two halves, which are small whole numbers: these are written out many times faster.
  return half(Math.floor(at / 0x1000000)) + half(at % 0x1000000);
}

function half(bits: number): string {
  return bits.toString(16).padStart(6, '0');
}
