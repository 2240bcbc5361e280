import type { StatsJson } from '../../contract.ts';
import { parseDay } from '../../day.ts';
import { calendar } from '../charts/calendar.ts';
import { columnChart } from '../charts/column-chart.ts';
import { formatCount, plural } from '../plural.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import type { StatsPanel } from './screen.ts';

/** A year of weeks, and the names of the weekdays. */
const yearWidth = 57;
/** Thirty days with gaps between them, and the scale. */
const monthWidth = 64;

/** What was done on each day. */
export function activityPanel({ activity, days }: StatsJson, theme: Theme): StatsPanel {
  const counts = activity.flatMap(({ day, reviews }) => {
    const parsed = parseDay(day);
    return parsed === undefined ? [] : [{ day: parsed, count: reviews }];
  });
  const until = counts.at(-1)?.day;
  const studied = activity.filter(({ reviews }) => reviews > 0);
  if (until === undefined || studied.length === 0) return null;
  const sum = (measure: 'reviews' | 'new' | 'again') =>
    studied.reduce((total, day) => total + day[measure], 0);
  const weeks = Math.min(53, Math.ceil(days / 7) + 1);
  const text = [
    plural(sum('reviews'), 'answer'),
    `${formatCount(sum('new'))} new`,
    `${formatCount(sum('again'))} forgotten`,
    `on ${formatCount(studied.length)} of ${plural(days, 'day')}`,
  ].join(', ');
  return {
    title: 'Activity',
    figures: ['activity'],
    least: yearWidth,
    draw: (width) => [
      ...wrapLines(text, width),
      ...calendar(counts, { width, theme, until, weeks }),
    ],
  };
}

/** What comes due on the coming days. */
export function forecastPanel({ forecast }: StatsJson, theme: Theme): StatsPanel {
  const due = forecast.map((day) => day.due);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);
  if (sum(due) === 0) return null;
  const text = `${formatCount(due[0] ?? 0)} due today, ${formatCount(sum(due.slice(0, 7)))} in 7 days, ${formatCount(sum(due))} in ${due.length}`;
  return {
    title: 'Forecast',
    figures: ['forecast'],
    least: monthWidth,
    draw: (width) => [
      ...wrapLines(text, width),
      ...columnChart(
        forecast.map(({ day, due: value }) => ({ label: day.slice(8), value })),
        { width, theme },
      ),
    ],
  };
}
