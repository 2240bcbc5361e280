import { createHash } from 'node:crypto';
import type { StatsJson } from '../../contract.ts';
import { activitySection } from './activity.ts';
import { dateOf, longDay } from './dates.ts';
import { decksSection } from './decks.ts';
import { html, type Markup, verbatim } from './escape.ts';
import { forecastSection } from './forecast.ts';
import { gradesSection } from './grades.ts';
import { hardestCardsSection } from './hardest-cards.ts';
import { hardestSectionsPart } from './hardest-sections.ts';
import { hoursSection } from './hours.ts';
import { intervalsSection } from './intervals.ts';
import { maturitySection } from './maturity.ts';
import { plural } from './numbers.ts';
import { retentionSection } from './retention.ts';
import { sectionsSection } from './sections.ts';
import { summary } from './summary.ts';
import { timeSection } from './time.ts';

/** What the page carries besides its content, as it stands in data/page/. */
export interface PageParts {
  readonly style: string;
  readonly script: string;
}

const sections = [
  activitySection,
  retentionSection,
  maturitySection,
  forecastSection,
  intervalsSection,
  hoursSection,
  timeSection,
  gradesSection,
  hardestSectionsPart,
  hardestCardsSection,
  decksSection,
  sectionsSection,
] as const;

/**
 * The statistics as one page that needs nothing but itself. Its policy lets the browser fetch
 * nothing, and run no script but the one that is named by its hash.
 */
export function statsHtml(stats: StatsJson, { style, script }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Engram">
<title>Engram statistics, ${longDay(dateOf(stats.today))}</title>
<link rel="icon" href="data:,">
<style>${verbatim(style)}</style>
</head>
<body>
${summary(stats)}
<main>
${isEmpty(stats) ? nothingYet : sections.map((section) => section(stats))}</main>
<footer>
<p>Made by Engram at <time datetime="${stats.asOf}">${stats.asOf.slice(0, 16).replace('T', ' ')} UTC</time>. Activity covers ${plural(stats.days, 'day')}; all other figures are over all time where they say nothing else. They are those of <code>engram stats --json</code>.</p>
</footer>
<div id="detail" aria-hidden="true" hidden></div>
<script>${verbatim(script)}</script>
</body>
</html>
`;
  return page.toString();
}

const nothingYet: Markup = html`<p class="empty">Nothing to show yet. Import notes and review them: <code>engram start ~/notes</code></p>\n`;

/** Nothing was ever imported, or nothing that is left was ever answered. */
function isEmpty({ totals }: StatsJson): boolean {
  return totals.cards === 0 && totals.reviews === 0;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
