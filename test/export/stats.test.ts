import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import type { StatsJson } from '../../src/contract.ts';
import { statsCsv } from '../../src/export/csv.ts';
import { jsonText } from '../../src/export/json.ts';
import { statsMarkdown } from '../../src/export/md.ts';
import { hardestSections } from '../../src/stats/hardest-sections.ts';
import { anyStats } from '../stats/histories.ts';
import { csvRecords } from './csv-records.ts';

/** A JSON document flattened to `path/of/keys` and number. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}/${key}`));
}

/** The rows of the CSV that hold a number, put back where JSON has it. */
function numbersInCsv(csv: string, stats: StatsJson): [string, number][] {
  const index = (figure: string, deck: string, key: string) => {
    if (figure === 'activity') return stats.activity.findIndex(({ day }) => day === key);
    if (figure === 'forecast') return stats.forecast.findIndex(({ day }) => day === key);
    if (figure === 'hardestCards') return stats.hardestCards.findIndex(({ id }) => id === key);
    if (figure === 'decks') return stats.decks.findIndex((row) => row.deck === deck);
    return stats.sections.findIndex(
      (row) => row.deck === deck && row.path.join(' › ') === key.replace(/^'/, ''),
    );
  };
  return csvRecords(csv)
    .slice(1)
    .filter(([, , , , value]) => value !== '')
    .flatMap(([figure = '', deck = '', key = '', measured = '', value = '']) => {
      const number = Number(value);
      const bucket = stats.intervals.findIndex(({ upToDays }) => String(upToDays) === key);
      switch (figure) {
        case 'window':
          return [['/days', number]];
        case 'totals':
        case 'streak':
          return [[`/${figure}/${measured}`, number]];
        case 'retention':
          if (measured === 'retention') return [[`/retention/${key}`, number]];
          if (measured === 'low95') return [[`/retention/range95/${key}/0`, number]];
          if (measured === 'high95') return [[`/retention/range95/${key}/1`, number]];
          return [[`/retention/${measured}/${key}`, number]];
        case 'grades':
          return [[`/grades/${key}`, number]];
        case 'intervals':
          return [
            [`/intervals/${bucket}/upToDays`, Number(key)],
            [`/intervals/${bucket}/cards`, number],
          ];
        case 'extremeHours':
          return [
            [
              ['', figure, key, measured].filter((part, at) => at === 0 || part !== '').join('/'),
              number,
            ],
          ];
        case 'time':
        case 'hours':
          return [[`/${figure}/${key}/${measured}`, number]];
        default:
          return [[`/${figure}/${index(figure, deck, key)}/${measured}`, number]];
      }
    });
}

function sorted(numbers: readonly [string, number][]): [string, number][] {
  return numbers.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The tables of a report by the heading they stand below, each row as the text of its cells. */
function tablesIn(markdown: string): ReadonlyMap<string, readonly string[][][]> {
  const tables = new Map<string, string[][][]>();
  let below: string[][][] = [];
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading') {
      below = [];
      tables.set((token as Tokens.Heading).text, below);
    }
    if (token.type === 'table') {
      below.push((token as Tokens.Table).rows.map((row) => row.map((cell) => cell.text)));
    }
  }
  return tables;
}

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const tenths = (ms: number | null, unit: number) => (ms === null ? '–' : (ms / unit).toFixed(1));
const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);
const column = (rows: readonly string[][] | undefined, at: number) =>
  (rows ?? []).map((row) => Number(row[at]));

describe('the same statistics in every format', () => {
  it('are, in JSON, the figures themselves', () => {
    fc.assert(
      fc.property(anyStats(90), (stats) => {
        expect(JSON.parse(jsonText(stats))).toEqual(stats);
      }),
    );
  });

  it('are, in CSV, every number of the JSON once', () => {
    fc.assert(
      fc.property(anyStats(90), (stats) => {
        const expected = numbersIn(stats).filter(([path]) => !/^\/hours\/\d+\/hour$/.test(path));
        expect(sorted(numbersInCsv(statsCsv(stats), stats))).toEqual(sorted(expected));
      }),
      { numRuns: 40 },
    );
  });

  it('name, in CSV, the unit of every number', () => {
    fc.assert(
      fc.property(anyStats(90), (stats) => {
        for (const row of csvRecords(statsCsv(stats))) expect(row[5]).not.toBe('');
      }),
      { numRuns: 20 },
    );
  });

  it('are, in markdown, the numbers of the JSON', () => {
    fc.assert(
      fc.property(anyStats(90), (stats) => {
        const { totals, retention, streak } = stats;
        const tables = tablesIn(statsMarkdown(stats));
        const [cards, work] = tables.get(`Statistics of ${stats.today}`) ?? [];
        const [recall] = tables.get('Retention') ?? [];
        const [months] = tables.get(`Activity in ${stats.days} days`) ?? [];
        const [forecast] = tables.get('Forecast') ?? [];
        const [grades] = tables.get('Grades') ?? [];
        const [intervals] = tables.get('Intervals') ?? [];
        const [hours, extremes] = tables.get('Hours of the day') ?? [];
        const [time] = tables.get('Time') ?? [];
        const [hardest] = tables.get('Hardest sections') ?? [];
        const [hardestCards] = tables.get('Hardest cards') ?? [];
        const [decks] = tables.get('Decks') ?? [];
        const [sections] = tables.get('Sections') ?? [];
        expect(column(cards, 1)).toEqual([
          totals.new,
          totals.learning,
          totals.young,
          totals.mature,
          totals.cards,
          totals.suspended,
          totals.retired,
        ]);
        expect(column(work, 1)).toEqual([
          totals.reviews,
          Math.round(totals.timeMs / 60_000),
          streak.current,
          streak.longest,
        ]);
        expect(recall?.map(([, share, , passed, counted]) => [share, passed, counted])).toEqual(
          (['overall', 'young', 'mature', 'last30Days'] as const).map((key) => [
            percent(retention[key]),
            String(retention.passed[key]),
            String(retention.counted[key]),
          ]),
        );
        expect([1, 2, 3].map((at) => sum(column(months, at)))).toEqual([
          sum(stats.activity.map(({ reviews }) => reviews)),
          sum(stats.activity.map((day) => day.new)),
          sum(stats.activity.map(({ again }) => again)),
        ]);
        expect(forecast).toEqual(stats.forecast.map(({ day, due }) => [day, String(due)]));
        expect(column(grades, 1)).toEqual(Object.values(stats.grades));
        expect(column(intervals, 1)).toEqual(stats.intervals.map((bucket) => bucket.cards));
        expect(sum(column(hours, 1))).toBe(totals.reviews);
        const { best, worst } = stats.extremeHours;
        expect(extremes ?? []).toEqual(
          Object.entries({ Best: best, Worst: worst }).flatMap(([name, of]) =>
            of === null ? [] : [[name, `${of.hour}:00`, percent(of.retention), String(of.counted)]],
          ),
        );
        expect(time?.map((row) => row.slice(1))).toEqual(
          [stats.time.overall, stats.time.window, stats.time.last30Days].map((spent) => [
            String(Math.round(spent.timeMs / 60_000)),
            ...[spent.answers, spent.days, spent.cards].map(String),
            tenths(spent.msPerAnswer, 1000),
            tenths(spent.msPerDay, 60_000),
            tenths(spent.msPerCard, 1000),
          ]),
        );
        const group = (of: StatsJson['sections'][number] | StatsJson['decks'][number]) => [
          String(of.cards),
          String(of.mature),
          percent(of.mastery),
          percent(of.retention),
          String(of.counted),
        ];
        expect(decks).toEqual(
          stats.decks.map((deck) => [deck.deck, ...group(deck), String(deck.dueToday)]),
        );
        expect((sections ?? []).map((row) => row.slice(1))).toEqual(
          stats.sections.map((section) => [section.deck, ...group(section)]),
        );
        expect((hardest ?? []).map((row) => row.slice(2))).toEqual(
          hardestSections(stats.sections).map(({ cards: held, retention: share, counted }) => [
            String(held),
            percent(share),
            String(counted),
          ]),
        );
        expect(hardestCards ?? []).toEqual(
          stats.hardestCards.map((one) => [
            one.id,
            one.question.replaceAll('*', ''),
            one.deck,
            String(one.forgotten),
            String(one.counted),
            percent(one.retention),
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
