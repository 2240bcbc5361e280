import type { StatsJson } from '../../contract.ts';
import type { Markup } from './escape.ts';
import type { Tone } from './marks.ts';
import { count, countText, plural } from './numbers.ts';
import { barRows } from './rows.ts';
import { section } from './section.ts';
import { numbersTable } from './table.ts';

const stages: readonly (readonly [
  key: 'new' | 'learning' | 'young' | 'mature',
  name: string,
  meaning: string,
  tone: Tone,
])[] = [
  ['new', 'New', 'never answered', 'quiet'],
  ['learning', 'Learning', 'not passed yet, or forgotten', 'alarm'],
  ['young', 'Young', 'interval under 21 days', 'plain'],
  ['mature', 'Mature', 'interval of 21 days or more', 'strong'],
];

/** How far the cards have come. */
export function maturitySection({ totals }: StatsJson): Markup {
  return section({
    id: 'maturity',
    title: 'Maturity',
    about: `How far the ${plural(totals.cards, 'card')} have come.`,
    empty: 'No cards yet.',
    chart:
      totals.cards === 0
        ? null
        : barRows(
            stages.map(([key, name, meaning, tone]) => ({
              label: name,
              aside: meaning,
              value: countText(totals[key]),
              parts: [{ share: totals[key] / totals.cards, tone }],
              detail: [`${name}: ${plural(totals[key], 'card')}`, meaning],
            })),
            'Cards by stage',
          ),
    table: numbersTable(
      'Cards by stage',
      ['Stage', 'Cards'],
      [
        ...stages.map(([key, name]) => [name, count(totals[key])] as const),
        ['All', count(totals.cards)],
        ['Suspended among them', count(totals.suspended)],
        ['Retired besides', count(totals.retired)],
      ],
    ),
  });
}
