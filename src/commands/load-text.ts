import type { SimulatedDayJson } from '../contract.ts';
import { type Column, columnChart } from '../terminal/charts/column-chart.ts';
import { table } from '../terminal/charts/table.ts';
import { percent } from '../terminal/percent.ts';
import { formatCount } from '../terminal/plural.ts';
import type { Theme } from '../terminal/theme.ts';

interface Drawing {
  readonly width: number;
  readonly theme: Theme;
}

/** Some days in a row, as one line of a table or one column of a chart. */
interface Period {
  /** Their first day, or the month or year of all of them. */
  readonly label: string;
  readonly days: readonly SimulatedDayJson[];
}

type PeriodName = 'day' | 'week' | 'month' | 'year';

/** Below it, a table of days shows only what is asked on them and what is remembered. */
const wideTable = 60;

/** The cards that each day asks, as columns: of days where they fit, else of longer periods. */
export function loadChart(load: readonly SimulatedDayJson[], drawing: Drawing): string[] {
  const oneEach = load.length <= (drawing.width - 6) / 2;
  const period = oneEach ? 'day' : periodFor(load.length);
  const columns = inPeriods(load, period).map(
    ({ label, days }): Column => ({
      label: label.slice(shortLabelStart[period]),
      value: Math.round(mean(days, (day) => day.new + day.reviews)),
    }),
  );
  return columnChart(columns, drawing);
}

/** A line for each day, week, month or year, as many days as there are; a day on average. */
export function loadTable(load: readonly SimulatedDayJson[], drawing: Drawing): string[] {
  const period = periodFor(load.length);
  const isWide = drawing.width >= wideTable;
  const hasWaiting = load.some(({ waiting }) => waiting > 0);
  const columns: readonly (readonly [string, (period: Period) => string])[] = [
    [period === 'week' ? 'week of' : period, ({ label }) => label],
    ['new', ({ days }) => few(mean(days, (day) => day.new))],
    ['reviews', ({ days }) => few(mean(days, (day) => day.reviews))],
    ['min', ({ days }) => few(mean(days, (day) => day.minutes))],
    ['recall', ({ days }) => shareText(days.at(-1)?.recall ?? null)],
    ...(isWide
      ? [['learned', ({ days }: Period) => formatCount(days.at(-1)?.learned ?? 0)] as const]
      : []),
    ...(isWide && hasWaiting
      ? [['waiting', ({ days }: Period) => formatCount(days.at(-1)?.waiting ?? 0)] as const]
      : []),
  ];
  return table(
    columns.map(([header], index) => ({ header, align: index === 0 ? 'left' : 'right' })),
    inPeriods(load, period).map((one) => columns.map(([, cell]) => cell(one))),
    drawing,
  );
}

/** What a line of the table covers. */
function periodFor(days: number): PeriodName {
  if (days <= 28) return 'day';
  if (days <= 200) return 'week';
  return days <= 1100 ? 'month' : 'year';
}

/** What a line of the table is, and what its figures are. */
export function tableTitle(days: number): string {
  const period = periodFor(days);
  return period === 'day'
    ? 'Day by day'
    : `${period.charAt(0).toUpperCase()}${period.slice(1)} by ${period}, on an average day`;
}

export function shareText(share: number | null): string {
  return share === null ? '' : percent(share);
}

/** A small number to a tenth, a larger one whole. */
export function few(value: number): string {
  return value < 9.95 ? String(Math.round(value * 10) / 10) : formatCount(Math.round(value));
}

/** Weeks are counted from the first day. */
function inPeriods(load: readonly SimulatedDayJson[], name: PeriodName): readonly Period[] {
  const periods = new Map<string, SimulatedDayJson[]>();
  for (const [index, day] of load.entries()) {
    const first = name === 'week' ? (load[index - (index % 7)] ?? day) : day;
    const label = first.day.slice(0, labelLength[name]);
    const days = periods.get(label) ?? [];
    days.push(day);
    periods.set(label, days);
  }
  return [...periods].map(([label, days]) => ({ label, days }));
}

/** From where on it fits below a column. */
const shortLabelStart = { day: 8, week: 5, month: 2, year: 0 } as const;

/** So much of `2026-06-30` names a period. */
const labelLength = { day: 10, week: 10, month: 7, year: 4 } as const;

function mean(days: readonly SimulatedDayJson[], value: (day: SimulatedDayJson) => number): number {
  return days.reduce((sum, day) => sum + value(day), 0) / Math.max(1, days.length);
}
