import { addDays, type Day, formatDay } from '../../day.ts';
import type { Style, Theme } from '../theme.ts';

export interface DayCount {
  readonly day: Day;
  readonly count: number;
}

/** 0 is Sunday. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface CalendarOptions {
  readonly width: number;
  readonly theme: Theme;
  /** The last day shown. */
  readonly until: Day;
  /** Weeks at most: fewer where the width is not enough. A year when not given. */
  readonly weeks?: number;
  /** Monday when not given. */
  readonly firstWeekday?: Weekday;
}

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const margin = 4;

/**
 * The activity of the past weeks: weeks as columns, weekdays as rows, months above, and below
 * them what each shade stands for. The shades differ without colour. Days beyond `until` are blank.
 * Weeks stand apart where the width allows it.
 */
export function calendar(counts: readonly DayCount[], options: CalendarOptions): string[] {
  const { theme, until, firstWeekday = 1 } = options;
  const weeks = Math.max(1, Math.min(options.weeks ?? 53, options.width - margin));
  const pitch = margin + 2 * weeks <= options.width ? 2 : 1;
  const start = addDays(weekStart(until, firstWeekday), -7 * (weeks - 1));
  const byDay = new Map(counts.map(({ day, count }) => [day, count]));
  const bounds = shadeBounds(counts.filter(({ day }) => day >= start && day <= until));
  const shades = shadeStyles(theme);

  const rows = Array.from({ length: 7 }, (_, row) => {
    const days = Array.from({ length: weeks }, (__, week) => addDays(start, 7 * week + row));
    const line = days.map((day) =>
      day > until ? ' ' : (shades[shadeOf(byDay.get(day) ?? 0, bounds)] ?? ''),
    );
    const name = row % 2 === 0 ? (weekdayNames[(firstWeekday + row) % 7] ?? '') : '';
    return `${theme.muted(name.padEnd(margin))}${line.join(' '.repeat(pitch - 1))}`.trimEnd();
  });
  return [
    theme
      .muted(' '.repeat(margin) + monthLine(start, weeks, pitch, options.width - margin))
      .trimEnd(),
    ...rows,
    '',
    ...legend(bounds, shades, options),
  ];
}

/** 1970-01-01 was a Thursday. */
function weekStart(day: Day, firstWeekday: Weekday): Day {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return addDays(day, -((weekday - firstWeekday + 7) % 7));
}

/** The name of a month above the first week that begins in it, where it fits. */
function monthLine(start: Day, weeks: number, pitch: number, room: number): string {
  let line = '';
  let month = '';
  for (let week = 0; week < weeks; week += 1) {
    const name = monthNames[Number(formatDay(addDays(start, 7 * week)).slice(5, 7)) - 1] ?? '';
    const at = week * pitch;
    const fits = (line === '' || line.length < at) && at + name.length <= room;
    if (name !== month && fits) line = line.padEnd(at) + name;
    month = name;
  }
  return line;
}

/** From how many reviews on each shade begins: the quarters of the days that had any. */
function shadeBounds(counts: readonly DayCount[]): readonly [number, number, number, number] {
  const active = counts
    .map(({ count }) => count)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  const quarter = (share: number) => active[Math.floor(active.length * share)] ?? 1;
  const second = Math.max(2, quarter(0.25));
  const third = Math.max(second + 1, quarter(0.5));
  return [1, second, third, Math.max(third + 1, quarter(0.75))];
}

function shadeOf(count: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => count >= bound).length;
}

function shadeStyles(theme: Theme): readonly string[] {
  const styles: readonly Style[] = [theme.muted, theme.good, theme.good, theme.good, theme.good];
  return theme.glyphs.shades.map((shade, index) => (styles[index] ?? theme.good)(shade));
}

/** On one line, or one below the other where that is too wide. */
function legend(
  bounds: readonly number[],
  shades: readonly string[],
  options: CalendarOptions,
): string[] {
  const names = ['0', ...bounds.map((from, index) => rangeName(from, bounds[index + 1]))];
  const length = names.join('').length + 2 * names.length + 2 * (names.length - 1) + margin;
  const entries = names.map((name, index) => `${shades[index] ?? ''} ${name}`);
  const title = 'reviews a day';
  if (length + title.length + 2 <= options.width)
    return [' '.repeat(margin) + [...entries, options.theme.muted(title)].join('  ')];
  return length <= options.width
    ? [' '.repeat(margin) + entries.join('  ')]
    : entries.map((entry) => ' '.repeat(margin) + entry);
}

function rangeName(from: number, next: number | undefined): string {
  if (next === undefined) return `${from}+`;
  return next - 1 === from ? String(from) : `${from}-${next - 1}`;
}
