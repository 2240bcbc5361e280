import type { StatsJson } from '../../contract.ts';
import { columnChart } from './columns.ts';
import { dotChart } from './dots.ts';
import { html, type Markup } from './escape.ts';
import { count, percent, percentText, plural } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** When answers are given, and how well things are recalled then. */
export function hoursSection({ hours, extremeHours, totals }: StatsJson): Markup {
  const label = (hour: number) => (hour % 3 === 0 ? String(hour) : '');
  const clock = (hour: number) => `${hour}:00 to ${hour}:59`;
  return section({
    id: 'hours',
    title: 'Hours of the day',
    about:
      'Answers by the hour of your clock, and the share of reviews recalled: the larger the dot, the more reviews are behind it.',
    empty: 'No answers yet.',
    chart:
      totals.reviews === 0
        ? null
        : html`<h3>Answers</h3>${columnChart(
            hours.map(({ hour, reviews }) => ({
              label: label(hour),
              value: reviews,
              tone: 'plain',
              detail: [clock(hour), plural(reviews, 'answer')],
            })),
            { label: 'Answers by hour', heights: 'scale' },
          )}${
            hours.every(({ counted }) => counted === 0)
              ? null
              : html`<h3>Recalled</h3>${dotChart(
                  hours.map(({ hour, retention, counted }) => ({
                    label: label(hour),
                    share: retention,
                    weight: counted,
                    detail: [
                      clock(hour),
                      `${percentText(retention)} of ${plural(counted, 'review')} recalled`,
                    ],
                  })),
                  'Share recalled by hour',
                )}${extremes(extremeHours)}`
          }`,
    table: numbersTable(
      'Hours of the day',
      ['Hour', 'Answers', 'Retention', 'Recalled', 'Of'],
      hours.map(({ hour, reviews, retention, passed, counted }) => [
        `${hour}:00`,
        count(reviews),
        percent(retention),
        count(passed),
        count(counted),
      ]),
    ),
  });
}

/** The best and the worst hour in words, as far as there are any. */
function extremes({ atLeast, best, worst }: StatsJson['extremeHours']): Markup | null {
  if (best === null) return null;
  const said = (name: string, { hour, retention, counted }: typeof best): Markup =>
    html`${name} ${`${hour}:00`}: ${percent(retention)} of ${count(counted)} reviews recalled`;
  return html`<p class="about">${said('Best hour', best)}${
    worst === null ? null : html`; ${said('worst hour', worst)}`
  }, of the hours with ${count(atLeast)} reviews or more.</p>`;
}
