import { type EventId, eventId } from '../event.ts';

/** The id of an event as its column keeps it: the 16 bytes of a UUID, or the text of any other. */
export type StoredId = Buffer | string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

export function storedId(id: EventId): StoredId {
  return uuid.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id;
}

export function idOfStored(stored: StoredId): EventId {
  if (typeof stored === 'string') return eventId(stored);
  const hex = stored.toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return eventId(parts.join('-'));
}
