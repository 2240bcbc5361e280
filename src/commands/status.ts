import type { StatusJson } from '../contract.ts';
import { addDays, formatDay } from '../day.ts';
import type { FailureKind } from '../errors.ts';
import { minutesExpected } from '../schedule/expected.ts';
import { streak } from '../stats/streak.ts';
import { table } from '../terminal/charts/table.ts';
import { confirm } from '../terminal/menus.ts';
import { plural } from '../terminal/plural.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';
import { describeHidden, hiddenFrom } from './hidden.ts';
import { listWidth } from './list-width.ts';
import { nextDueAt, nextDueText, type Today, todaysQueue } from './today.ts';

/** The pace of the last days says how long today will take. */
export const paceDays = 30;

/** Today at a glance. On a terminal, where something is due, it offers to begin. */
export async function run(context: Context): Promise<FailureKind | undefined> {
  const today = todaysQueue(context, []);
  const status = statusOf(context, today);
  context.print(status, () => describeStatus(context, status, today));
  const { io } = context;
  const canAsk = !context.json && io.inputIsTerminal && io.out.isTerminal && io.err.isTerminal;
  if (!canAsk || today.queue.order.length === 0) return undefined;
  const asking = { io, theme: context.errTheme, inAdvance: 'engram review' };
  if (!(await confirm('Begin the review?', asking))) return undefined;
  const { run: review } = await import('./review/review.ts');
  return review(context, [], {});
}

/** Today's figures, as the contract fixes them. */
export function statusOf(context: Context, asked: Today): StatusJson {
  const store = context.store();
  const { today } = context;
  const pace = store.answers.paceSince(addDays(today, -paceDays));
  const { queue, byDeck, done } = asked;
  const { counts } = queue;
  const decks = store.decks.byDeck(today);
  return {
    today: formatDay(today),
    due: counts.review,
    new: counts.new,
    learning: counts.learning,
    reviewedToday: done.reviews + done.newCards,
    minutesExpected: minutesExpected(queue.order.length, pace),
    streakDays: streak(store.answers.days(), today).current,
    decks: decks.map(({ deck, total }) => ({
      deck,
      due: byDeck.get(deck)?.due ?? 0,
      learning: byDeck.get(deck)?.learning ?? 0,
      new: byDeck.get(deck)?.new ?? 0,
      total,
    })),
    nextDueAt: nextDueAt(context),
    hidden: hiddenFrom(asked, decks),
    backlog: queue.behind.length > 0,
  };
}

/** Today's figures in words, and what to do next. */
export function describeStatus(context: Context, status: StatusJson, today: Today): string {
  const { theme, io } = context;
  if (status.decks.length === 0) {
    return [
      'No cards yet.',
      '',
      `Turn your notes into cards:    ${theme.key('engram import ~/notes')}`,
      `Or try the sample notes first: ${theme.key('engram start')}`,
    ].join('\n');
  }
  const waiting = today.queue.order.length;
  const lines = [
    waiting === 0
      ? status.hidden.reviewsOverLimit > 0
        ? theme.notice("Today's limits are reached.")
        : theme.good('Nothing is due: done for today.')
      : [
          theme.strong(`${plural(status.due + status.learning, 'card')} due`),
          `${status.new} new`,
          `about ${plural(status.minutesExpected, 'minute')}`,
        ].join(' · '),
    [
      status.reviewedToday > 0 ? `${plural(status.reviewedToday, 'card')} done today` : '',
      status.streakDays > 0 ? `${plural(status.streakDays, 'day')} in a row` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    describeHidden(status.hidden, today.queue.behind),
    '',
    ...table(
      [
        { header: 'deck', align: 'left' },
        { header: 'due today', align: 'right' },
        { header: 'new today', align: 'right' },
        { header: 'cards', align: 'right' },
      ],
      status.decks.map(({ deck, due, learning, new: fresh, total }) => [
        safeLine(deck),
        String(due + learning),
        String(fresh),
        String(total),
      ]),
      { width: listWidth(io), theme },
    ),
    '',
    nextStep(context, waiting, status),
  ];
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n');
}

function nextStep(context: Context, waiting: number, { hidden }: StatusJson): string {
  const { theme } = context;
  if (waiting > 0) return `Next: ${theme.key('engram review')}`;
  if (hidden.reviewsOverLimit > 0) {
    return `To go on today, raise a limit: ${theme.key('engram config set reviewsPerDay N')}`;
  }
  return nextDueText(context) ?? `Next: ${theme.key('engram import ~/notes')}`;
}
