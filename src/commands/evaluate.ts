import type { EvaluateJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import { EngramError } from '../errors.ts';
import { type Evaluation, evaluate, leastToEvaluate } from '../schedule/evaluate/evaluation.ts';
import type { FsrsTrainer } from '../schedule/evaluate/predictor.ts';
import { foldCount } from '../schedule/evaluate/protocol.ts';
import { loadFsrsTrainer } from '../training/fsrs-trainer.ts';
import type { Context } from './context.ts';
import { describeEvaluation, predictorTitles } from './evaluate-text.ts';
import { progressOf } from './progress.ts';
import { reviewsOfLog } from './reviews-of-log.ts';

/** What no log can show, whatever the figures. */
const limits: readonly string[] = [
  'Your log holds only the intervals that your scheduler chose, and says nothing of others.',
  'A better prediction is not yet a better schedule: that would take a trial, not a log.',
];

/** How well each scheduler foretells the person's own answers, on reviews it has not seen. */
export async function run(context: Context): Promise<void> {
  const { answers, reviews } = reviewsOfLog(context);
  const say = progressOf(context);
  let part = '';
  const train =
    reviews.length < leastToEvaluate
      ? null
      : await trainerIfThere(context, (share) =>
          say(`${part}: trained by ${Math.round(share * 100)} %`),
        );
  const evaluation = await evaluate(reviews, {
    train,
    onStep: (predictor, step) => {
      const what = step === 'scores' ? 'Scoring' : `Part ${step} of ${foldCount}`;
      part = `${what}, ${predictorTitles[predictor]}`;
      say(part);
    },
  });
  const document: EvaluateJson = {
    answers,
    reviews: reviews.length,
    needed: leastToEvaluate,
    tested: testedOf(evaluation),
    scores: evaluation?.scores ?? [],
    optimisedMinusDefault: evaluation?.optimisedMinusDefault ?? null,
    limits,
  };
  context.print(document, () => describeEvaluation(context, document));
}

function testedOf(evaluation: Evaluation | undefined): EvaluateJson['tested'] {
  if (evaluation === undefined) return null;
  const { predicted, recalled, from, to } = evaluation;
  return { reviews: predicted, recalled, from: formatDay(from), to: formatDay(to) };
}

/** The others can be compared without the optimiser, which not every machine can load. */
async function trainerIfThere(
  context: Context,
  onProgress: (share: number) => void,
): Promise<FsrsTrainer | null> {
  try {
    return await loadFsrsTrainer({ onProgress });
  } catch (error) {
    if (!(error instanceof EngramError)) throw error;
    context.note(`${error.message} ${error.hint}`);
    return null;
  }
}
