import type { CardId } from '../../card.ts';
import { countHabits, type Habits, type LoggedAnswer } from './habits.ts';
import type { Judge, Remembered } from './judge.ts';

/** What a log says of a memory. */
export interface LogReading {
  /** What is remembered of each card that was answered, as the judge sees it. */
  readonly memories: ReadonlyMap<CardId, Remembered>;
  readonly habits: Habits;
  /** How many answers that was learned from. */
  readonly answers: number;
}

/**
 * Folds the answers of every card, whatever scheduler they were given by, in one pass. They come
 * in the order of time; practice is left out.
 */
export function readLog(answers: Iterable<LoggedAnswer>, judge: Judge): LogReading {
  const memories = new Map<CardId, Remembered>();
  const counts = countHabits();
  let read = 0;
  for (const answer of answers) {
    if (answer.kind === 'cram') continue;
    const before = memories.get(answer.cardId) ?? null;
    counts.add(answer, before === null);
    memories.set(answer.cardId, judge.after(before, answer.grade, answer.day));
    read += 1;
  }
  return { memories, habits: counts.habits(), answers: read };
}
