import type { FsrsParameters } from '../fsrs-parameters.ts';
import { type LossDifference, lossDifference } from './difference.ts';
import { logLoss } from './metrics.ts';
import type { FsrsTrainer } from './predictor.ts';
import { fsrsPredictor } from './predictors/fsrs.ts';
import { predictFold, splitOff } from './protocol.ts';
import type { RecallItem } from './recall-items.ts';

/** Fewer reviews than this are too few to train on and to judge by. */
export const leastToOptimise = 400;

/** The part of the reviews, from the first on, that is trained on; the rest judges. */
const trainingShare = 0.8;

/** New parameters beside those in force, judged by reviews that neither was shown just now. */
export interface Optimisation {
  readonly parameters: FsrsParameters;
  readonly trainedOn: number;
  readonly heldOut: number;
  readonly logLoss: { readonly inForce: number; readonly trained: number };
  /** Log loss of the trained parameters minus that of those in force. */
  readonly trainedMinusInForce: LossDifference;
  /** Whether the trained ones predicted the held-out reviews better. */
  readonly wins: boolean;
}

/**
 * Trains on the first four fifths of the reviews, which are in the order of time, and lets the
 * last fifth judge between the new parameters and those in force. Undefined for too few reviews.
 */
export async function optimise(
  items: readonly RecallItem[],
  inForce: FsrsParameters,
  train: FsrsTrainer,
): Promise<Optimisation | undefined> {
  if (items.length < leastToOptimise) return undefined;
  const fold = splitOff(items, trainingShare);
  const parameters = await train(fold.earlier);
  const ours = await predictFold(() => fsrsPredictor(parameters), fold);
  const theirs = await predictFold(() => fsrsPredictor(inForce), fold);
  const trainedMinusInForce = lossDifference(ours, theirs);
  return {
    parameters,
    trainedOn: fold.earlier.length,
    heldOut: fold.later.length,
    logLoss: { inForce: logLoss(theirs), trained: logLoss(ours) },
    trainedMinusInForce,
    wins: trainedMinusInForce.difference < 0,
  };
}
