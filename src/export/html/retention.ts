import type { StatsJson } from '../../contract.ts';
import type { Markup } from './escape.ts';
import { count, countText, percent, percentText, plural } from './numbers.ts';
import { type RangeRow, rangeRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

const names = [
  ['overall', 'All'],
  ['young', 'Young cards'],
  ['mature', 'Mature cards'],
  ['last30Days', 'Last 30 days'],
] as const;

/** How much was recalled when it was due, and how sure that is. */
export function retentionSection({ retention }: StatsJson): Markup {
  const rows = names.flatMap(([key, name]): RangeRow[] => {
    const share = retention[key];
    const range = retention.range95[key];
    if (share === null || range === null) return [];
    const passed = `${countText(retention.passed[key])} of ${plural(retention.counted[key], 'review')}`;
    return [
      {
        label: name,
        aside: passed,
        value: percentText(share),
        share,
        range,
        detail: [
          `${name}: ${percentText(share)} recalled`,
          passed,
          `with 95 % confidence ${percentText(range[0])} to ${percentText(range[1])}`,
        ],
      },
    ];
  });
  return section({
    id: 'retention',
    title: 'True retention',
    about:
      'Reviews recalled on the day a card was due. The band is where the true share lies with 95 % confidence.',
    empty: 'No reviews yet: they begin on the day after a card was learned.',
    chart: rows.length === 0 ? null : rangeRows(rows, 'Shares of reviews recalled'),
    table: numbersTable(
      'Retention',
      ['Cards', 'Retention', '95 % from', 'to', 'Recalled', 'Of'],
      names.map(([key, name]) => {
        const [low, high] = retention.range95[key] ?? [null, null];
        return [
          name,
          percent(retention[key]),
          percent(low),
          percent(high),
          count(retention.passed[key]),
          count(retention.counted[key]),
        ];
      }),
    ),
  });
}
