import type { StatsJson } from '../contract.ts';
import { parseDay } from '../day.ts';
import { weakestSections } from '../stats/weakest.ts';
import { type Bar, barChart } from '../terminal/charts/bar-chart.ts';
import { calendar } from '../terminal/charts/calendar.ts';
import { columnChart } from '../terminal/charts/column-chart.ts';
import { formatElapsed } from '../terminal/duration.ts';
import { percent } from '../terminal/percent.ts';
import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';

/** Lines longer than this are hard to take in at a glance. */
const widest = 120;

/** The statistics as charts, one below the other. */
export function describeStats(context: Context, stats: StatsJson): string {
  const { theme, io } = context;
  const width = Math.min(widest, io.out.columns);
  const { totals, streak } = stats;
  const chart = { width, theme };
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Activity', activityLines(context, stats, width)],
    [
      'Retention: answers recalled on the day a card was due',
      barChart(retentionBars(stats), { ...chart, max: 1 }),
    ],
    [
      'Forecast: cards due in the coming days',
      columnChart(
        stats.forecast.map(({ day, due }) => ({ label: day.slice(8), value: due })),
        chart,
      ),
    ],
    ['Maturity', barChart(maturityBars(stats), chart)],
    ['Intervals of the cards in review', barChart(intervalBars(stats), chart)],
    ['Hardest sections', barChart(weakBars(stats), { ...chart, max: 1 })],
  ];
  return [
    [
      theme.strong(plural(totals.cards, 'card')),
      `${plural(totals.reviews, 'answer')} in ${formatElapsed(totals.timeMs)}`,
      `${plural(streak.current, 'day')} in a row (longest ${streak.longest})`,
    ].join(' · '),
    ...sections.flatMap(([title, lines]) =>
      lines.length === 0 ? [] : ['', theme.heading(title), '', ...lines],
    ),
    ...(totals.reviews === 0 ? ['', 'No answers yet: the figures fill up as you review.'] : []),
  ].join('\n');
}

function activityLines(context: Context, stats: StatsJson, width: number): readonly string[] {
  const counts = stats.activity.flatMap(({ day, reviews }) => {
    const parsed = parseDay(day);
    return parsed === undefined ? [] : [{ day: parsed, count: reviews }];
  });
  const weeks = Math.ceil(stats.days / 7) + 1;
  return calendar(counts, {
    width,
    theme: context.theme,
    until: context.today,
    weeks: Math.min(53, weeks),
  });
}

function retentionBars({ retention }: StatsJson): readonly Bar[] {
  const names = {
    overall: 'all',
    young: 'young',
    mature: 'mature',
    last30Days: 'last 30 days',
  } as const;
  return (['overall', 'young', 'mature', 'last30Days'] as const).flatMap((key): Bar[] => {
    const share = retention[key];
    return share === null
      ? []
      : [
          {
            label: names[key],
            value: share,
            text: `${percent(share)} of ${retention.counted[key]}`,
          },
        ];
  });
}

function maturityBars({ totals }: StatsJson): readonly Bar[] {
  if (totals.cards === 0) return [];
  return (['new', 'learning', 'young', 'mature'] as const).map((key) => ({
    label: key,
    value: totals[key],
    text: String(totals[key]),
  }));
}

function intervalBars({ intervals }: StatsJson): readonly Bar[] {
  const last = intervals.findLastIndex(({ cards }) => cards > 0);
  return intervals.slice(0, last + 1).map(({ upToDays, cards }) => ({
    label: `up to ${plural(upToDays, 'day')}`,
    value: cards,
    text: String(cards),
  }));
}

function weakBars({ sections }: StatsJson): readonly Bar[] {
  return weakestSections(sections, { limit: 5 }).flatMap(({ path, retention, counted }): Bar[] =>
    retention === null
      ? []
      : [
          {
            label: path.join(' › '),
            value: retention,
            text: `${percent(retention)} of ${counted}`,
          },
        ],
  );
}
