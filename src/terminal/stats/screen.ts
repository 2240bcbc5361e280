import type { StatsJson } from '../../contract.ts';
import { type FigureName, meanings } from '../../stats/figures.ts';
import { type Panel, panelLines } from '../charts/panels.ts';
import { formatElapsed } from '../duration.ts';
import { plural } from '../plural.ts';
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
  const about = explained('streak');
  return [
    ...wrapLines(heading(stats, theme), width),
    ...(about === undefined ? [] : wrapLines(about, width).map(theme.muted)),
    ...wrapLines(narrowing(stats), width).filter((line) => line !== ''),
    ...panelLines(shown, { width, theme }),
    ...nothingYet(stats).flatMap((line) => ['', ...wrapLines(line, width)]),
  ].join('\n');
}

function heading({ totals, streak }: StatsJson, theme: Theme): string {
  return [
    theme.strong(plural(totals.cards, 'card')),
    `${plural(totals.reviews, 'answer')} in ${formatElapsed(totals.timeMs)}`,
    `${plural(streak.current, 'day')} in a row (longest ${streak.longest})`,
  ].join(` ${theme.glyphs.dot} `);
}

/** What the figures are about; empty where they are about everything. */
function narrowing({ narrowedTo: { decks, tags, sections } }: StatsJson): string {
  const of = (what: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${what} ${names.map(safeLine).join(' or ')}`];
  const parts = [...of('deck', decks), ...of('tag', tags), ...of('section', sections)];
  return parts.length === 0 ? '' : `Only ${parts.join(', ')}`;
}

function nothingYet({ totals, narrowedTo }: StatsJson): readonly string[] {
  if (totals.reviews > 0) return [];
  const isNarrowed = Object.values(narrowedTo).some((names) => names.length > 0);
  if (totals.cards > 0) return ['No answers yet: the figures fill up as you review.'];
  return [
    isNarrowed
      ? 'No card is in all of these.'
      : 'No cards yet. Turn notes into cards with: engram import ~/notes',
  ];
}
