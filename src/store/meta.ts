import { v4 } from 'uuid';
import type { Connection } from './connection.ts';

type Key = 'device' | 'fold' | 'question_hash';

/** What the database knows of itself. */
export function metaValues(connection: Connection) {
  const read = connection.query<[Key], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const write = connection.command<[Key, string]>('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  return {
    get: (key: Key): string | undefined => read.first(key)?.value,
    set: (key: Key, value: string): void => void write(key, value),
  };
}

/** By what this machine's events are told from those of others: eight letters and digits. */
export function deviceOf(connection: Connection): string {
  const meta = metaValues(connection);
  return (
    meta.get('device') ??
    connection.transaction(() => {
      const device = meta.get('device') ?? v4().slice(0, 8);
      meta.set('device', device);
      return device;
    })
  );
}
