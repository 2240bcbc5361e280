import type { StatsJson } from '../../contract.ts';
import { grades as allGrades } from '../../grade.ts';
import { barChart } from '../charts/bar-chart.ts';
import { columnChart } from '../charts/column-chart.ts';
import { table } from '../charts/table.ts';
import { formatTime } from '../duration.ts';
import { percent } from '../percent.ts';
import { formatCount, plural } from '../plural.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import type { StatsPanel } from './screen.ts';

type Spent = StatsJson['time']['overall'];

const timeRows: readonly (readonly [string, (spent: Spent) => string])[] = [
  ['in all', ({ timeMs }) => formatTime(timeMs)],
  ['answers', ({ answers }) => formatCount(answers)],
  ['an answer', ({ msPerAnswer }) => meanTime(msPerAnswer)],
  ['a day', ({ msPerDay }) => meanTime(msPerDay)],
  ['a card', ({ msPerCard }) => meanTime(msPerCard)],
];

/** How long answers take. */
export function timePanel({ time, totals, days }: StatsJson, theme: Theme): StatsPanel {
  if (time.overall.answers === 0) return null;
  const spans: readonly (readonly [string, Spent])[] = [
    ['ever', time.overall],
    ...(days === 30 ? [] : [[plural(days, 'day'), time.window] as const]),
    ['30 days', time.last30Days],
  ];
  const untimed = totals.reviews - time.overall.answers;
  return {
    title: 'Time',
    figures: ['time'],
    least: 40,
    draw: (width) => [
      ...table(
        [{ header: '' }, ...spans.map(([header]) => ({ header, align: 'right' as const }))],
        timeRows.map(([name, cell]) => [name, ...spans.map(([, spent]) => cell(spent))]),
        { width, theme },
      ),
      ...(untimed === 0
        ? []
        : wrapLines(`${plural(untimed, 'answer')} without a time`, width).map(theme.muted)),
    ],
  };
}

function meanTime(ms: number | null): string {
  return ms === null ? '' : formatTime(ms);
}

/** When answers are given, and when they are recalled best. */
export function hoursPanel({ hours, extremeHours, totals }: StatsJson, theme: Theme): StatsPanel {
  if (totals.reviews === 0) return null;
  const { best, worst, atLeast } = extremeHours;
  const columns = hours.map(({ hour, reviews }) => ({
    label: hour % 6 === 0 ? String(hour) : '',
    value: reviews,
  }));
  const line = (name: string, of: typeof best) =>
    of === null || of.retention === null
      ? []
      : [
          `${name} ${String(of.hour).padStart(2)}:00  ${percent(of.retention)} of ${formatCount(of.counted)}`,
        ];
  const extremes = [...line('best ', best), ...line('worst', worst)];
  return {
    title: 'Hours',
    figures: ['hours', 'extremeHours'],
    least: 36,
    draw: (width) => [
      ...columnChart(columns, { width, theme, height: 4 }),
      ...(extremes.length > 0
        ? extremes
        : wrapLines(`Best and worst: from ${atLeast} reviews in an hour`, width).map(theme.muted)),
    ],
  };
}

/** How often each grade was given. */
export function gradesPanel({ grades, totals }: StatsJson, theme: Theme): StatsPanel {
  if (totals.reviews === 0) return null;
  const bars = allGrades.map((grade) => ({
    label: String(grade),
    value: grades[grade],
    text: formatCount(grades[grade]),
  }));
  return {
    title: 'Grades',
    figures: ['grades'],
    least: 36,
    draw: (width) => barChart(bars, { width, theme }),
  };
}
