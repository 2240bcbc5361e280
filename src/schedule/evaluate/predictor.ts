import type { FsrsParameters } from '../fsrs-parameters.ts';
import type { RecallItem, RecallPrompt } from './recall-items.ts';

/** Foretells recall, one review after the other in the order of time. */
export interface Predictor {
  /** The probability that the card is recalled, from what could be known before. */
  readonly predict: (prompt: RecallPrompt) => number;
  /** Told of each review's outcome once it has been predicted. */
  readonly observe?: (item: RecallItem) => void;
}

/** Makes a predictor from the reviews before those that it will be asked about. */
export type Training = (earlier: readonly RecallItem[]) => Predictor | Promise<Predictor>;

/** Fits FSRS to reviews, which are given in the order of time; the same ones give the same. */
export type FsrsTrainer = (items: readonly RecallItem[]) => Promise<FsrsParameters>;

/** How near a prediction may come to 0 or 1, where a single surprise would cost without end. */
const nearest = 0.0001;

/** A probability that a logarithm can bear. */
export function clampProbability(probability: number): number {
  return Math.min(1 - nearest, Math.max(nearest, probability));
}
