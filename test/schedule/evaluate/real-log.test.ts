import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardId } from '../../../src/card.ts';
import { studyDay } from '../../../src/day.ts';
import { readReviewLog } from '../../../src/import/review-log/read-review-log.ts';
import { evaluate } from '../../../src/schedule/evaluate/evaluation.ts';
import { type LoggedAnswer, recallItems } from '../../../src/schedule/evaluate/recall-items.ts';
import { loadFsrsTrainer } from '../../../src/training/fsrs-trainer.ts';
import { describeWithShared, sharedPath } from '../../shared.ts';

const log = 'revlog/py-fsrs_review_logs_josh.csv';

/** The clock of the person, who is taken to have lived seven hours behind UTC. */
function wallClock(at: number) {
  const local = new Date(at - 7 * 3_600_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    hour: local.getUTCHours(),
  };
}

async function answersOf(name: string): Promise<readonly LoggedAnswer[]> {
  const bytes = readFileSync(sharedPath(name));
  const reviews = await readReviewLog({ name, bytes }, Date.UTC(2026, 2, 2));
  return reviews
    .toSorted((a, b) => a.at - b.at)
    .map((review) => ({
      cardId: cardId(review.cardId),
      day: studyDay(wallClock(review.at), 4),
      grade: review.grade,
      kind: 'review' as const,
    }));
}

describeWithShared('a real log of 12,580 answers', log, () => {
  test('is evaluated in seconds, with the figures in docs/evaluation.md', async () => {
    const start = performance.now();
    const answers = await answersOf(log);
    expect(answers).toHaveLength(12_580);
    const items = recallItems(answers);
    expect(items).toHaveLength(6372);
    const evaluation = await evaluate(items, { train: await loadFsrsTrainer() });
    expect(performance.now() - start).toBeLessThan(15_000);

    expect(evaluation?.predicted).toBe(5310);
    expect(evaluation?.recalled).toBeCloseTo(0.8194, 4);
    const figures = evaluation?.scores.map(({ predictor, logLoss, rmseBins, auc }) => [
      predictor,
      logLoss.toFixed(3),
      rmseBins.toFixed(3),
      auc?.toFixed(3),
    ]);
    expect(figures).toEqual([
      ['sm2', '0.526', '0.112', '0.521'],
      ['fsrs-default', '0.442', '0.068', '0.675'],
      ['fsrs-optimised', '0.438', '0.049', '0.675'],
      ['average', '0.511', '0.136', '0.509'],
      ['moving-average', '0.478', '0.082', '0.548'],
    ]);
    expect(evaluation?.optimisedMinusDefault).toMatchObject({
      difference: expect.closeTo(-0.0038, 3),
      low95: expect.closeTo(-0.0071, 3),
      high95: expect.closeTo(-0.0003, 3),
    });
  });
});
