import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatsJson } from '../../src/contract.ts';
import { html, verbatim } from '../../src/export/html/escape.ts';
import { visibleText } from '../../src/export/visible-text.ts';
import { hardestSections } from '../../src/stats/hardest-sections.ts';
import { measure } from '../../src/stats/measures.ts';
import { anyStats, card, deck, newCard, noon, today } from '../stats/histories.ts';
import { forbidden, hostileText } from './hostile-text.ts';
import { type HtmlCell, headFigures, htmlTables, textOf } from './html-tables.ts';
import { pageOf } from './stats-page.ts';

const nothing = measure({ cards: [], answers: [], today, asOf: noon, days: 365 });

const values = (rows: readonly (readonly HtmlCell[])[] | undefined) =>
  rows?.map((row) => row.slice(1).map(({ value }) => value));
const names = (rows: readonly (readonly HtmlCell[])[] | undefined) =>
  rows?.map((row) => row[0]?.text);

/** The rows of a table that stands behind a chart; none where the chart has nothing to show. */
const shown = <Row>(rows: readonly Row[], isShown: boolean) => (isShown ? rows : undefined);

describe('the page of the statistics', () => {
  it('has, in its tables, the figures of the JSON exactly', () => {
    fc.assert(
      fc.property(anyStats(400), (stats) => {
        const { totals, retention, activity, forecast, intervals, hours, decks } = stats;
        const tables = htmlTables(pageOf(stats));
        const studied = activity.filter(({ reviews }) => reviews > 0);
        expect(values(tables.get('Days with answers'))).toEqual(
          shown(
            studied.map((day) => [day.reviews, day.new, day.again, day.timeMs]),
            studied.length > 0,
          ),
        );
        expect(names(tables.get('Days with answers')) ?? []).toEqual(studied.map(({ day }) => day));
        expect(values(tables.get('Retention'))).toEqual(
          shown(
            (['overall', 'young', 'mature', 'last30Days'] as const).map((key) => [
              retention[key],
              ...(retention.range95[key] ?? [null, null]),
              retention.passed[key],
              retention.counted[key],
            ]),
            retention.counted.overall > 0,
          ),
        );
        expect(values(tables.get('Cards by stage'))?.flat()).toEqual(
          shown(
            [
              totals.new,
              totals.learning,
              totals.young,
              totals.mature,
              totals.cards,
              totals.suspended,
              totals.retired,
            ],
            totals.cards > 0,
          ),
        );
        const isDue = forecast.some(({ due }) => due > 0);
        expect(values(tables.get('Forecast'))).toEqual(
          shown(
            forecast.map(({ due }) => [due]),
            isDue,
          ),
        );
        expect(names(tables.get('Forecast')) ?? []).toEqual(
          isDue ? forecast.map(({ day }) => day) : [],
        );
        expect(values(tables.get('Intervals'))).toEqual(
          shown(
            intervals.map(({ cards }) => [cards]),
            intervals.some(({ cards }) => cards > 0),
          ),
        );
        expect(values(tables.get('Grades'))?.flat()).toEqual(
          shown(Object.values(stats.grades), totals.reviews > 0),
        );
        expect(values(tables.get('Hours of the day'))).toEqual(
          shown(
            hours.map(({ reviews, retention: share, passed, counted }) => [
              reviews,
              share,
              passed,
              counted,
            ]),
            totals.reviews > 0,
          ),
        );
        const group = (of: StatsJson['sections'][number] | StatsJson['decks'][number]) => [
          of.cards,
          of.mature,
          of.mastery,
          of.retention,
          of.passed,
          of.counted,
        ];
        expect(values(tables.get('Decks'))).toEqual(
          shown(
            decks.map((one) => [...group(one), one.dueToday]),
            decks.length > 0,
          ),
        );
        expect(names(tables.get('Decks')) ?? []).toEqual(decks.map((one) => one.deck));
        expect(values(tables.get('Sections'))).toEqual(
          shown(
            stats.sections.map((one) => [null, ...group(one)]),
            stats.sections.length > 0,
          ),
        );
        const { time, hardestCards } = stats;
        expect(values(tables.get('Time'))).toEqual(
          shown(
            [time.overall, time.window, ...(stats.days === 30 ? [] : [time.last30Days])].map(
              (spent) => [
                spent.timeMs,
                spent.answers,
                spent.days,
                spent.cards,
                spent.msPerAnswer,
                spent.msPerDay,
                spent.msPerCard,
              ],
            ),
            time.overall.answers > 0,
          ),
        );
        expect(values(tables.get('Hardest cards'))).toEqual(
          shown(
            hardestCards.map((one) => [
              null,
              null,
              one.forgotten,
              one.retention,
              one.passed,
              one.counted,
            ]),
            hardestCards.length > 0,
          ),
        );
        expect(names(tables.get('Hardest cards')) ?? []).toEqual(hardestCards.map(({ id }) => id));
        const hardest = hardestSections(stats.sections);
        expect(values(tables.get('Hardest sections'))).toEqual(
          shown(
            hardest.map((one) => [null, one.cards, one.retention, one.passed, one.counted]),
            hardest.length > 0,
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('begins with the day and the figures of the JSON', () => {
    fc.assert(
      fc.property(anyStats(400), (stats) => {
        const { totals, streak, retention, forecast } = stats;
        const page = pageOf(stats);
        expect(textOf(/<h1>(.*?)<\/h1>/u.exec(page)?.[1] ?? '')).toBe('Sunday 1 March 2026');
        const head = headFigures(page);
        const exact = (name: string) => head.get(name)?.map(({ value }) => value);
        expect(exact('Days in a row')).toEqual([streak.current, streak.longest]);
        expect(exact('Recalled in 30 days')?.[0]).toBe(retention.last30Days);
        expect(exact('Cards')).toEqual([totals.cards, totals.mature]);
        expect(exact('Answers')).toEqual([totals.reviews, totals.timeMs]);
        expect(exact('Due today')?.[0]).toBe(forecast[0]?.due);
      }),
      { numRuns: 40 },
    );
  });

  it('never shows a number that is none', () => {
    fc.assert(
      fc.property(anyStats(400), (stats) => {
        const [, content] = /<body>(.*)<script>/su.exec(pageOf(stats)) ?? [];
        expect(content).not.toMatch(/NaN|Infinity|undefined|null|="[^"]*\de[+-]\d/u);
      }),
      { numRuns: 60 },
    );
  });

  it('says so where there is nothing, and draws nothing then', () => {
    const empty = pageOf(nothing);
    expect(empty).toContain('Nothing to show yet.');
    expect(empty).not.toContain('<svg');
    const unanswered = pageOf(
      measure({ cards: [card('a', newCard)], answers: [], today, asOf: noon, days: 365 }),
    );
    for (const text of ['No answers in the last 365 days.', 'No reviews yet', 'No answers yet.']) {
      expect(unanswered).toContain(text);
    }
    expect(Array.from(unanswered.matchAll(/<div class="chart/gu))).toHaveLength(3);
  });

  it('is one file: it names nothing outside itself, and forbids the browser to fetch', () => {
    const page = pageOf(nothing);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/https?:|\ssrc=|url\(|@import|unsafe-|\sstyle=|\son\w+=/u);
    expect(Array.from(page.matchAll(/href="([^"]*)"/gu), ([, target]) => target)).toEqual([
      'data:,',
    ]);
  });
});

describe('text from notes in the page', () => {
  const pageWith = (deckText: string, heading: string): string => {
    const one: StatsJson = measure({
      cards: [card('a')],
      answers: [],
      today,
      asOf: noon,
      days: 7,
    });
    const figures = { cards: 1, mature: 0, mastery: 0, retention: 0.5, counted: 10, passed: 5 };
    return pageOf({
      ...one,
      decks: [{ ...figures, deck: deckText, dueToday: 1 }],
      sections: [{ ...figures, deck: deckText, path: [heading] }],
      narrowedTo: { decks: [deckText], tags: [heading], sections: [heading] },
      hardestCards: [
        {
          id: 'a',
          deck: deckText,
          path: [heading],
          question: heading,
          forgotten: 5,
          retention: 0.5,
          counted: 10,
          passed: 5,
        },
      ],
    });
  };
  const shape = (page: string) => Array.from(page.matchAll(/<[^>]*>/gu), ([tag]) => tag);
  const harmless = shape(pageWith('deck', 'heading'));

  it.each([
    '</script><script>alert(1)</script>',
    '</style></title><img src=x onerror=alert(1)>',
    '" onfocus="alert(1)" x="',
    "' onfocus='alert(1)",
    '<!-- --> <![CDATA[ &lt; &#60;',
    '\u202egnp.exe\u2066',
  ])('%j neither begins an element nor ends an attribute', (text) => {
    const page = pageWith(text, text);
    expect(shape(page)).toEqual(harmless);
    expect(htmlTables(page).get('Decks')?.[0]?.[0]?.text).toBe(visibleText(text));
    expect(page).not.toMatch(forbidden);
  });

  it('never changes the elements of the page', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (deckText, heading) => {
        const page = pageWith(deckText, heading);
        expect(shape(page)).toEqual(harmless);
        expect(page).not.toMatch(forbidden);
      }),
      { numRuns: 60 },
    );
  });

  it('is seen where it would turn the text around', () => {
    expect(html`${'a\u202eb'}`.toString()).toBe('a\ufffdb');
  });
});

describe('a template', () => {
  it('escapes what is put in, and leaves markup as it is', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(html`<p title="${'"'}">${[inner, 1, null]}</p>`.toString()).toBe(
      '<p title="&quot;"><b>&lt;</b>1</p>',
    );
  });

  it('takes no style or script that ends its element', () => {
    expect(() => verbatim('a</script>')).toThrow();
    expect(verbatim('a < b').toString()).toBe('a < b');
  });
});

describe('decks', () => {
  it('are all among the numbers, however many there are', () => {
    const cards = Array.from({ length: 40 }, (_, index) =>
      card(`c${index}`, { deck: deck(`deck ${index}`) }),
    );
    const page = pageOf(measure({ cards, answers: [], today, asOf: noon, days: 7 }));
    expect(htmlTables(page).get('Decks')).toHaveLength(40);
    expect(page).toContain('The 12 largest; the numbers have all 40.');
  });
});
