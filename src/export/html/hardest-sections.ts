import type { StatsJson } from '../../contract.ts';
import { sectionTitle } from '../../section.ts';
import { meanings } from '../../stats/figures.ts';
import { hardestSections } from '../../stats/hardest-sections.ts';
import { html, type Markup } from './escape.ts';
import { count, countText, percent, percentText, plural } from './numbers.ts';
import { type BarRow, barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** The sections of the notes that are recalled worst. */
export function hardestSectionsPart({ sections }: StatsJson): Markup {
  const hardest = hardestSections(sections);
  const rows = hardest.flatMap(({ deck, path, cards, retention, passed, counted }): BarRow[] =>
    retention === null
      ? []
      : [
          {
            label: sectionTitle(path),
            aside: deck,
            value: percentText(retention),
            parts: [{ share: retention, tone: 'alarm' }],
            detail: [
              sectionTitle(path),
              `${countText(passed)} of ${plural(counted, 'review')} recalled`,
              plural(cards, 'card'),
            ],
          },
        ],
  );
  return section({
    id: 'hardest-sections',
    title: 'Hardest sections',
    about: meanings.hardestSections,
    empty: 'None so far: no section with five reviews or more has anything forgotten.',
    chart: rows.length === 0 ? null : barRows(rows, 'Share recalled by section'),
    table: numbersTable(
      'Hardest sections',
      ['Section', 'Deck', 'Cards', 'Retention', 'Recalled', 'Of'],
      hardest.map(({ deck, path, cards, retention, passed, counted }) => [
        sectionTitle(path),
        html`<bdi>${deck}</bdi>`,
        count(cards),
        percent(retention),
        count(passed),
        count(counted),
      ]),
    ),
  });
}
