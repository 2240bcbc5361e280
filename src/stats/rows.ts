import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { AnswerKind } from '../event.ts';
import type { Grade } from '../grade.ts';
import type { CardState } from '../standing.ts';

/** One answer as the statistics read it. Answers that were taken back are not among them. */
export interface StatsAnswer {
  /** The number of its card. */
  readonly card: number;
  /** The study day recorded with the answer. */
  readonly day: Day;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** Minutes that local time was ahead of UTC. */
  readonly offsetMinutes: number;
  readonly kind: AnswerKind;
  readonly grade: Grade;
  readonly durationMs: number;
  /** The interval recorded as the outcome of this answer, in days. */
  readonly intervalDays: number;
}

/** One card as the statistics read it; retired ones included, for their answers still count. */
export interface StatsCard {
  /** By which answers name it: a small whole number, for a list of cards is asked for a million times. */
  readonly number: number;
  readonly id: CardId;
  readonly deck: DeckName;
  readonly path: readonly string[];
  readonly tags: readonly string[];
  /** Markdown. */
  readonly question: string;
  readonly state: CardState;
  /** Null while the card is new. */
  readonly dueOn: Day | null;
  readonly intervalDays: number;
  readonly suspended: boolean;
  /** The study day for which the card is put off; null when it is not. */
  readonly buriedOn: Day | null;
  readonly retired: boolean;
}
