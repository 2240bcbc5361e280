import type { StatsJson } from '../../contract.ts';
import { aboveHeadings } from '../../section.ts';
import type { FigureName } from '../../stats/figures.ts';
import { table } from '../charts/table.ts';
import { percent } from '../percent.ts';
import { formatCount } from '../plural.ts';
import type { Theme } from '../theme.ts';
import type { StatsPanel } from './screen.ts';

type Deck = StatsJson['decks'][number];
type Group = StatsJson['sections'][number] | Deck;
type Column<Kind extends Group> = readonly [header: string, cell: (group: Kind) => string];

/** Of more decks or sections than these only the largest are shown. */
const most = 10;
/** Below it a table has no room for the numbers behind the retention. */
const roomForCounts = 48;

const shares: readonly Column<Group>[] = [
  ['cards', ({ cards }) => formatCount(cards)],
  ['mature', ({ mastery }) => shareText(mastery)],
  ['passed', ({ retention }) => shareText(retention)],
];
/** How many reviews are behind the share before it. */
const of: Column<Group> = ['of', ({ counted }) => (counted === 0 ? '' : formatCount(counted))];

/** How far each deck has come, the largest first. */
export function decksPanel({ decks }: StatsJson, theme: Theme): StatsPanel {
  const due: Column<Deck> = ['due', ({ dueToday }) => formatCount(dueToday)];
  return groupsPanel(decks, theme, {
    title: 'Decks',
    figure: 'decks',
    name: ['deck', ({ deck }) => deck],
    narrow: [...shares, due],
    wide: [...shares, of, due],
  });
}

/** How far each section of the notes has come, the largest first. */
export function sectionsPanel({ sections }: StatsJson, theme: Theme): StatsPanel {
  return groupsPanel(sections, theme, {
    title: 'Sections',
    figure: 'sections',
    name: ['section', ({ path }) => sectionName(path, theme)],
    narrow: shares,
    wide: [...shares, of],
  });
}

/** The last two headings of a path, which tell it from its neighbours. */
export function sectionName(path: readonly string[], { glyphs }: Theme): string {
  if (path.length === 0) return aboveHeadings;
  return [...(path.length > 2 ? [glyphs.ellipsis] : []), ...path.slice(-2)].join(
    ` ${glyphs.within} `,
  );
}

function groupsPanel<Kind extends Group>(
  groups: readonly Kind[],
  theme: Theme,
  parts: {
    readonly title: string;
    readonly figure: FigureName;
    readonly name: Column<Kind>;
    readonly narrow: readonly Column<Kind>[];
    readonly wide: readonly Column<Kind>[];
  },
): StatsPanel {
  if (groups.length === 0) return null;
  const { title, figure, name, narrow, wide } = parts;
  const largest = groups.toSorted((a, b) => b.cards - a.cards).slice(0, most);
  const left = groups.length - largest.length;
  return {
    title,
    figures: [figure],
    least: roomForCounts,
    draw: (width) => {
      const numbers = width < roomForCounts ? narrow : wide;
      return [
        ...table(
          [
            { header: name[0], flexible: true },
            ...numbers.map(([header]) => ({ header, align: 'right' as const })),
          ],
          largest.map((group) => [name, ...numbers].map(([, cell]) => cell(group))),
          { width, theme },
        ),
        ...(left > 0 ? [theme.muted(`and ${formatCount(left)} smaller`)] : []),
      ];
    },
  };
}

function shareText(share: number | null): string {
  return share === null ? '' : percent(share);
}
