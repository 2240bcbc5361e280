import type { StatsJson } from '../../contract.ts';
import { hardestSections } from '../../stats/hardest-sections.ts';
import { table } from '../charts/table.ts';
import { renderInline } from '../markdown.ts';
import { percent } from '../percent.ts';
import { formatCount } from '../plural.ts';
import type { Theme } from '../theme.ts';
import { sectionName } from './groups.ts';
import type { StatsPanel } from './screen.ts';

const most = 5;
/** From here on there is room for the id of a card, by which it is looked up. */
const roomForId = 64;
const least = 48;

/** The parts of the notes that are recalled worst. */
export function hardestSectionsPanel({ sections }: StatsJson, theme: Theme): StatsPanel {
  const hardest = hardestSections(sections, { limit: most });
  if (hardest.length === 0) return null;
  const rows = hardest.map(({ path, retention, counted }) => [
    retention === null ? '' : percent(retention),
    formatCount(counted),
    sectionName(path, theme),
  ]);
  return {
    title: 'Hardest sections',
    figures: ['hardestSections'],
    least,
    draw: (width) =>
      table(
        [
          { header: 'passed', align: 'right' },
          { header: 'of', align: 'right' },
          { header: 'section', flexible: true },
        ],
        rows,
        { width, theme },
      ),
  };
}

/** The cards that are forgotten most. */
export function hardestCardsPanel({ hardestCards }: StatsJson, theme: Theme): StatsPanel {
  if (hardestCards.length === 0) return null;
  const columns = [
    { header: 'forgotten', align: 'right' },
    { header: 'of', align: 'right' },
    {
      header: 'card',
      flexible: true,
      render: (text: string) => renderInline(text, { theme }),
    },
  ] as const;
  const shown = hardestCards.slice(0, most);
  const rows = shown.map(({ forgotten, counted, question }) => [
    formatCount(forgotten),
    formatCount(counted),
    question,
  ]);
  return {
    title: 'Hardest cards',
    figures: ['hardestCards'],
    least,
    draw: (width) =>
      width < roomForId
        ? table(columns, rows, { width, theme })
        : table(
            [{ header: 'id' }, ...columns],
            rows.map((row, index) => [shown[index]?.id ?? '', ...row]),
            { width, theme },
          ),
  };
}
