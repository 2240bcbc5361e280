import { setImmediate as nextTurn } from 'node:timers/promises';
import { EngramError } from '../errors.ts';
import type { FsrsTrainer } from '../schedule/evaluate/predictor.ts';
import { fsrsRating } from '../schedule/evaluate/predictors/fsrs.ts';
import type { PastAnswer, RecallItem } from '../schedule/evaluate/recall-items.ts';
import { checkedFsrsParameters, defaultFsrsParameters } from '../schedule/fsrs-parameters.ts';

type Binding = Pick<
  typeof import('@open-spaced-repetition/binding'),
  'computeParameters' | 'FSRSBindingItem' | 'FSRSBindingReview'
>;

/** Below this many reviews the optimiser has nothing to go by, and gives the defaults. */
const leastItems = 8;

/** How often the optimiser's thread is looked after, in ms; its own default rounds up to 500. */
const pollMs = 20;

interface TrainerOptions {
  /** Told now and then how far a training is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Loads the package: a way to test that it cannot be. */
  readonly load?: () => Promise<Binding>;
}

/**
 * The optimiser of FSRS's authors (fsrs-rs), in an optional package with a native binary.
 * From 8 reviews on it fits the first stabilities, from 64 on all 21 parameters; late reviews weigh
 * more. Throws `failed` where the package is not installed or does not run on this machine.
 */
export async function loadFsrsTrainer({
  onProgress,
  load = () => import('@open-spaced-repetition/binding'),
}: TrainerOptions = {}): Promise<FsrsTrainer> {
  const binding = await loaded(load);
  return async (items) => {
    if (items.length < leastItems) return defaultFsrsParameters;
    const trained = await binding
      .computeParameters(bindingItems(binding, items), {
        enableShortTerm: true,
        timeout: pollMs,
        // Anything but true gives up the training.
        progress: (done, all) => {
          onProgress?.(done / all);
          return true;
        },
      })
      .catch((error: unknown) => {
        throw new EngramError(
          'failed',
          `The optimiser of FSRS could not fit the reviews: ${messageOf(error)}.`,
          'FSRS goes on with the parameters in force. Run engram doctor to check the log.',
          error,
        );
      });
    const parameters = checkedFsrsParameters(trained);
    if (parameters !== undefined) return parameters;
    throw new EngramError(
      'failed',
      'The optimiser of FSRS gave parameters that FSRS cannot work with.',
      'FSRS goes on with the parameters in force. Try again after more reviews.',
    );
  };
}

async function loaded(load: () => Promise<Binding>): Promise<Binding> {
  try {
    return await load();
  } catch (error) {
    // What Node has to warn of is written meanwhile, so that the failure is the last that is said.
    await nextTurn();
    throw new EngramError(
      'failed',
      'The optimiser of FSRS cannot be loaded on this machine.',
      'Install it with npm install @open-spaced-repetition/binding, or go on with the default parameters.',
      error,
    );
  }
}

/** Each item as a whole history that ends with the review to predict. */
function bindingItems(
  { FSRSBindingItem, FSRSBindingReview }: Binding,
  items: readonly RecallItem[],
) {
  const known = new Map<string, InstanceType<typeof FSRSBindingReview>>();
  const review = ({ grade, daysElapsed }: Pick<PastAnswer, 'grade' | 'daysElapsed'>) => {
    const key = `${fsrsRating(grade)} ${daysElapsed}`;
    const made = known.get(key) ?? new FSRSBindingReview(fsrsRating(grade), daysElapsed);
    known.set(key, made);
    return made;
  };
  return items.map((item) => {
    const reviews = [review(item)];
    for (let at: PastAnswer | null = item.past; at !== null; at = at.before)
      reviews.push(review(at));
    return new FSRSBindingItem(reviews.reverse());
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
