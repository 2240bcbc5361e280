import type { CardId } from '../../card.ts';
import type { Scheduled } from '../../standing.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Remembered } from './judge.ts';

/** A card as a simulation takes it up. Suspended and retired ones are none. */
export interface StudyCard {
  readonly id: CardId;
  /** The order of new cards: as in the notes. */
  readonly position: number;
  /** What plans its due days. */
  readonly scheduler: Scheduler;
  /** Null for a new card. */
  readonly known: Known | null;
}

/** Of a card that has been answered: when it is due, and what is remembered of it. */
export interface Known {
  readonly schedule: Scheduled;
  readonly memory: Remembered;
}
