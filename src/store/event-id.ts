import { v7 } from 'uuid';
import { type Event, type EventId, eventId } from '../event.ts';
import { randomBytes } from './random-bytes.ts';

/**
 * The id for an event of `device` at `at`. Of events of one millisecond the id decides the order,
 * so the next one of a card gets an id that sorts after that of `last`, the latest in order.
 */
export function nextEventId(
  at: number,
  device: string,
  last: Pick<Event, 'at' | 'device' | 'id'> | undefined,
): EventId {
  const follows = last !== undefined && last.at === at && last.device === device;
  const time = follows ? Math.max(at, timeOf(last.id) + 1) : at;
  return eventId(v7({ msecs: Math.max(0, time), random: randomBytes() }));
}

/** The first 48 bits of a UUID of version 7 are milliseconds since 1970. */
function timeOf(id: EventId): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
