import { type Day, dayFromNumber } from '../../day.ts';
import type { PredictorName } from '../../predictor.ts';
import { defaultFsrsParameters } from '../fsrs-parameters.ts';
import { type LossDifference, lossDifference } from './difference.ts';
import { auc, logLoss, type Prediction, rmseBins } from './metrics.ts';
import type { FsrsTrainer, Training } from './predictor.ts';
import { averagePredictor } from './predictors/average.ts';
import { fsrsPredictor } from './predictors/fsrs.ts';
import { movingAveragePredictor } from './predictors/moving-average.ts';
import { sm2Predictor } from './predictors/sm2.ts';
import { expandingFolds, predictFold } from './protocol.ts';
import type { RecallItem } from './recall-items.ts';

/** Fewer reviews than this give figures that mean nothing. */
export const leastToEvaluate = 200;

export interface Score {
  readonly predictor: PredictorName;
  readonly logLoss: number;
  readonly rmseBins: number;
  /** Null when all reviews were recalled, or none. */
  readonly auc: number | null;
}

/** How well each predictor foretold the same reviews. */
export interface Evaluation {
  /** How many reviews were predicted, which share of them was recalled, and on which days. */
  readonly predicted: number;
  readonly recalled: number;
  readonly from: Day;
  readonly to: Day;
  readonly scores: readonly Score[];
  /** Log loss of `fsrs-optimised` minus that of `fsrs-default`; null without a trainer. */
  readonly optimisedMinusDefault: LossDifference | null;
}

interface Means {
  /** Null where parameters cannot be trained: the optimised FSRS is left out then. */
  readonly train: FsrsTrainer | null;
  /** Told who is about to predict a fold, counted from 1, or to be scored. */
  readonly onStep?: (predictor: PredictorName, step: number | 'scores') => void;
}

/** Pits the predictors against each other over five expanding folds; undefined for too few items. */
export async function evaluate(
  items: readonly RecallItem[],
  { train, onStep }: Means,
): Promise<Evaluation | undefined> {
  if (items.length < leastToEvaluate) return undefined;
  const made = new Map<PredictorName, Prediction[]>();
  const trainings = contenders(train);
  for (const [index, fold] of expandingFolds(items).entries()) {
    for (const [name, training] of trainings) {
      onStep?.(name, index + 1);
      const predictions = made.get(name) ?? [];
      for (const prediction of await predictFold(training, fold)) predictions.push(prediction);
      made.set(name, predictions);
    }
  }
  const all = made.get('average') ?? [];
  const tested = items.slice(items.length - all.length);
  const ours = made.get('fsrs-optimised');
  const theirs = made.get('fsrs-default');
  return {
    predicted: tested.length,
    recalled: tested.filter((item) => item.recalled).length / tested.length,
    from: dayFromNumber(tested.reduce((least, { day }) => Math.min(least, day), Infinity)),
    to: dayFromNumber(tested.reduce((most, { day }) => Math.max(most, day), -Infinity)),
    scores: [...made].map(([predictor, predictions]) => {
      onStep?.(predictor, 'scores');
      return {
        predictor,
        logLoss: logLoss(predictions),
        rmseBins: rmseBins(predictions),
        auc: auc(predictions),
      };
    }),
    optimisedMinusDefault: ours && theirs ? lossDifference(ours, theirs) : null,
  };
}

function contenders(train: FsrsTrainer | null): readonly (readonly [PredictorName, Training])[] {
  // These learn nothing, so that one of each serves all folds.
  const sm2 = sm2Predictor();
  const fsrs = fsrsPredictor(defaultFsrsParameters);
  return [
    ['sm2', () => sm2],
    ['fsrs-default', () => fsrs],
    ...(train === null ? [] : [['fsrs-optimised', optimised(train)] as const]),
    ['average', averagePredictor],
    ['moving-average', movingAveragePredictor],
  ];
}

function optimised(train: FsrsTrainer): Training {
  return async (earlier) => fsrsPredictor(await train(earlier));
}
