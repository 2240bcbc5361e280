import type { StatsJson } from '../../contract.ts';
import { grades as allGrades, isPass } from '../../grade.ts';
import { columnChart } from './columns.ts';
import type { Markup } from './escape.ts';
import { count, plural } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** SM-2's scale of quality, from 0. */
const meanings = [
  'blackout',
  'wrong, but recognised',
  'wrong, yet it seemed easy',
  'with serious difficulty',
  'after hesitation',
  'perfect',
] as const;

/** How often each grade was given. */
export function gradesSection({ grades, totals }: StatsJson): Markup {
  return section({
    id: 'grades',
    title: 'Grades',
    about: 'How often each grade was given, from 0 for a blackout to 5 for a perfect answer.',
    empty: 'No answers yet.',
    chart:
      totals.reviews === 0
        ? null
        : columnChart(
            allGrades.map((grade) => ({
              label: String(grade),
              value: grades[grade],
              tone: isPass(grade) ? 'plain' : 'alarm',
              detail: [`Grade ${grade}: ${meanings[grade]}`, plural(grades[grade], 'answer')],
            })),
            {
              label: 'Answers by grade',
              heights: 'numbers',
              spans: [
                { name: 'forgotten', first: 0, last: 2 },
                { name: 'recalled', first: 3, last: 5 },
              ],
            },
          ),
    table: numbersTable(
      'Grades',
      ['Grade', 'Answers'],
      allGrades.map((grade) => [`${grade}, ${meanings[grade]}`, count(grades[grade])]),
    ),
  });
}
