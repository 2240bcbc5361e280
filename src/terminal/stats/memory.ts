import type { StatsJson } from '../../contract.ts';
import { type Bar, barChart } from '../charts/bar-chart.ts';
import { percent } from '../percent.ts';
import { formatCount, plural } from '../plural.ts';
import type { Theme } from '../theme.ts';
import type { StatsPanel } from './screen.ts';

/** What bars with a label and a number take to be read. */
const barsWidth = 36;

const spans = [
  ['overall', 'all'],
  ['young', 'young'],
  ['mature', 'mature'],
  ['last30Days', 'last 30 days'],
] as const;

/** How much was recalled when it was due. */
export function retentionPanel({ retention }: StatsJson, theme: Theme): StatsPanel {
  const bars = spans.flatMap(([key, label]): Bar[] => {
    const share = retention[key];
    const counted = formatCount(retention.counted[key]);
    return share === null ? [] : [{ label, value: share, text: `${percent(share)} of ${counted}` }];
  });
  return bars.length === 0
    ? null
    : {
        title: 'Retention',
        figures: ['retention'],
        least: barsWidth,
        draw: (width) => barChart(bars, { width, theme, max: 1 }),
      };
}

/** How far the cards have come. */
export function maturityPanel({ totals }: StatsJson, theme: Theme): StatsPanel {
  if (totals.cards === 0) return null;
  const bars = (['new', 'learning', 'young', 'mature'] as const).map((label) => ({
    label,
    value: totals[label],
    text: formatCount(totals[label]),
  }));
  const apart = (['suspended', 'retired'] as const)
    .filter((key) => totals[key] > 0)
    .map((key) => `${formatCount(totals[key])} ${key}`);
  return {
    title: 'Maturity',
    figures: ['totals'],
    least: barsWidth,
    draw: (width) => [
      ...barChart(bars, { width, theme, max: totals.cards }),
      ...(apart.length === 0 ? [] : [theme.muted(apart.join(', '))]),
    ],
  };
}

/** How far apart the reviews of cards are. */
export function intervalsPanel({ intervals }: StatsJson, theme: Theme): StatsPanel {
  const last = intervals.findLastIndex(({ cards }) => cards > 0);
  if (last < 0) return null;
  // The last one of all takes whatever is longer, so that its own bound says nothing.
  const name = (upToDays: number, index: number) =>
    index === intervals.length - 1 ? 'longer' : `to ${plural(upToDays, 'day')}`;
  const bars = intervals.slice(0, last + 1).map(({ upToDays, cards }, index) => ({
    label: name(upToDays, index),
    value: cards,
    text: formatCount(cards),
  }));
  return {
    title: 'Intervals',
    figures: ['intervals'],
    least: barsWidth,
    draw: (width) => barChart(bars, { width, theme }),
  };
}
