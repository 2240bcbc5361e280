import type { CardJson, CardsJson } from '../contract.ts';
import { type CsvCell, csvParts } from './csv-table.ts';

/** What each column says of a card. */
const columns: Readonly<Record<string, (card: CardJson) => CsvCell>> = {
  id: ({ id }) => id,
  deck: ({ deck }) => deck,
  kind: ({ kind }) => kind,
  path: ({ path }) => path.join(' › '),
  question: ({ question }) => question,
  answer: ({ answer }) => answer,
  items: ({ answerItems, choices }) =>
    [...answerItems, ...choices.map(({ text }) => text)].join('\n'),
  tags: ({ tags }) => tags.join(', '),
  file: ({ source }) => source.file,
  line: ({ source }) => source.line,
  state: ({ state }) => state,
  due: ({ dueOn }) => dueOn,
  interval: ({ intervalDays }) => intervalDays,
  ease: ({ ease }) => ease,
  stability: ({ stability }) => stability,
  difficulty: ({ difficulty }) => difficulty,
  repetitions: ({ repetitions }) => repetitions,
  lapses: ({ lapses }) => lapses,
  suspended: ({ suspended }) => String(suspended),
  flagged: ({ flagged }) => String(flagged),
  leech: ({ leech }) => String(leech),
  retired: ({ retired }) => String(retired),
};

/** Cards as a table in parts, a card a row; what is not known is empty. */
export function cardsCsv({ cards }: CardsJson): Generator<string> {
  return csvParts(Object.keys(columns), rows(cards));
}

function* rows(cards: readonly CardJson[]): Generator<CsvCell[]> {
  const cells = Object.values(columns);
  for (const card of cards) yield cells.map((cell) => cell(card));
}
