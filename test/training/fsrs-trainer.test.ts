import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { logLoss } from '../../src/schedule/evaluate/metrics.ts';
import { fsrsPredictor } from '../../src/schedule/evaluate/predictors/fsrs.ts';
import { predictFold } from '../../src/schedule/evaluate/protocol.ts';
import { recallItems } from '../../src/schedule/evaluate/recall-items.ts';
import { defaultFsrsParameters } from '../../src/schedule/fsrs-parameters.ts';
import { loadFsrsTrainer } from '../../src/training/fsrs-trainer.ts';
import { simulatedAnswers } from '../schedule/evaluate/log.ts';

const items = recallItems(simulatedAnswers(300));

describe('the trainer', () => {
  test('fits FSRS to the reviews, the same each time', async () => {
    const train = await loadFsrsTrainer();
    const parameters = await train(items);
    expect(await train(items)).toEqual(parameters);
    const fold = { earlier: [], later: items };
    const lossOf = async (of: readonly number[]) =>
      logLoss(await predictFold(() => fsrsPredictor(of), fold));
    expect(await lossOf(parameters)).toBeLessThan(await lossOf(defaultFsrsParameters));
  });

  test('leaves the defaults with fewer than eight reviews, and most of them below 64', async () => {
    const train = await loadFsrsTrainer();
    expect(await train([])).toEqual(defaultFsrsParameters);
    expect(await train(items.slice(0, 7))).toEqual(defaultFsrsParameters);
    expect((await train(items.slice(0, 63))).slice(4)).toEqual(defaultFsrsParameters.slice(4));
  });

  test('says how far it is', async () => {
    const shares: number[] = [];
    const train = await loadFsrsTrainer({ onProgress: (share) => shares.push(share) });
    await train(recallItems(simulatedAnswers(2000)));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('that cannot be loaded is a failure with advice', async () => {
    const load = () => Promise.reject(new Error('no binary for this machine'));
    await expect(loadFsrsTrainer({ load })).rejects.toMatchObject({
      kind: 'failed',
      hint: expect.stringContaining('npm install @open-spaced-repetition/binding'),
    });
  });

  test('that fails in its work is a failure too', async () => {
    const binding = await import('@open-spaced-repetition/binding');
    const failing = {
      ...binding,
      computeParameters: () => Promise.reject(new Error('not enough data')),
    };
    const train = await loadFsrsTrainer({ load: () => Promise.resolve(failing) });
    await expect(train(items)).rejects.toMatchObject({ kind: 'failed' });
    const odd = { ...binding, computeParameters: () => Promise.resolve([1, 2, 3]) };
    const other = await loadFsrsTrainer({ load: () => Promise.resolve(odd) });
    await expect(other(items)).rejects.toMatchObject({ kind: 'failed' });
  });

  test('prints nothing', () => {
    const script = `
      import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
      const items = Array.from({ length: 100 }, (_, n) => new FSRSBindingItem([
        new FSRSBindingReview(3, 0), new FSRSBindingReview(n % 4 === 0 ? 1 : 3, 1 + (n % 9)),
      ]));
      await computeParameters(items, { enableShortTerm: true });`;
    const options = { encoding: 'utf8', stdio: 'pipe' } as const;
    const args = ['--input-type=module', '--eval', `${script.trim()}`];
    expect(execFileSync(process.execPath, args, options)).toBe('');
  });
});
