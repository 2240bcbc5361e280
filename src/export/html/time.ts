import type { StatsJson } from '../../contract.ts';
import { meanings } from '../../stats/figures.ts';
import type { Markup } from './escape.ts';
import { count, elapsed, elapsedText, mean, meanText, plural } from './numbers.ts';
import { barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** How long answers take. */
export function timeSection({ time, days }: StatsJson): Markup {
  const spans = [
    ['Ever', time.overall],
    [`Last ${plural(days, 'day')}`, time.window],
    ...(days === 30 ? [] : [['Last 30 days', time.last30Days] as const]),
  ] as const;
  const longest = Math.max(1, ...spans.map(([, { msPerAnswer }]) => msPerAnswer ?? 0));
  return section({
    id: 'time',
    title: 'Time',
    about: `${meanings.time} The bars show the mean over the answers.`,
    empty: 'No answer with a time yet.',
    chart:
      time.overall.answers === 0
        ? null
        : barRows(
            spans.map(([name, { answers, timeMs, days: studied, msPerAnswer }]) => ({
              label: name,
              aside: `${plural(answers, 'answer')} in ${elapsedText(timeMs)}`,
              value: msPerAnswer === null ? '' : `${meanText(msPerAnswer)} an answer`,
              parts: [{ share: (msPerAnswer ?? 0) / longest, tone: 'plain' }],
              detail: [
                `${name}: ${elapsedText(timeMs)}`,
                `${plural(answers, 'answer')} on ${plural(studied, 'study day')}`,
              ],
            })),
            'Mean time of an answer',
          ),
    table: numbersTable(
      'Time',
      ['Days', 'Time', 'Answers', 'Study days', 'Cards', 'An answer', 'A day', 'A card'],
      spans.map(([name, spent]) => [
        name,
        elapsed(spent.timeMs),
        count(spent.answers),
        count(spent.days),
        count(spent.cards),
        mean(spent.msPerAnswer),
        mean(spent.msPerDay),
        mean(spent.msPerCard),
      ]),
    ),
  });
}
