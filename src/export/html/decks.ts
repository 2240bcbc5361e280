import type { StatsJson } from '../../contract.ts';
import type { Markup } from './escape.ts';
import { count, countText, percent, percentText, plural } from './numbers.ts';
import { barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** Of more decks than these only the numbers are given. */
const mostShown = 12;

/** The decks, the largest drawn. */
export function decksSection({ decks }: StatsJson): Markup {
  const largest = decks.toSorted((a, b) => b.cards - a.cards).slice(0, mostShown);
  const most = largest[0]?.cards ?? 1;
  return section({
    id: 'decks',
    title: 'Decks',
    about: `Cards, and the dark part of them that is mature.${
      decks.length > mostShown
        ? ` The ${mostShown} largest; the numbers have all ${decks.length}.`
        : ''
    }`,
    empty: 'No decks yet.',
    chart:
      largest.length === 0
        ? null
        : barRows(
            largest.map(({ deck, cards, mature, dueToday, retention, counted }) => ({
              label: deck,
              value: plural(cards, 'card'),
              parts: [
                { share: mature / most, tone: 'strong' },
                { share: (cards - mature) / most, tone: 'soft' },
              ],
              detail: [
                deck,
                `${plural(cards, 'card')}, ${countText(mature)} mature, ${countText(dueToday)} due today`,
                counted === 0
                  ? 'no reviews yet'
                  : `${percentText(retention)} of ${plural(counted, 'review')} recalled`,
              ],
            })),
            'Cards by deck',
          ),
    table: numbersTable(
      'Decks',
      ['Deck', 'Cards', 'Mature', 'Due today', 'Retention', 'Recalled', 'Of'],
      decks.map(({ deck, cards, mature, dueToday, retention, passed, counted }) => [
        deck,
        count(cards),
        count(mature),
        count(dueToday),
        percent(retention),
        count(passed),
        count(counted),
      ]),
    ),
  });
}
