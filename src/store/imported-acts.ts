import type { CardId } from '../card.ts';
import type { Event } from '../event.ts';
import type { Connection } from './connection.ts';
import type { Events } from './events.ts';
import type { Schedules } from './schedules.ts';

/** What was done to a card elsewhere, apart from answering it. */
export type ImportedAct = Extract<Event, { readonly type: 'suspend' | 'flag' }>;

/** Adds acts from elsewhere to the log, all of them or none. The same act is added once. */
export function importedActs(connection: Connection, schedules: Schedules, events: Events) {
  const numberOf = connection.query<[CardId], { number: number }>(
    'SELECT number FROM cards WHERE id = ?',
  );
  return (acts: Iterable<ImportedAct>): void =>
    connection.transaction(() => {
      for (const act of acts) {
        const card = numberOf.first(act.cardId);
        if (card === undefined || events.has(act.cardId, act.id)) continue;
        events.insert(act, card.number);
        schedules.refresh(act.cardId);
      }
    });
}
