import type { StatsJson } from '../../contract.ts';
import { calendar } from './calendar.ts';
import { dateOf, longDay } from './dates.ts';
import type { Markup } from './escape.ts';
import { count, elapsed, elapsedText, plural } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** What was done on each day. */
export function activitySection({ activity, days }: StatsJson): Markup {
  const studied = activity.filter(({ reviews }) => reviews > 0);
  const about =
    days > 365
      ? `Answers on each day. The calendar shows the last 53 weeks, the numbers ${plural(days, 'day')}.`
      : `Answers on each of the last ${plural(days, 'day')}.`;
  return section({
    id: 'activity',
    title: 'Activity',
    isWide: true,
    about,
    empty: `No answers in the last ${plural(days, 'day')}.`,
    chart:
      studied.length === 0
        ? null
        : calendar(
            activity.map((day) => ({ day: day.day, value: day.reviews, detail: detailOf(day) })),
            'Calendar of answers',
          ),
    table: numbersTable(
      'Days with answers',
      ['Day', 'Answers', 'New cards', 'Forgotten', 'Time'],
      studied.map((day) => [
        day.day,
        count(day.reviews),
        count(day.new),
        count(day.again),
        elapsed(day.timeMs),
      ]),
    ),
  });
}

function detailOf(day: StatsJson['activity'][number]): readonly string[] {
  const date = longDay(dateOf(day.day));
  if (day.reviews === 0) return [date, 'no answers'];
  return [
    date,
    `${plural(day.reviews, 'answer')} in ${elapsedText(day.timeMs)}`,
    `${plural(day.new, 'new card')}, ${day.again} forgotten`,
  ];
}
