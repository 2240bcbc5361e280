import type { StatsJson } from '../../contract.ts';
import { sectionTitle } from '../../section.ts';
import { html, type Markup } from './escape.ts';
import { groupCells, groupTitles, masteryBars } from './mastery.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** Of more sections than these only the numbers are given. */
const mostShown = 12;

/** The sections of the notes, the largest drawn. */
export function sectionsSection({ sections }: StatsJson): Markup {
  return section({
    id: 'sections',
    title: 'Sections',
    about: `Cards right below a heading, and the dark part of them that is mature.${
      sections.length > mostShown
        ? ` The ${mostShown} largest; the numbers have all ${sections.length}.`
        : ''
    }`,
    empty: 'No sections yet.',
    chart: masteryBars(
      sections.map((one) => ({ ...one, label: sectionTitle(one.path), detail: one.deck })),
      { mostShown, label: 'Cards by section' },
    ),
    table: numbersTable(
      'Sections',
      ['Section', 'Deck', ...groupTitles],
      sections.map((one) => [
        sectionTitle(one.path),
        html`<bdi>${one.deck}</bdi>`,
        ...groupCells(one),
      ]),
    ),
  });
}
