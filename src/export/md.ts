import type { StatsJson } from '../contract.ts';
import { narrowingText } from '../stats/narrow.ts';
import { groupTables, hardestTables } from './md-groups.ts';
import { minutes, percent, tenths, unknown } from './md-numbers.ts';
import { type MdCell, mdTable, mdText } from './md-table.ts';

/** The statistics as a report in markdown, to be read or put among the notes. */
export function statsMarkdown(stats: StatsJson): string {
  const { totals, streak } = stats;
  const only = narrowingText(stats.narrowedTo, mdText);
  const sections = [
    `# Statistics of ${stats.today}\n`,
    ...(only === '' ? [] : [`Only ${only}.\n`]),
    mdTable(
      ['Cards', '>Number'],
      [
        ['New', totals.new],
        ['Learning', totals.learning],
        ['Young', totals.young],
        ['Mature', totals.mature],
        ['All', totals.cards],
        ['Suspended among them', totals.suspended],
        ['Retired besides', totals.retired],
      ],
    ),
    mdTable(
      ['Work', '>Number'],
      [
        ['Answers', totals.reviews],
        ['Minutes', minutes(totals.timeMs)],
        ['Days in a row', streak.current],
        ['Most days in a row', streak.longest],
      ],
    ),
    `## Retention\n`,
    mdTable(['Cards', '>Retention', '>95 % range', '>Passed', '>Of'], retentionRows(stats)),
    `## Activity in ${stats.days} days\n`,
    mdTable(['Month', '>Answers', '>New', '>Again', '>Minutes'], monthRows(stats.activity)),
    `## Forecast\n`,
    mdTable(
      ['Day', '>Due'],
      stats.forecast.map(({ day, due }) => [day, due]),
    ),
    `## Grades\n`,
    mdTable(['Grade', '>Answers'], Object.entries(stats.grades)),
    `## Intervals\n`,
    mdTable(
      ['Up to days', '>Cards'],
      stats.intervals.map(({ upToDays, cards }) => [upToDays, cards]),
    ),
    `## Hours of the day\n`,
    mdTable(
      ['Hour', '>Answers', '>Retention', '>Of'],
      stats.hours
        .filter(({ reviews }) => reviews > 0)
        .map(({ hour, reviews, retention, counted }) => [
          `${hour}:00`,
          reviews,
          percent(retention),
          counted,
        ]),
    ),
    ...bestAndWorst(stats),
    `## Time\n`,
    mdTable(
      ['', '>Minutes', '>Answers', '>Days', '>Cards', '>s an answer', '>min a day', '>s a card'],
      timeRows(stats),
    ),
    ...hardestTables(stats),
    ...groupTables(stats),
  ];
  return sections.join('\n');
}

function retentionRows({ retention }: StatsJson): MdCell[][] {
  const names = {
    overall: 'All',
    young: 'Young',
    mature: 'Mature',
    last30Days: 'In the last 30 days',
  } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((key) => {
    const range = retention.range95[key];
    return [
      names[key],
      percent(retention[key]),
      range === null ? unknown : `${percent(range[0])} to ${percent(range[1])}`,
      retention.passed[key],
      retention.counted[key],
    ];
  });
}

function monthRows(activity: StatsJson['activity']): MdCell[][] {
  const months = new Map<string, { reviews: number; new: number; again: number; timeMs: number }>();
  for (const day of activity) {
    const name = day.day.slice(0, 7);
    const month = months.get(name) ?? { reviews: 0, new: 0, again: 0, timeMs: 0 };
    months.set(name, {
      reviews: month.reviews + day.reviews,
      new: month.new + day.new,
      again: month.again + day.again,
      timeMs: month.timeMs + day.timeMs,
    });
  }
  return [...months].map(([name, month]) => [
    name,
    month.reviews,
    month.new,
    month.again,
    minutes(month.timeMs),
  ]);
}

function bestAndWorst({ extremeHours: { atLeast, best, worst } }: StatsJson): string[] {
  const row = (name: string, of: typeof best): MdCell[][] =>
    of === null ? [] : [[name, `${of.hour}:00`, percent(of.retention), of.counted]];
  if (best === null) return [];
  return [
    `Of the hours with ${atLeast} reviews or more:\n`,
    mdTable(['', 'Hour', '>Retention', '>Of'], [...row('Best', best), ...row('Worst', worst)]),
  ];
}

function timeRows({ time, days }: StatsJson): MdCell[][] {
  const spans = [
    ['Ever', time.overall],
    [`In ${days} days`, time.window],
    ['In 30 days', time.last30Days],
  ] as const;
  return spans.map(([name, { answers, timeMs, days: studied, cards, ...mean }]) => [
    name,
    minutes(timeMs),
    answers,
    studied,
    cards,
    tenths(mean.msPerAnswer, 1000),
    tenths(mean.msPerDay, 60_000),
    tenths(mean.msPerCard, 1000),
  ]);
}
