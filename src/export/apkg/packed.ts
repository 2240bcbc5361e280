import type { Card, CardId } from '../../card.ts';
import type { Day } from '../../day.ts';
import type { AnswerKind } from '../../event.ts';
import type { Grade } from '../../grade.ts';
import type { Standing } from '../../standing.ts';

export interface PackedCard {
  readonly card: Card;
  readonly standing: Standing;
}

/** An answer as it was recorded; `at` and the time it took in milliseconds. */
export interface PackedAnswer {
  readonly cardId: CardId;
  readonly at: number;
  readonly kind: AnswerKind;
  readonly grade: Grade;
  readonly durationMs: number;
  readonly intervalDays: number;
  readonly ease100: number | null;
  readonly difficulty: number | null;
}

/** What goes into a package. */
export interface Packed {
  readonly cards: readonly PackedCard[];
  /** Every answer that stands, of all cards, in the order of time; asked for once. */
  readonly answers: () => Iterable<PackedAnswer>;
  /** When the package is made: ms UTC, and the study day that it is then. */
  readonly at: number;
  readonly today: Day;
  /** The local hour at which study days begin. */
  readonly dayStartHour: number;
  /** Minutes that local time is ahead of UTC at an instant (ms UTC). */
  readonly offsetMinutes: (at: number) => number;
}
