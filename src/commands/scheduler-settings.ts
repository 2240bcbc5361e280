import type { Context } from './context.ts';

/** The settings of the scheduler that a simulation goes by. */
export interface SchedulerSettings {
  readonly scheduler: 'sm2' | 'fsrs';
  readonly desiredRetention: number;
  /** Null for the published ones. */
  readonly fsrsParameters: readonly number[] | null;
}

/** Those in force. */
export function schedulerSettings(_context: Context): SchedulerSettings {
  return { scheduler: 'sm2', desiredRetention: 0.9, fsrsParameters: null };
}
