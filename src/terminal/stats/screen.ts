import type { StatsJson } from '../../contract.ts';
import { type FigureName, meanings } from '../../stats/figures.ts';
import { narrowingText } from '../../stats/narrow.ts';
import { cells } from '../cells.ts';
import { type Panel, panelLines } from '../charts/panels.ts';
import { formatElapsed } from '../duration.ts';
import { formatCount, plural } from '../plural.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { wrapLines } from '../wrap.ts';
import { gradesPanel, hoursPanel, timePanel } from './effort.ts';
import { decksPanel, sectionsPanel } from './groups.ts';
import { hardestCardsPanel, hardestSectionsPanel } from './hardest.ts';
import { activityPanel, forecastPanel } from './load.ts';
import { intervalsPanel, maturityPanel, retentionPanel } from './memory.ts';

/** A panel and the figures that it shows; null where there is nothing to show. */
export type StatsPanel = (Panel & { readonly figures: readonly FigureName[] }) | null;

const panels: readonly ((stats: StatsJson, theme: Theme) => StatsPanel)[] = [
  activityPanel,
  retentionPanel,
  maturityPanel,
  forecastPanel,
  timePanel,
  intervalsPanel,
  hoursPanel,
  gradesPanel,
  hardestSectionsPanel,
  hardestCardsPanel,
  decksPanel,
  sectionsPanel,
];

/** Lines longer than this are hard to take in at a glance. */
const widest = 200;

/**
 * The statistics as charts and tables, beside one another where the width allows it. With
 * `explain`, what each figure means stands with it.
 */
export function statsScreen(
  stats: StatsJson,
  options: { readonly width: number; readonly theme: Theme; readonly explain: boolean },
): string {
  const { theme, explain } = options;
  const width = Math.min(widest, options.width);
  const explained = (...figures: readonly FigureName[]): string | undefined =>
    explain ? figures.map((figure) => meanings[figure]).join(' ') : undefined;
  const shown = panels.flatMap((panel) => {
    const drawn = panel(stats, theme);
    return drawn === null ? [] : [{ ...drawn, note: explained(...drawn.figures) }];
  });
  const only = narrowingText(stats.narrowedTo, safeLine);
  const about = explained('streak');
  return [
    ...heading(stats, width, theme),
    ...(about === undefined ? [] : wrapLines(about, width).map(theme.muted)),
    ...(only === '' ? [] : wrapLines(`Only ${only}`, width)),
    ...panelLines(shown, { width, theme }),
    ...nothingYet(stats).flatMap((line) => ['', ...wrapLines(line, width)]),
  ].join('\n');
}

/** The most important numbers on one line, or below one another where that is too narrow. */
function heading({ totals, streak }: StatsJson, width: number, theme: Theme): readonly string[] {
  const parts = [
    theme.strong(plural(totals.cards, 'card')),
    `${plural(totals.reviews, 'answer')} in ${formatElapsed(totals.timeMs)}`,
    `${plural(streak.current, 'day')} in a row (longest ${formatCount(streak.longest)})`,
  ];
  const line = parts.join(` ${theme.glyphs.dot} `);
  return cells(line) <= width ? [line] : parts.flatMap((part) => wrapLines(part, width));
}

function nothingYet({ totals, narrowedTo }: StatsJson): readonly string[] {
  if (totals.reviews > 0) return [];
  if (totals.cards > 0) return ['No answers yet: the figures fill up as you review.'];
  return [
    narrowingText(narrowedTo, safeLine) !== ''
      ? 'No card is in all of these.'
      : 'No cards yet. Turn notes into cards with: engram import ~/notes',
  ];
}
