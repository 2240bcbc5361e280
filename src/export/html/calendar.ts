import { scaleQuantile } from 'd3-scale';
import { dateOf, shortMonth, weekdayOf } from './dates.ts';
import { html, type Markup } from './escape.ts';
import { chart, mark } from './marks.ts';

export interface CalendarDay {
  /** `2026-03-02` */
  readonly day: string;
  readonly value: number;
  readonly detail: readonly string[];
}

/** A cell and the gap after it, in units of the drawing. */
const pitch = 13;
const side = 11;
const left = 30;
const top = 18;
/** A year is drawn in two halves, which stand side by side or, on a phone, one below the other. */
const weeksPerHalf = 27;
const mostWeeks = 53;

const levels = [1, 2, 3, 4] as const;

interface Cell extends CalendarDay {
  readonly date: Date;
  readonly week: number;
  readonly weekday: number;
}

/**
 * Days as a calendar, a column a week from Monday to Sunday, at most the last 53 weeks. The four
 * shades hold a quarter each of the days with anything done.
 */
export function calendar(days: readonly CalendarDay[], label: string): Markup {
  const cells = placed(days);
  const weeks = (cells.at(-1)?.week ?? 0) + 1;
  const perHalf = weeks <= weeksPerHalf ? weeksPerHalf : Math.ceil(weeks / 2);
  const halves = Array.from({ length: Math.ceil(weeks / perHalf) }, (_, half) =>
    cells.filter(({ week }) => Math.floor(week / perHalf) === half),
  );
  const level = scaleQuantile<number>()
    .domain(cells.map(({ value }) => value).filter((value) => value > 0))
    .range(levels);
  const last = cells.at(-1);
  const width = left + perHalf * pitch;
  const height = top + 7 * pitch;
  const half = (part: readonly Cell[], index: number): Markup => {
    const x = (week: number) => left + (week - index * perHalf) * pitch;
    return html`<svg viewBox="0 0 ${width} ${height}" focusable="false">
<g aria-hidden="true">${['Mon', 'Wed', 'Fri'].map(
      (name, row) => html`<text x="0" y="${top + row * 2 * pitch + 9}">${name}</text>`,
    )}${months(part).map(({ week, name }) => html`<text x="${x(week)}" y="10">${name}</text>`)}</g>
${part.map((cell) =>
  mark(
    cell.detail,
    html`<rect class="level-${cell.value === 0 ? 0 : level(cell.value)}" x="${x(cell.week)}" y="${top + cell.weekday * pitch}" width="${side}" height="${side}" rx="2.5"/>`,
    cell === last,
  ),
)}</svg>`;
  };
  return html`${chart(label, 'calendar', halves.map(half), 7)}
<p class="scale" aria-hidden="true">fewer <svg width="${5 * pitch}" height="${side}" focusable="false">${[
    0,
    ...levels,
  ].map(
    (shade) =>
      html`<rect class="level-${shade}" x="${shade * pitch}" width="${side}" height="${side}" rx="2.5"/>`,
  )}</svg> more</p>`;
}

/** Where each day stands; those before the 53 weeks are left out. */
function placed(days: readonly CalendarDay[]): readonly Cell[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  const shown = days.slice(-((mostWeeks - 1) * 7 + weekdayOf(dateOf(last.day)) + 1));
  const offset = shown[0] === undefined ? 0 : weekdayOf(dateOf(shown[0].day));
  return shown.map((day, index) => ({
    ...day,
    date: dateOf(day.day),
    week: Math.floor((index + offset) / 7),
    weekday: (index + offset) % 7,
  }));
}

/** The names of months above the weeks in which they begin, where three weeks leave room for one. */
function months(cells: readonly Cell[]): readonly { week: number; name: string }[] {
  const starts = cells.filter(({ date }, index) => index === 0 || date.getUTCDate() === 1);
  const end = (cells.at(-1)?.week ?? 0) + 1;
  const roomy = starts.filter(({ week }, index) => (starts[index + 1]?.week ?? end) - week >= 3);
  const named = roomy.length > 0 ? roomy : starts.slice(0, 1);
  return named.map(({ week, date }) => ({ week, name: shortMonth(date) }));
}
