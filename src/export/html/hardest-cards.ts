import type { StatsJson } from '../../contract.ts';
import { plainText } from '../../notes/inline.ts';
import { sectionTitle } from '../../section.ts';
import { meanings } from '../../stats/figures.ts';
import { html, type Markup } from './escape.ts';
import { count, countText, percent, plural } from './numbers.ts';
import { barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

/** The cards that are forgotten most. */
export function hardestCardsSection({ hardestCards }: StatsJson): Markup {
  return section({
    id: 'hardest-cards',
    title: 'Hardest cards',
    about: meanings.hardestCards,
    empty: 'None so far: no card was forgotten twice.',
    chart:
      hardestCards.length === 0
        ? null
        : barRows(
            hardestCards.map(({ question, deck, path, forgotten, counted }) => ({
              label: plainText(question),
              aside: deck,
              value: `${countText(forgotten)} of ${countText(counted)}`,
              parts: [{ share: forgotten / counted, tone: 'alarm' }],
              detail: [
                plainText(question),
                `forgotten in ${countText(forgotten)} of ${plural(counted, 'review')}`,
                sectionTitle(path),
              ],
            })),
            'Share forgotten by card',
          ),
    table: numbersTable(
      'Hardest cards',
      ['Card', 'Question', 'Deck', 'Forgotten', 'Retention', 'Recalled', 'Of'],
      hardestCards.map(({ id, question, deck, forgotten, retention, passed, counted }) => [
        id,
        html`<bdi>${plainText(question)}</bdi>`,
        html`<bdi>${deck}</bdi>`,
        count(forgotten),
        percent(retention),
        count(passed),
        count(counted),
      ]),
    ),
  });
}
