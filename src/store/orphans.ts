import { cardId } from '../card.ts';
import { awaitedCards } from './awaited-cards.ts';
import type { Connection } from './connection.ts';

/** Events whose card is gone, as only a damaged or tampered file has them. */
export interface Orphans {
  readonly cards: number;
  readonly events: number;
}

/** Finds events whose card is gone, and gives them one again so that no answer is lost. */
export function orphans(connection: Connection) {
  const gone = connection.query<[], { card: number; events: number }>(
    `SELECT card, count(*) AS events FROM events
     WHERE card NOT IN (SELECT number FROM cards) GROUP BY card`,
  );
  const awaiting = awaitedCards(connection);
  return {
    count: (): Orphans => {
      const rows = gone.all();
      return { cards: rows.length, events: rows.reduce((sum, { events }) => sum + events, 0) };
    },
    adopt: (): void =>
      connection.transaction(() => {
        for (const { card } of gone.all()) awaiting.add(cardId(`lost-${card}`), card);
      }),
  };
}
