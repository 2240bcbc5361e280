import type { StatsJson } from '../../contract.ts';
import type { Markup } from './escape.ts';
import { groupCells, groupTitles, masteryBars } from './mastery.ts';
import { count, countText } from './numbers.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** Of more decks than these only the numbers are given. */
const mostShown = 12;

/** The decks, the largest drawn. */
export function decksSection({ decks }: StatsJson): Markup {
  return section({
    id: 'decks',
    title: 'Decks',
    about: `Cards, and the dark part of them that is mature.${
      decks.length > mostShown
        ? ` The ${mostShown} largest; the numbers have all ${decks.length}.`
        : ''
    }`,
    empty: 'No decks yet.',
    chart: masteryBars(
      decks.map((deck) => ({
        ...deck,
        label: deck.deck,
        detail: `${countText(deck.dueToday)} due today`,
      })),
      { mostShown, label: 'Cards by deck' },
    ),
    table: numbersTable(
      'Decks',
      ['Deck', ...groupTitles, 'Due today'],
      decks.map((deck) => [deck.deck, ...groupCells(deck), count(deck.dueToday)]),
    ),
  });
}
