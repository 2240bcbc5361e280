import type { Predictor } from '../predictor.ts';
import type { RecallItem } from '../recall-items.ts';

/** Says of every review what share of the earlier ones was recalled: what any model has to beat. */
export function averagePredictor(earlier: readonly RecallItem[]): Predictor {
  const recalled = earlier.filter((item) => item.recalled).length;
  const share = earlier.length === 0 ? 0.5 : recalled / earlier.length;
  return { predict: () => share };
}
