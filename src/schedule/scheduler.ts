import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { Grade } from '../grade.ts';
import type { Schedule, Scheduled } from '../standing.ts';

/** An answer as a scheduler sees it: how well, on which study day, and when (ms UTC). */
export interface Answer {
  readonly cardId: CardId;
  readonly grade: Grade;
  readonly day: Day;
  readonly at: number;
}

/** Rules that say when a card comes back. Pure: the same schedule and answer give the same result. */
export interface Scheduler {
  /** Name and version of the rules and their parameters, recorded with every answer. */
  readonly version: string;
  /** The schedule after an answer that counts. */
  next(schedule: Schedule, answer: Answer): Scheduled;
  /** The schedule after a repetition on the same study day as an answer that counted. */
  drilled(schedule: Scheduled, answer: Answer): Scheduled;
  /** Whether an answer of this grade is repeated on the same study day. */
  needsDrill(grade: Grade): boolean;
  /** The chance, 0 to 1, that the card is recalled on study day `day`. */
  recall(schedule: Scheduled, day: Day): number;
}

/** No interval is longer: a hundred years, which keeps every due day within the calendar. */
export const maximumIntervalDays = 36_500;
