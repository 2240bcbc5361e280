import type { PlanJson } from '../contract.ts';
import { parseDay } from '../day.ts';
import { barChart } from '../terminal/charts/bar-chart.ts';
import { sayDay } from '../terminal/dates.ts';
import { percent } from '../terminal/percent.ts';
import { formatCount, plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { wrapLines } from '../terminal/wrap.ts';
import { basisText, noCardsText } from './basis-text.ts';
import type { Context } from './context.ts';
import { loadChart, loadTable, tableTitle } from './load-text.ts';

/** Lines longer than this are hard to take in at a glance. */
const widest = 120;

/** So many decks and sections are shown; of the rest it is said how many they are. */
const mostShown = 5;

/** The recall of a section with fewer cards is mostly luck. */
const fewestCards = 5;

interface Group {
  readonly name: string;
  readonly cards: number;
  readonly recall: number | null;
}

/** A plan in words: whether it works, what each day asks, what is remembered, what to do. */
export function describePlan(context: Context, plan: PlanJson): string {
  const { theme, io } = context;
  const { load, recall } = plan;
  if (recall.decks.length === 0) return noCardsText(context);
  const drawing = { width: Math.min(widest, io.out.columns), theme };
  const wrapped = (text: string) => wrapLines(text, drawing.width);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', theme.heading(title), '', ...lines];
  // To the model one new card is as another: while most are new, the order would be chance.
  const tellsApart = plan.answers >= plan.newCards;
  const sections = recall.sections.filter(({ cards }) => cards >= fewestCards);
  const bars = (groups: readonly Group[]) => recallBars(groups, drawing);
  return [
    ...wrapped(
      theme.strong(
        `Exam on ${said(plan.exam, plan)}, ${plan.days === 1 ? 'tomorrow' : `in ${plan.days} days`}: ${plural(plan.newCards, 'new card')}`,
      ),
    ),
    ...verdict(plan).flatMap(wrapped),
    ...eve(plan).flatMap(wrapped),
    ...section('Cards a day, reviews and new ones', loadChart(load, drawing)),
    ...section(tableTitle(load.length), loadTable(load, drawing)),
    ...section(
      'Recall to expect on the day of the exam',
      bars([{ name: 'all', cards: cardCount(plan), recall: recall.overall }]),
    ),
    ...(tellsApart && recall.decks.length > 1
      ? section('Weakest decks', bars(recall.decks.map((deck) => ({ ...deck, name: deck.deck }))))
      : []),
    ...(tellsApart && sections.length > 1
      ? section(
          'Weakest sections',
          bars(
            sections.map((one) => ({
              ...one,
              name: one.path.length === 0 ? one.deck : one.path.join(` ${theme.glyphs.within} `),
            })),
          ),
        )
      : []),
    '',
    ...wrapped(basisText(plan)),
    ...nextStep(context, plan),
  ].join('\n');
}

function verdict(plan: PlanJson): readonly string[] {
  const { pace, reviews, remaining, newCards, lastNewDay } = plan;
  if (newCards === 0 || lastNewDay === null) return ['All cards have been seen: reviews remain.'];
  const missing = `${plural(remaining, 'card')} would remain`;
  const atPace = `${plural(pace.needed, 'new card')} a day`;
  const reviewDays = plan.days - learningDays(plan);
  const comes = `the last of them comes by ${said(lastNewDay, plan)}.`;
  const rest =
    reviewDays === 0
      ? 'There is no day left to see them again.'
      : reviewDays === 1
        ? 'The last day is for reviews alone.'
        : `The last ${reviewDays} days are for reviews alone.`;
  if (!reviews.possible) {
    return [
      `Not possible at ${plural(reviews.limit, 'review')} a day: ${missing}. At ${formatCount(reviews.needed)} reviews and ${atPace} it works.`,
      `Then ${comes} ${rest}`,
    ];
  }
  if (!pace.possible) {
    return [
      `Not possible at ${plural(pace.limit, 'new card')} a day: ${missing}. At ${formatCount(pace.needed)} a day it works.`,
      `Then ${comes} ${rest}`,
    ];
  }
  const noReviews =
    reviews.limit === 0
      ? ['No reviews are allowed (reviewsPerDay is 0): what is learned is not seen again.']
      : [];
  return [`At ${atPace} ${comes} ${reviews.limit === 0 ? '' : rest}`.trim(), ...noReviews];
}

/** What the last day leaves undone, if anything. */
function eve({ load, reviews }: PlanJson): readonly string[] {
  const waiting = load.at(-1)?.waiting ?? 0;
  const limit = plural(Math.max(reviews.limit, reviews.needed), 'review');
  return waiting === 0
    ? []
    : [
        `On the eve of the exam ${plural(waiting, 'card')} would wait, for ${limit} a day is the limit.`,
      ];
}

/** From today to the last day with new cards. */
function learningDays({ load, lastNewDay }: PlanJson): number {
  return load.findIndex(({ day }) => day === lastNewDay) + 1;
}

function recallBars(
  groups: readonly Group[],
  drawing: Parameters<typeof barChart>[1],
): readonly string[] {
  const known = groups.flatMap(({ name, cards, recall }) =>
    recall === null
      ? []
      : [{ label: name, value: recall, text: `${percent(recall)} of ${formatCount(cards)}` }],
  );
  const more = groups.length - Math.min(mostShown, known.length);
  return [
    ...barChart(known.slice(0, mostShown), { ...drawing, max: 1 }),
    ...(more > 0 && known.length > 0 ? [drawing.theme.muted(`and ${formatCount(more)} more`)] : []),
  ];
}

function nextStep(context: Context, { pace, reviews }: PlanJson): readonly string[] {
  const { theme, settings, deckSettings } = context;
  // A limit of a deck holds beside that of all decks: the smaller one has to give way.
  const narrower = (name: 'newPerDay' | 'reviewsPerDay', needed: number): readonly string[] =>
    [...deckSettings]
      .filter(([, own]) => (own[name] ?? needed) < needed)
      .map(([deck]) => `engram config set ${name} ${needed} --deck '${safeLine(deck)}'`);
  const commands = [
    ...(settings.newPerDay === pace.needed || pace.needed === 0
      ? []
      : [`engram config set newPerDay ${pace.needed}`]),
    ...(pace.possible ? [] : narrower('newPerDay', pace.needed)),
    ...(reviews.limit >= reviews.needed && reviews.possible
      ? []
      : settings.reviewsPerDay >= reviews.needed
        ? []
        : [`engram config set reviewsPerDay ${reviews.needed}`]),
    ...(reviews.possible ? [] : narrower('reviewsPerDay', reviews.needed)),
  ];
  const all = commands.length === 0 ? ['engram review'] : commands;
  return all.map((command, index) => `${index === 0 ? 'Next:' : '     '} ${theme.key(command)}`);
}

function cardCount({ recall }: PlanJson): number {
  return recall.decks.reduce((sum, { cards }) => sum + cards, 0);
}

/** The day as people say it, with its year where that is another one. */
function said(text: string, { today }: PlanJson): string {
  const day = parseDay(text);
  if (day === undefined) return text;
  const year = text.slice(0, 4);
  return today.startsWith(year) ? sayDay(day) : `${sayDay(day)} ${year}`;
}
