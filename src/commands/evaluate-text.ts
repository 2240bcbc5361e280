import type { EvaluateJson } from '../contract.ts';
import type { PredictorName } from '../predictor.ts';
import { type TableColumn, table } from '../terminal/charts/table.ts';
import { formatCount, plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';
import { listWidth } from './list-width.ts';

/** The predictors as people read of them. */
export const predictorTitles: Readonly<Record<PredictorName, string>> = {
  sm2: 'SM-2',
  'fsrs-default': 'FSRS with its defaults',
  'fsrs-optimised': 'FSRS fitted to you',
  average: 'your average',
  'moving-average': 'a moving average',
};

type Difference = NonNullable<EvaluateJson['optimisedMinusDefault']>;

/** An evaluation as a table, with what it amounts to and what it cannot show. */
export function describeEvaluation(context: Context, evaluation: EvaluateJson): string {
  const { theme, io } = context;
  const { tested, scores, optimisedMinusDefault: gain, limits } = evaluation;
  if (tested === null) return tooFew(evaluation);
  const columns: readonly TableColumn[] = [
    { header: 'predictor', flexible: true },
    { header: 'log loss', align: 'right' },
    { header: 'RMSE(bins)', align: 'right' },
    { header: 'AUC', align: 'right' },
  ];
  const rows = scores.map(({ predictor, logLoss, rmseBins, auc }) => [
    predictorTitles[predictor],
    logLoss.toFixed(4),
    rmseBins.toFixed(3),
    auc === null ? '' : auc.toFixed(3),
  ]);
  return [
    `${plural(tested.reviews, 'review')} from ${tested.from} to ${tested.to}, each foretold from what came before it.`,
    `${(tested.recalled * 100).toFixed(1)} % were recalled.`,
    '',
    ...table(columns, rows, { width: listWidth(io), theme }),
    '',
    'Log loss and RMSE(bins) are better when lower, AUC when higher.',
    ...(gain === null ? [] : [describeGain(gain)]),
    '',
    theme.heading('What this cannot show'),
    '',
    ...limits,
  ].join('\n');
}

function describeGain(gain: Difference): string {
  const change = gain.difference < 0 ? 'lowers' : 'raises';
  return `Fitting FSRS to you ${change} its log loss by ${describeDifference(gain)}.`;
}

/** How large a difference is, with its interval from the side that it is on. */
export function describeDifference({ difference, low95, high95 }: Difference): string {
  const ends = difference < 0 ? [-high95, -low95] : [low95, high95];
  const range = ends.map((end) => end.toFixed(4)).join(' to ');
  const chance = low95 <= 0 && high95 >= 0 ? ', so it may be chance' : '';
  return `${Math.abs(difference).toFixed(4)} (95 % interval: ${range}${chance})`;
}

/** How many reviews there are, and how many it takes. */
export function tooFew({
  answers,
  reviews,
  needed,
}: Pick<EvaluateJson, 'answers' | 'reviews' | 'needed'>): string {
  return [
    `Too few reviews to tell: ${formatCount(reviews)} of the ${formatCount(needed)} it takes, among ${plural(answers, 'answer')}.`,
    'A review counts when its card was answered on an earlier day.',
  ].join('\n');
}
