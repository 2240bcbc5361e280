import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Training } from '../../../src/schedule/evaluate/predictor.ts';
import { averagePredictor } from '../../../src/schedule/evaluate/predictors/average.ts';
import { fsrsPredictor } from '../../../src/schedule/evaluate/predictors/fsrs.ts';
import { movingAveragePredictor } from '../../../src/schedule/evaluate/predictors/moving-average.ts';
import { sm2Predictor } from '../../../src/schedule/evaluate/predictors/sm2.ts';
import { expandingFolds, predictFold, splitOff } from '../../../src/schedule/evaluate/protocol.ts';
import {
  type LoggedAnswer,
  type RecallItem,
  recallItems,
} from '../../../src/schedule/evaluate/recall-items.ts';
import { defaultFsrsParameters } from '../../../src/schedule/fsrs-parameters.ts';
import { anyAnswers, simulatedAnswers, withOtherFuture } from './log.ts';

const items = recallItems(simulatedAnswers(60));

/** A stand-in for the optimiser: what it gives depends on everything that it is shown. */
const trained: Training = (earlier) => {
  const recalled = earlier.filter((item) => item.recalled).length;
  const scale = 1 + recalled / (1 + earlier.length);
  return fsrsPredictor(defaultFsrsParameters.map((w, index) => (index < 4 ? w * scale : w)));
};

const trainings: readonly (readonly [string, Training])[] = [
  ['SM-2', sm2Predictor],
  ['FSRS', () => fsrsPredictor(defaultFsrsParameters)],
  ['FSRS, trained', trained],
  ['the average', averagePredictor],
  ['the moving average', movingAveragePredictor],
];

async function probabilities(
  training: Training,
  reviews: readonly RecallItem[],
): Promise<readonly number[]> {
  const folds = await Promise.all(
    expandingFolds(reviews).map((fold) => predictFold(training, fold)),
  );
  return folds.flat().map(({ probability }) => probability);
}

describe('the folds', () => {
  test('are five blocks of the end, each with all before it to learn from', () => {
    const folds = expandingFolds(items.slice(0, 20));
    expect(folds.map(({ earlier, later }) => [earlier.length, later.length])).toEqual([
      [5, 3],
      [8, 3],
      [11, 3],
      [14, 3],
      [17, 3],
    ]);
    for (const { earlier, later } of folds) {
      expect([...earlier, ...later]).toEqual(items.slice(0, earlier.length + later.length));
    }
  });

  test('are empty for fewer reviews than blocks', () => {
    expect(expandingFolds(items.slice(0, 5)).every(({ later }) => later.length === 0)).toBe(true);
  });

  test('a part split off is the last one', () => {
    const { earlier, later } = splitOff(items.slice(0, 10), 0.8);
    expect([...earlier, ...later]).toEqual(items.slice(0, 10));
    expect(later).toHaveLength(2);
  });
});

describe.each(trainings)('%s', (_, training) => {
  test('does not see the outcomes to come, nor the one that it predicts', async () => {
    const before = await probabilities(training, items);
    const first = items.length - before.length;
    for (const from of [first, first + 1, first + 50, items.length - 1]) {
      const after = await probabilities(training, withOtherFuture(items, from));
      expect(after.slice(0, from - first + 1)).toEqual(before.slice(0, from - first + 1));
    }
  });

  test('does not change when the log goes on otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, anyAnswers, fc.nat(), async (log, other, at) => {
        const cut = log.length === 0 ? 0 : at % log.length;
        const past = log.slice(0, cut);
        const goesOn = (future: readonly LoggedAnswer[]) => recallItems([...past, ...future]);
        const known = recallItems(past).length;
        const fold = (all: readonly RecallItem[]) => ({
          earlier: all.slice(0, Math.floor(known / 2)),
          later: all.slice(Math.floor(known / 2), known),
        });
        const one = await predictFold(training, fold(goesOn(log.slice(cut))));
        const two = await predictFold(training, fold(goesOn(other)));
        expect(two.map((p) => p.probability)).toEqual(one.map((p) => p.probability));
      }),
      { numRuns: 50 },
    );
  });

  test('gives probabilities that a logarithm can bear', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (log) => {
        for (const probability of await probabilities(training, recallItems(log))) {
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThan(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('a predictor is shown the earlier reviews only', async () => {
  const shown: number[] = [];
  const spy: Training = (earlier) => {
    shown.push(earlier.length);
    return averagePredictor(earlier);
  };
  const folds = expandingFolds(items);
  for (const fold of folds) await predictFold(spy, fold);
  expect(shown).toEqual(folds.map(({ earlier }) => earlier.length));
});
