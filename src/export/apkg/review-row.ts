import type { Grade } from '../../grade.ts';
import type { PackedAnswer } from './packed.ts';

/** The columns of Anki's `revlog` that an answer and the one before it fill. */
export interface ReviewColumns {
  /** 1 Again, 2 Hard, 3 Good, 4 Easy. */
  readonly ease: number;
  /** The interval after the answer, and after the one before it: days. */
  readonly ivl: number;
  readonly lastIvl: number;
  readonly factor: number;
  /** Milliseconds. */
  readonly time: number;
  /** 0 learning, 1 review, 2 relearning, 3 practice apart from the schedule. */
  readonly type: number;
}

/** Anki counts no more than this of an answer. */
const longestMs = 60_000;

/** An answer in Anki's terms; `before` is what the card's previous one became. */
export function reviewColumns(answer: PackedAnswer, before?: ReviewColumns): ReviewColumns {
  return {
    ease: easeOf(answer.grade),
    ivl: answer.intervalDays,
    lastIvl: before?.ivl ?? 0,
    factor: factorOf(answer),
    time: Math.min(answer.durationMs, longestMs),
    type: typeOf(answer, before),
  };
}

function easeOf(grade: Grade): number {
  return Math.max(1, grade - 1);
}

/**
 * The ease factor in permille. Under FSRS, Anki has the difficulty there, 1 to 10 turned into 100
 * to 1100; and by a 0 it knows that practice is no evidence.
 */
function factorOf({ kind, ease100, difficulty }: PackedAnswer): number {
  if (kind === 'cram') return 0;
  if (difficulty !== null) return Math.round(((difficulty - 1) / 9) * 1000 + 100);
  return (ease100 ?? 0) * 10;
}

/** A repetition within the day goes on with what the answer before it was. */
function typeOf({ kind }: PackedAnswer, before: ReviewColumns | undefined): number {
  if (kind === 'drill') return before === undefined || before.type === 0 ? 0 : 2;
  return { learn: 0, review: 1, relearn: 2, cram: 3 }[kind];
}
