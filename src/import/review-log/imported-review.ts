import type { Day } from '../../day.ts';
import type { AnswerKind, EventId } from '../../event.ts';
import type { Grade } from '../../grade.ts';

/** One review of another log, checked. What the log does not say is null. */
export interface ImportedReview {
  /** As the log has it, else made of the review itself, so that it is the same at each import. */
  readonly id: EventId;
  /** The card's id in that log, which need not be one of ours. */
  readonly cardId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly offsetMinutes: number | null;
  /** The study day; null where the log tells only the instant. */
  readonly day: Day | null;
  readonly device: string;
  readonly kind: AnswerKind | null;
  readonly grade: Grade;
  readonly durationMs: number;
  readonly scheduler: string;
  readonly intervalDays: number | null;
  /** Ease factor × 100, a whole number. */
  readonly ease100: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly dueOn: Day | null;
}

/** A row as it stands in a file, by the names of our own export; nothing is checked yet. */
export interface RawReview {
  /** Where it stands, in words: `line 3`. */
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the file calls a field, where that is another name. */
  readonly nameOf: (field: string) => string;
}
