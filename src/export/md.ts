import type { StatsJson } from '../contract.ts';
import { hardestSections } from '../stats/hardest-sections.ts';
import { type MdCell, mdTable } from './md-table.ts';

/** The statistics as a report in markdown, to be read or put among the notes. */
export function statsMarkdown(stats: StatsJson): string {
  const { totals, streak } = stats;
  const sections = [
    `# Statistics of ${stats.today}\n`,
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
    `## Decks\n`,
    mdTable(
      ['Deck', '>Cards', '>Mature', '>Due today', '>Retention', '>Of'],
      stats.decks.map((deck) => [
        deck.deck,
        deck.cards,
        deck.mature,
        deck.dueToday,
        percent(deck.retention),
        deck.counted,
      ]),
    ),
    ...weakest(stats),
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

function weakest(stats: StatsJson): string[] {
  const sections = hardestSections(stats.sections);
  if (sections.length === 0) return [];
  return [
    `## Hardest sections\n`,
    mdTable(
      ['Section', 'Deck', '>Cards', '>Retention', '>Of'],
      sections.map(({ deck, path, cards, retention, counted }) => [
        path.join(' › '),
        deck,
        cards,
        percent(retention),
        counted,
      ]),
    ),
  ];
}

const unknown = '–';

/** A share as per cent with one decimal. */
function percent(share: number | null): string {
  return share === null ? unknown : `${(share * 100).toFixed(1)} %`;
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
