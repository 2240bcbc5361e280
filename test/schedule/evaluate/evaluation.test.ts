import { describe, expect, test } from 'vitest';
import { evaluate, leastToEvaluate } from '../../../src/schedule/evaluate/evaluation.ts';
import { leastToOptimise, optimise } from '../../../src/schedule/evaluate/optimisation.ts';
import { recallItems } from '../../../src/schedule/evaluate/recall-items.ts';
import {
  defaultFsrsParameters,
  type FsrsParameters,
} from '../../../src/schedule/fsrs-parameters.ts';
import { simulatedAnswers } from './log.ts';

const items = recallItems(simulatedAnswers(200, defaultFsrsParameters));
const giving = (parameters: FsrsParameters) => () => Promise.resolve(parameters);
/** Parameters by which every card is forgotten within days, however often it was recalled. */
const hopeless = [0.1, 0.1, 0.1, 0.1, ...defaultFsrsParameters.slice(4)].with(8, 0).with(20, 0.8);

describe('an evaluation', () => {
  test('scores every predictor on the same reviews', async () => {
    const evaluation = await evaluate(items, { train: giving(hopeless) });
    const block = Math.floor(items.length / 6);
    expect(evaluation?.predicted).toBe(5 * block);
    expect(evaluation?.scores.map(({ predictor }) => predictor)).toEqual([
      'sm2',
      'fsrs-default',
      'fsrs-optimised',
      'average',
      'moving-average',
    ]);
    const tested = items.slice(-5 * block);
    const recalled = tested.filter((item) => item.recalled).length;
    expect(evaluation).toMatchObject({
      recalled: recalled / tested.length,
      from: Math.min(...tested.map(({ day }) => day)),
      to: Math.max(...tested.map(({ day }) => day)),
    });
    expect(evaluation?.optimisedMinusDefault?.low95).toBeGreaterThan(0);
  });

  test('does without the optimised FSRS where there is no trainer', async () => {
    const evaluation = await evaluate(items, { train: null });
    expect(evaluation?.scores).toHaveLength(4);
    expect(evaluation?.optimisedMinusDefault).toBeNull();
  });

  test('of too few reviews is none', async () => {
    const means = { train: giving(hopeless) };
    expect(await evaluate(items.slice(0, leastToEvaluate - 1), means)).toBeUndefined();
    expect(await evaluate(items.slice(0, leastToEvaluate), means)).toBeDefined();
  });
});

describe('new parameters', () => {
  test('win where they predict the last fifth better', async () => {
    const result = await optimise(items, hopeless, giving(defaultFsrsParameters));
    expect(result).toMatchObject({
      wins: true,
      parameters: defaultFsrsParameters,
      trainedOn: Math.floor(items.length * 0.8),
      heldOut: items.length - Math.floor(items.length * 0.8),
    });
    expect(result?.trainedMinusInForce.high95).toBeLessThan(0);
  });

  test('do not win where they are worse, or the same', async () => {
    const worse = await optimise(items, defaultFsrsParameters, giving(hopeless));
    expect(worse?.wins).toBe(false);
    const same = await optimise(items, hopeless, giving(hopeless));
    expect(same).toMatchObject({ wins: false, trainedMinusInForce: { difference: 0 } });
  });

  test('are trained on the first four fifths and nothing else', async () => {
    let shown: readonly unknown[] = [];
    await optimise(items, hopeless, (earlier) => {
      shown = earlier;
      return Promise.resolve(hopeless);
    });
    expect(shown).toEqual(items.slice(0, Math.floor(items.length * 0.8)));
  });

  test('are not sought with too few reviews', async () => {
    const few = items.slice(0, leastToOptimise - 1);
    expect(await optimise(few, hopeless, giving(hopeless))).toBeUndefined();
  });
});
