import type { StatsJson } from '../../contract.ts';
import type { Content, Markup } from './escape.ts';
import { count, countText, percent, percentText, plural } from './numbers.ts';
import { barRows } from './rows.ts';

/** What decks and sections have in common. */
type Group = Omit<StatsJson['sections'][number], 'deck' | 'path'>;

interface NamedGroup extends Group {
  readonly label: string;
  /** A line of its own in the detail. */
  readonly detail: string;
}

/** Bars as long as a group has cards, the dark part of them mature, for the largest groups. */
export function masteryBars(
  groups: readonly NamedGroup[],
  { mostShown, label }: { readonly mostShown: number; readonly label: string },
): Markup | null {
  const largest = groups.toSorted((a, b) => b.cards - a.cards).slice(0, mostShown);
  const most = largest[0]?.cards;
  if (most === undefined) return null;
  return barRows(
    largest.map(({ cards, mature, mastery, retention, counted, ...named }) => ({
      label: named.label,
      aside: plural(cards, 'card'),
      value: `${percentText(mastery)} mature`,
      parts: [
        { share: mature / most, tone: 'strong' },
        { share: (cards - mature) / most, tone: 'soft' },
      ],
      detail: [
        named.label,
        `${countText(mature)} of ${plural(cards, 'card')} mature`,
        counted === 0
          ? 'no reviews yet'
          : `${percentText(retention)} of ${plural(counted, 'review')} recalled`,
        named.detail,
      ],
    })),
    label,
  );
}

/** The titles of what `groupCells` gives. */
export const groupTitles = ['Cards', 'Mature', 'Mastery', 'Retention', 'Recalled', 'Of'] as const;

export function groupCells(group: Group): readonly Content[] {
  const { cards, mature, mastery, retention, passed, counted } = group;
  return [
    count(cards),
    count(mature),
    percent(mastery),
    percent(retention),
    count(passed),
    count(counted),
  ];
}
