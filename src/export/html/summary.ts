import type { StatsJson } from '../../contract.ts';
import { narrowingText } from '../../stats/narrow.ts';
import { dateOf, longDay } from './dates.ts';
import { type Content, html, type Markup } from './escape.ts';
import { count, elapsed, percent, percentText, unknown } from './numbers.ts';

/** The head of the page: the day, and a few large numbers. */
export function summary(stats: StatsJson): Markup {
  const { totals, streak, retention, forecast } = stats;
  const only = narrowingText(stats.narrowedTo, String);
  const range = retention.range95.last30Days;
  const figures: readonly (readonly [name: string, value: Content, aside: Content])[] = [
    ['Days in a row', count(streak.current), html`longest ${count(streak.longest)}`],
    [
      'Recalled in 30 days',
      percent(retention.last30Days),
      range === null
        ? 'no reviews yet'
        : `${percentText(range[0]).replace('\u00a0%', '')} to ${percentText(range[1])}`,
    ],
    ['Cards', count(totals.cards), html`${count(totals.mature)} mature`],
    ['Answers', count(totals.reviews), html`in ${elapsed(totals.timeMs)}`],
    ['Due today', forecast[0] === undefined ? unknown : count(forecast[0].due), 'cards'],
  ];
  return html`<header>
<p class="eyebrow">Engram statistics</p>
<h1><time datetime="${stats.today}">${longDay(dateOf(stats.today))}</time></h1>
${only === '' ? null : html`<p>Only <bdi>${only}</bdi></p>\n`}<dl>${figures.map(
    ([name, value, aside]) =>
      html`<div><dt>${name}</dt><dd class="large">${value}</dd><dd>${aside}</dd></div>\n`,
  )}</dl>
</header>`;
}
