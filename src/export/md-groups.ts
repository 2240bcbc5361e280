import type { StatsJson } from '../contract.ts';
import { plainText } from '../notes/inline.ts';
import { sectionTitle } from '../section.ts';
import { hardestSections } from '../stats/hardest-sections.ts';
import { percent } from './md-numbers.ts';
import { type MdCell, mdTable } from './md-table.ts';

/** What is recalled worst, as far as anything is. */
export function hardestTables({ sections, hardestCards }: StatsJson): string[] {
  const parts = hardestSections(sections);
  return [
    ...(parts.length === 0
      ? []
      : [
          `## Hardest sections\n`,
          mdTable(
            ['Section', 'Deck', '>Cards', '>Retention', '>Of'],
            parts.map(({ deck, path, cards, retention, counted }) => [
              sectionTitle(path),
              deck,
              cards,
              percent(retention),
              counted,
            ]),
          ),
        ]),
    ...(hardestCards.length === 0
      ? []
      : [
          `## Hardest cards\n`,
          mdTable(
            ['Card', 'Question', 'Deck', '>Forgotten', '>Of', '>Retention'],
            hardestCards.map(({ id, question, deck, forgotten, counted, retention }) => [
              id,
              plainText(question),
              deck,
              forgotten,
              counted,
              percent(retention),
            ]),
          ),
        ]),
  ];
}

/** The decks, and the sections of the notes, each with all that is said of it. */
export function groupTables({ decks, sections }: StatsJson): string[] {
  return [
    `## Decks\n`,
    mdTable(
      ['Deck', '>Cards', '>Mature', '>Mastery', '>Retention', '>Of', '>Due today'],
      decks.map((deck) => [deck.deck, ...groupCells(deck), deck.dueToday]),
    ),
    `## Sections\n`,
    mdTable(
      ['Section', 'Deck', '>Cards', '>Mature', '>Mastery', '>Retention', '>Of'],
      sections.map((section) => [sectionTitle(section.path), section.deck, ...groupCells(section)]),
    ),
  ];
}

function groupCells(group: StatsJson['sections'][number] | StatsJson['decks'][number]): MdCell[] {
  const { cards, mature, mastery, retention, counted } = group;
  return [cards, mature, percent(mastery), percent(retention), counted];
}
