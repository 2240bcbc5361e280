import type { StatsJson } from '../../contract.ts';
import { matureIntervalDays } from '../../standing.ts';
import { columnChart, type Span } from './columns.ts';
import type { Markup } from './escape.ts';
import { count, plural } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** How far apart the reviews of cards are. */
export function intervalsSection({ intervals }: StatsJson): Markup {
  const last = intervals.length - 1;
  const isMature = (upToDays: number) => upToDays >= matureIntervalDays;
  const mature = intervals.findIndex(({ upToDays }) => isMature(upToDays));
  const spans: readonly Span[] = [
    { name: 'young', first: 0, last: mature - 1 },
    { name: 'mature', first: mature, last },
  ];
  /** The last bucket takes all longer intervals, so that its own bound says nothing. */
  const name = (upToDays: number, index: number) =>
    index === last ? 'longer' : `up to ${plural(upToDays, 'day')}`;
  return section({
    id: 'intervals',
    title: 'Intervals',
    about: 'Cards in review by the days until they come back, each column up to so many.',
    empty: 'No cards in review yet.',
    chart: intervals.every(({ cards }) => cards === 0)
      ? null
      : columnChart(
          intervals.map(({ upToDays, cards }, index) => ({
            label: index === last ? '∞' : String(upToDays),
            value: cards,
            tone: isMature(upToDays) ? 'strong' : 'plain',
            detail: [`Interval ${name(upToDays, index)}`, plural(cards, 'card')],
          })),
          { label: 'Cards by interval', heights: 'numbers', spans },
        ),
    table: numbersTable(
      'Intervals',
      ['Interval', 'Cards'],
      intervals.map(({ upToDays, cards }, index) => [name(upToDays, index), count(cards)]),
    ),
  });
}
