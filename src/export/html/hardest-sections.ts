import type { StatsJson } from '../../contract.ts';
import { hardestSections } from '../../stats/hardest-sections.ts';
import { html, type Markup } from './escape.ts';
import { count, countText, percent, percentText, plural } from './numbers.ts';
import { type BarRow, barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** The sections of the notes that are recalled worst. */
export function hardestSectionsSection({ sections }: StatsJson): Markup {
  const weakest = hardestSections(sections);
  const rows = weakest.flatMap(({ deck, path, cards, retention, passed, counted }): BarRow[] =>
    retention === null
      ? []
      : [
          {
            label: nameOf(path),
            aside: deck,
            value: percentText(retention),
            parts: [{ share: retention, tone: 'alarm' }],
            detail: [
              nameOf(path),
              `${countText(passed)} of ${plural(counted, 'review')} recalled`,
              plural(cards, 'card'),
            ],
          },
        ],
  );
  return section({
    id: 'hardest-sections',
    title: 'Hardest sections',
    about: 'Parts of the notes with the lowest retention, of those with five reviews or more.',
    empty: 'None so far: no section with five reviews or more has anything forgotten.',
    chart: rows.length === 0 ? null : barRows(rows, 'Share recalled by section'),
    table: numbersTable(
      'Hardest sections',
      ['Section', 'Deck', 'Cards', 'Retention', 'Recalled', 'Of'],
      weakest.map(({ deck, path, cards, retention, passed, counted }) => [
        nameOf(path),
        html`<bdi>${deck}</bdi>`,
        count(cards),
        percent(retention),
        count(passed),
        count(counted),
      ]),
    ),
  });
}

function nameOf(path: readonly string[]): string {
  return path.length === 0 ? '(above the first heading)' : path.join(' › ');
}
