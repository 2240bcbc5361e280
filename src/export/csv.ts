import type { StatsJson } from '../contract.ts';
import { type CsvCell, csvTable } from './csv-table.ts';

const columns = ['figure', 'deck', 'key', 'measure', 'value', 'unit'] as const;

/** What the numbers of a measure count. */
const units: Readonly<Record<string, string>> = {
  cards: 'cards',
  new: 'cards',
  learning: 'cards',
  young: 'cards',
  mature: 'cards',
  suspended: 'cards',
  retired: 'cards',
  due: 'cards',
  dueToday: 'cards',
  reviews: 'answers',
  again: 'answers',
  answers: 'answers',
  atLeast: 'reviews',
  forgotten: 'reviews',
  counted: 'reviews',
  passed: 'reviews',
  retention: 'share',
  mastery: 'share',
  low95: 'share',
  high95: 'share',
  timeMs: 'ms',
  msPerAnswer: 'ms',
  msPerDay: 'ms',
  msPerCard: 'ms',
  current: 'days',
  longest: 'days',
  days: 'days',
  hour: 'hour',
};

interface Place {
  readonly deck?: string;
  readonly key?: string | number;
}

/**
 * The statistics as one tidy table, a number a row: which figure, of which deck and key (a day, an
 * hour, a grade, a section), what was measured, the value and its unit. A share with nothing
 * behind it is an empty value.
 */
export function statsCsv(stats: StatsJson): string {
  return csvTable(columns, rows(stats));
}

function* rows(stats: StatsJson): Generator<CsvCell[]> {
  yield* figure('window', { key: stats.asOf }, { days: stats.days });
  yield* figure('totals', {}, stats.totals);
  for (const key of ['overall', 'young', 'mature', 'last30Days'] as const) {
    const { counted, passed, range95 } = stats.retention;
    const [low95, high95] = range95[key] ?? [null, null];
    const of = { counted: counted[key], passed: passed[key], low95, high95 };
    yield* figure('retention', { key }, { retention: stats.retention[key], ...of });
  }
  yield* figure('streak', {}, stats.streak);
  for (const { day, ...numbers } of stats.activity)
    yield* figure('activity', { key: day }, numbers);
  for (const { day, due } of stats.forecast) yield* figure('forecast', { key: day }, { due });
  for (const [grade, answers] of Object.entries(stats.grades)) {
    yield* figure('grades', { key: Number(grade) }, { answers });
  }
  for (const { upToDays, cards } of stats.intervals) {
    yield* figure('intervals', { key: upToDays }, { cards });
  }
  for (const { hour, ...numbers } of stats.hours) yield* figure('hours', { key: hour }, numbers);
  const { atLeast, ...extremes } = stats.extremeHours;
  yield* figure('extremeHours', {}, { atLeast });
  for (const [key, numbers] of Object.entries(extremes)) {
    if (numbers !== null) yield* figure('extremeHours', { key }, numbers);
  }
  for (const [key, numbers] of Object.entries(stats.time)) yield* figure('time', { key }, numbers);
  for (const { id, deck, path: _path, question: _question, ...numbers } of stats.hardestCards) {
    yield* figure('hardestCards', { deck, key: id }, numbers);
  }
  for (const { deck, ...numbers } of stats.decks) yield* figure('decks', { deck }, numbers);
  for (const { deck, path, ...numbers } of stats.sections) {
    yield* figure('sections', { deck, key: path.join(' › ') }, numbers);
  }
}

function* figure(
  name: string,
  { deck = '', key = '' }: Place,
  numbers: Readonly<Record<string, number | null>>,
): Generator<CsvCell[]> {
  for (const [measure, value] of Object.entries(numbers)) {
    yield [name, deck, key, measure, value, units[measure] ?? ''];
  }
}
