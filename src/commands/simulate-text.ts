import type { SimulateJson } from '../contract.ts';
import { table } from '../terminal/charts/table.ts';
import { percent } from '../terminal/percent.ts';
import { formatCount, plural } from '../terminal/plural.ts';
import { wrapLines } from '../terminal/wrap.ts';
import { basisText, noCardsText } from './basis-text.ts';
import type { Context } from './context.ts';
import { few, loadChart, loadTable, shareText, tableTitle } from './load-text.ts';

type Compared = SimulateJson['comparison'][number];

/** Lines longer than this are hard to take in at a glance. */
const widest = 120;

/** A simulation as a chart and tables, and what it is worth. */
export function describeSimulation(
  context: Context,
  document: SimulateJson,
  { paceIsInForce }: { readonly paceIsInForce: boolean },
): string {
  const { theme, io } = context;
  const { cards, comparison, days, limits, load, retention, scheduler } = document;
  if (cards.total === 0) return noCardsText(context);
  const drawing = { width: Math.min(widest, io.out.columns), theme };
  const wrapped = (text: string) => wrapLines(text, drawing.width);
  const inForce = context.settings.scheduler;
  const pace = `${formatCount(limits.newPerDay)} new cards a day${paceIsInForce ? ', as set' : ''}`;
  return [
    ...wrapped(
      theme.strong(`${plural(days, 'day')} with ${schedulerText(scheduler, retention)}, ${pace}`),
    ),
    ...wrapped(
      `${plural(cards.total, 'card')}: ${formatCount(cards.learned)} learned, ${formatCount(cards.new)} new`,
    ),
    ...(inForce === scheduler
      ? []
      : wrapped('SM-2 is in force, which aims at no retention: these are the days with FSRS.')),
    ...section(context, 'Cards a day, reviews and new ones', loadChart(load, drawing)),
    ...section(context, tableTitle(days), loadTable(load, drawing)),
    ...section(
      context,
      comparison.some((way) => way.scheduler === 'fsrs')
        ? 'What another retention would ask (* above)'
        : 'What another pace would ask (* above)',
      comparisonTable(comparison, drawing),
    ),
    '',
    ...wrapped(basisText(document)),
  ].join('\n');
}

function section({ theme }: Context, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', theme.heading(title), '', ...lines];
}

function comparisonTable(
  ways: readonly Compared[],
  drawing: Parameters<typeof table>[2],
): readonly string[] {
  const paces = new Set(ways.map(({ newPerDay }) => newPerDay)).size > 1;
  const first = paces ? 'new a day' : 'aims at';
  const headers = [first, 'reviews', 'min', 'recall', 'learned'];
  return ways.length === 0
    ? []
    : table(
        headers.map((header, index) => ({ header, align: index === 0 ? 'left' : 'right' })),
        ways.map((way) => [
          `${paces ? formatCount(way.newPerDay) : aimText(way.retention)}${way.chosen ? ' *' : ''}`,
          few(way.reviews),
          few(way.minutes),
          shareText(way.recall),
          formatCount(way.learned),
        ]),
        drawing,
      );
}

function schedulerText(scheduler: SimulateJson['scheduler'], retention: number | null): string {
  return scheduler === 'sm2' ? 'SM-2' : `FSRS at ${aimText(retention)}`;
}

/** What a scheduler aims at; SM-2 at nothing. */
function aimText(retention: number | null): string {
  return retention === null ? 'SM-2' : percent(retention);
}
