import type { Schedule, Scheduled } from '../standing.ts';

/** What every scheduler counts alike. */
export type Counters = Pick<Scheduled, 'state' | 'repetitions' | 'lapses'>;

const untouched: Counters = { state: 'learning', repetitions: 0, lapses: 0 };

/** State, passes in a row and lapses after an answer that counts. */
export function countersAfter(schedule: Schedule, passed: boolean): Counters {
  const { state, repetitions, lapses } = schedule.state === 'new' ? untouched : schedule;
  if (passed) return { state: 'review', repetitions: repetitions + 1, lapses };
  return {
    state: state === 'learning' ? 'learning' : 'relearning',
    repetitions: 0,
    lapses: lapses + (state === 'review' ? 1 : 0),
  };
}
