import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatsJson } from '../../../src/contract.ts';
import { meanings } from '../../../src/stats/figures.ts';
import { hardestSections } from '../../../src/stats/hardest-sections.ts';
import { measure } from '../../../src/stats/measures.ts';
import { everything } from '../../../src/stats/narrow.ts';
import { cells } from '../../../src/terminal/cells.ts';
import { asciiGlyphs } from '../../../src/terminal/glyphs.ts';
import { statsScreen } from '../../../src/terminal/stats/screen.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { forbidden, hostileText } from '../../export/hostile-text.ts';
import { answer, anyStats, card, newCard, noon, today } from '../../stats/histories.ts';

const plain = createTheme(0);
const screen = (stats: StatsJson, width: number, explain = false) =>
  statsScreen(stats, { width, theme: plain, explain });

const titles = [
  'Activity',
  'Retention',
  'Maturity',
  'Forecast',
  'Time',
  'Intervals',
  'Hours',
  'Grades',
  'Hardest sections',
  'Hardest cards',
  'Decks',
  'Sections',
] as const;

/** The lines below each title, of a screen on which every panel has a row of its own. */
function panelsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const panels = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (titles.some((title) => title === line)) {
      lines = [];
      panels.set(line, lines);
    } else if (line !== '' && !line.startsWith('No ')) lines.push(line);
  }
  return panels;
}

/** The words of a line, its bar left out; what stands two spaces apart is a word of its own. */
const words = (line: string) =>
  line
    .replace(/[▏▎▍▌▋▊▉█]/gu, '')
    .trim()
    .split(/ {2,}/u);

const percent = (share: number | null) => (share === null ? [] : [`${Math.round(100 * share)} %`]);
const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);
const time = (ms: number | null) => {
  if (ms === null) return [];
  return ms < 59_950 ? [`${(ms / 1000).toFixed(1)} s`] : [`${(ms / 60_000).toFixed(1)} min`];
};
const bySize = <Group extends { readonly cards: number }>(groups: readonly Group[]) =>
  groups.toSorted((a, b) => b.cards - a.cards).slice(0, 10);

describe('the screen of the statistics', () => {
  it('shows the numbers of the JSON', () => {
    fc.assert(
      fc.property(anyStats(400), (stats) => {
        const { totals, retention, activity, forecast, streak } = stats;
        const text = screen(stats, 60);
        const panels = panelsIn(text);
        const rows = (title: string) => panels.get(title)?.map(words);
        const head = text.split('\n\n')[0]?.replace(/\n/gu, ' ');
        expect(head).toContain(`${totals.cards} card`);
        expect(head).toContain(`${totals.reviews} answer`);
        expect(head).toContain(`${streak.current} day`);
        expect(head).toContain(`(longest ${streak.longest})`);

        const studied = activity.filter(({ reviews }) => reviews > 0);
        const done = (measure: 'reviews' | 'new' | 'again') =>
          sum(activity.map((day) => day[measure]));
        expect(panels.get('Activity')?.[0]?.match(/\d+/gu)?.map(Number)).toEqual(
          studied.length === 0
            ? undefined
            : [done('reviews'), done('new'), done('again'), studied.length, stats.days],
        );
        expect(rows('Retention')?.map((row) => row.slice(0, 2)) ?? []).toEqual(
          (
            [
              ['all', 'overall'],
              ['young', 'young'],
              ['mature', 'mature'],
              ['last 30 days', 'last30Days'],
            ] as const
          ).flatMap(([label, key]) =>
            percent(retention[key]).map((share) => [
              label,
              `${share} of ${retention.counted[key]}`,
            ]),
          ),
        );
        const stages = [totals.new, totals.learning, totals.young, totals.mature];
        expect(
          rows('Maturity')
            ?.slice(0, 4)
            .map(([, count]) => Number(count)) ?? [],
        ).toEqual(totals.cards === 0 ? [] : stages);
        const due = forecast.map((day) => day.due);
        expect(panels.get('Forecast')?.[0]?.match(/\d+/gu)?.map(Number)).toEqual(
          sum(due) === 0 ? undefined : [due[0], sum(due.slice(0, 7)), 7, sum(due), 30],
        );
        const spans = [
          stats.time.overall,
          ...(stats.days === 30 ? [] : [stats.time.window]),
          stats.time.last30Days,
        ];
        expect(rows('Time')?.slice(1, 6)).toEqual(
          stats.time.overall.answers === 0
            ? undefined
            : [
                ['in all', ...spans.flatMap((span) => time(span.timeMs))],
                ['answers', ...spans.map((span) => String(span.answers))],
                ['an answer', ...spans.flatMap((span) => time(span.msPerAnswer))],
                ['a day', ...spans.flatMap((span) => time(span.msPerDay))],
                ['a card', ...spans.flatMap((span) => time(span.msPerCard))],
              ],
        );
        const inReview = stats.intervals.map(({ cards }) => cards);
        expect(rows('Intervals')?.map(([, cards]) => Number(cards)) ?? []).toEqual(
          inReview.slice(0, inReview.findLastIndex((cards) => cards > 0) + 1),
        );
        expect(rows('Grades')?.map(([, count]) => Number(count))).toEqual(
          totals.reviews === 0 ? undefined : Object.values(stats.grades),
        );
        expect(
          rows('Hardest sections')
            ?.slice(1)
            .map(([share, counted]) => [share, counted]),
        ).toEqual(
          hardestSections(stats.sections).length === 0
            ? undefined
            : hardestSections(stats.sections, { limit: 5 }).map((one) => [
                ...percent(one.retention),
                String(one.counted),
              ]),
        );
        expect(rows('Hardest cards')?.slice(1)).toEqual(
          stats.hardestCards.length === 0
            ? undefined
            : stats.hardestCards
                .slice(0, 5)
                .map((one) => [
                  String(one.forgotten),
                  String(one.counted),
                  one.question.replaceAll('*', ''),
                ]),
        );
        const groupRow = (one: StatsJson['sections'][number] | StatsJson['decks'][number]) => [
          String(one.cards),
          ...percent(one.mastery),
          ...percent(one.retention),
          ...(one.counted === 0 ? [] : [String(one.counted)]),
        ];
        expect(rows('Decks')?.slice(1) ?? []).toEqual(
          bySize(stats.decks).map((one) => [one.deck, ...groupRow(one), String(one.dueToday)]),
        );
        expect(
          rows('Sections')
            ?.slice(1)
            .map((row) => row.slice(1)) ?? [],
        ).toEqual(bySize(stats.sections).map(groupRow));
      }),
      { numRuns: 60 },
    );
  });

  it('names the best and the worst hour with the reviews behind them', () => {
    const stats = measure({ cards: [card('a')], answers: [], today, asOf: noon, days: 7 });
    const hour = { retention: 0.75, counted: 40, passed: 30 };
    const text = screen(
      {
        ...stats,
        totals: { ...stats.totals, reviews: 40 },
        extremeHours: {
          atLeast: 30,
          best: { hour: 9, ...hour },
          worst: { hour: 23, ...hour, retention: 0.5, passed: 20 },
        },
      },
      80,
    );
    expect(text).toMatch(/best +9:00 +75 % of 40/u);
    expect(text).toMatch(/worst +23:00 +50 % of 40/u);
  });

  it('fits every width, and shows the same panels on each', () => {
    fc.assert(
      fc.property(
        anyStats(400),
        fc.integer({ min: 30, max: 220 }),
        fc.boolean(),
        (stats, width, explain) => {
          const text = screen(stats, width, explain);
          for (const line of text.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
          const shown = titles.filter((title) =>
            new RegExp(`(^|  )${title}($|  )`, 'mu').test(text),
          );
          expect(shown).toEqual(titles.filter((title) => panelsIn(screen(stats, 60)).has(title)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws with nothing but ASCII where the terminal knows no more', () => {
    fc.assert(
      fc.property(anyStats(400), (stats) => {
        const theme = createTheme(0, asciiGlyphs);
        const text = statsScreen(stats, { width: 80, theme, explain: true });
        expect(text.replaceAll(/only .*/giu, '')).toMatch(/^[\n\x20-\x7e]*$/u);
      }),
      { numRuns: 15 },
    );
  });

  it('says with --explain what each of its figures means', () => {
    const answers = Array.from({ length: 12 }, (_, index) =>
      answer('a', 12 - index, { grade: index % 2 === 0 ? 1 : 4 }),
    );
    const stats = measure({ cards: [card('a')], answers, today, asOf: noon, days: 7 });
    const whole = screen(stats, 60, true).replace(/\s+/gu, ' ');
    for (const meaning of Object.values(meanings)) expect(whole).toContain(meaning);
    expect(screen(stats, 60)).not.toContain(meanings.streak);
  });

  it('says what to do where there is nothing yet', () => {
    const stats = (cards: Parameters<typeof measure>[0]['cards'], tags: readonly string[] = []) =>
      measure({
        cards,
        answers: [],
        today,
        asOf: noon,
        days: 7,
        narrowedTo: { ...everything, tags },
      });
    expect(screen(stats([]), 80)).toContain('engram import');
    expect(screen(stats([card('a', newCard)]), 80)).toContain('No answers yet');
    expect(screen(stats([card('a')], ['x']), 80)).toContain(
      'Only tag x\n\nNo card is in all of these.',
    );
  });

  it('lets no text from notes act on the terminal', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, question) => {
        const path = [name];
        const stats = measure({ cards: [card('a')], answers: [], today, asOf: noon, days: 7 });
        const group = { cards: 1, mature: 0, mastery: 0, retention: 0.5, counted: 10, passed: 5 };
        const text = screen(
          {
            ...stats,
            narrowedTo: { decks: [name], tags: [name], sections: [name] },
            decks: [{ ...group, deck: name, dueToday: 0 }],
            sections: [{ ...group, deck: name, path }],
            hardestCards: [{ ...group, id: 'a', deck: name, path, question, forgotten: 5 }],
          },
          80,
        );
        expect(text).not.toMatch(forbidden);
      }),
      { numRuns: 50 },
    );
  });
});
