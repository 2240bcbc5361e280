import type { Memory } from '../standing.ts';

/** How a scheduler's memory is kept: SM-2's in one column, that of FSRS in two. */
export interface MemoryColumns {
  readonly ease100: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
}

export function memoryOfColumns({ ease100, stability, difficulty }: MemoryColumns): Memory | null {
  if (ease100 !== null) return { scheduler: 'sm2', ease100 };
  if (stability === null || difficulty === null) return null;
  return { scheduler: 'fsrs', stability, difficulty };
}

export function columnsOfMemory(memory: Memory | null): MemoryColumns {
  switch (memory?.scheduler) {
    case 'sm2':
      return { ease100: memory.ease100, stability: null, difficulty: null };
    case 'fsrs':
      return { ease100: null, stability: memory.stability, difficulty: memory.difficulty };
    case undefined:
      return { ease100: null, stability: null, difficulty: null };
  }
}
