import { FSRSAlgorithm, type FSRSState, type Grade as Rating } from 'ts-fsrs';
import type { Grade } from '../../../grade.ts';
import type { FsrsParameters } from '../../fsrs-parameters.ts';
import { foldPast } from '../fold-past.ts';
import type { Predictor } from '../predictor.ts';

/** FSRS knows four ratings: what SM-2 calls 0, 1 and 2 are all Again. */
export function fsrsRating(grade: Grade): Rating {
  return ratings[grade];
}

const ratings: Readonly<Record<Grade, Rating>> = { 0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 4 };

/**
 * FSRS-6 with given parameters: recall by its forgetting curve. It sees every answer, those of one
 * day as reviews after 0 days. Of `ts-fsrs` only the formulas are used, never its calendar.
 */
export function fsrsPredictor(parameters: FsrsParameters): Predictor {
  const fsrs = new FSRSAlgorithm({ w: parameters });
  const memoryAfter = foldPast<FSRSState>((memory, { daysElapsed, grade }) =>
    fsrs.next_state(memory, daysElapsed, fsrsRating(grade)),
  );
  return {
    predict: ({ past, daysElapsed }) =>
      fsrs.forgetting_curve(daysElapsed, memoryAfter(past).stability),
  };
}
