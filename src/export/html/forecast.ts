import type { StatsJson } from '../../contract.ts';
import { columnChart } from './columns.ts';
import { dateOf, longDay, shortDay } from './dates.ts';
import type { Markup } from './escape.ts';
import { count, plural } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** What comes due on the coming days. */
export function forecastSection({ forecast }: StatsJson): Markup {
  return section({
    id: 'forecast',
    title: 'Forecast',
    about:
      'Cards that fall due on each day, as the schedule stands. What is overdue is on the first.',
    empty: 'No cards are due in the coming days.',
    chart: forecast.every(({ due }) => due === 0)
      ? null
      : columnChart(
          forecast.map(({ day, due }, index) => ({
            label: index === 0 ? 'today' : index % 7 === 0 ? shortDay(dateOf(day)) : '',
            value: due,
            tone: index === 0 ? 'strong' : 'plain',
            detail: [longDay(dateOf(day)), `${plural(due, 'card')} due`],
          })),
          { label: 'Cards due on each day', heights: 'scale' },
        ),
    table: numbersTable(
      'Forecast',
      ['Day', 'Cards due'],
      forecast.map(({ day, due }) => [day, count(due)]),
    ),
  });
}
