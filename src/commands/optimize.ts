import * as z from 'zod/mini';
import type { OptimizeJson } from '../contract.ts';
import { leastToOptimise, optimise } from '../schedule/evaluate/optimisation.ts';
import { defaultFsrsParameters } from '../schedule/fsrs-parameters.ts';
import { plural } from '../terminal/plural.ts';
import { loadFsrsTrainer } from '../training/fsrs-trainer.ts';
import { adoptParameters } from './adopt-parameters.ts';
import type { Context } from './context.ts';
import { describeDifference, tooFew } from './evaluate-text.ts';
import { readOptions } from './options.ts';
import { progressOf } from './progress.ts';
import { describeRescheduled } from './reschedule.ts';
import { reviewsOfLog } from './reviews-of-log.ts';

const schema = z.object({ dryRun: z.optional(z.boolean()) });

/** Fits FSRS to the log, and adopts the parameters only if they win on the part held out. */
export async function run(
  context: Context,
  _args: readonly string[],
  options: unknown,
): Promise<void> {
  const { dryRun = false } = readOptions(schema, options);
  const inForce = context.settings.fsrsParameters ?? defaultFsrsParameters;
  const { answers, reviews } = reviewsOfLog(context);
  const say = progressOf(context);
  const result =
    reviews.length < leastToOptimise
      ? undefined
      : await optimise(
          reviews,
          inForce,
          await loadFsrsTrainer({
            onProgress: (share) => say(`Trained by ${Math.round(share * 100)} %`),
          }),
        );
  const adopted = result?.wins === true && !dryRun;
  const rescheduled = adopted ? await adoptParameters(context, result.parameters) : null;
  const document: OptimizeJson = {
    answers,
    reviews: reviews.length,
    needed: leastToOptimise,
    dryRun,
    adopted,
    inForce,
    trained: result ?? null,
    rescheduled,
  };
  context.print(document, () => describe(document));
}

function describe(document: OptimizeJson): string {
  const { trained, adopted, dryRun, rescheduled } = document;
  if (trained === null) return `${tooFew(document)}\nNothing was changed.`;
  const { trainedOn, heldOut, logLoss, trainedMinusInForce, wins } = trained;
  return [
    `FSRS was fitted to ${plural(trainedOn, 'review')}, and judged by the ${plural(heldOut, 'review')} after them.`,
    `Log loss there: ${logLoss.trained.toFixed(4)} fitted, ${logLoss.inForce.toFixed(4)} with the parameters in force.`,
    trainedMinusInForce.difference === 0
      ? 'That is no difference at all.'
      : `That is ${wins ? 'better' : 'worse'} by ${describeDifference(trainedMinusInForce)}.`,
    adopted
      ? `The fitted parameters are adopted. ${rescheduled === null ? 'They count once the scheduler is FSRS: engram config set scheduler fsrs' : describeRescheduled(rescheduled)}`
      : wins && dryRun
        ? 'Without --dry-run, the fitted parameters would be adopted.'
        : 'The parameters in force stay. Nothing was changed.',
  ].join('\n');
}
