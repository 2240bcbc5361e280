import type { NextJson } from '../contract.ts';
import { gradeButtonNames, gradeButtons } from '../grade.ts';
import { comingBackByGrade } from '../schedule/preview.ts';
import type { CardEntry } from '../store/cards.ts';
import { formatComingBack } from '../terminal/review/key-lines.ts';
import { cardJson } from './card-json.ts';
import { describeCard } from './card-text.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { nextDueAt, nextDueText, todaysQueue } from './today.ts';

/** The card that a review would show now, with its answer, and what each grade would bring. */
export function run(context: Context, args: readonly string[]): void {
  const { queue } = todaysQueue(context, namedDecks(context, args));
  const [id] = queue.order;
  const entry = id === undefined ? undefined : context.store().cards.byId(id);
  const next = nextJson(context, entry, queue.counts);
  context.print(next, () => describe(context, next, entry));
}

/** The card to show now and what each grade would bring; without a card, when there will be one. */
export function nextJson(
  context: Context,
  entry: CardEntry | undefined,
  remaining: NextJson['remaining'],
): NextJson {
  if (!entry) return { card: null, intervals: null, remaining, nextDueAt: nextDueAt(context) };
  return {
    card: cardJson(entry.card, entry.standing),
    intervals: context.preview(entry.card, entry.standing),
    remaining,
  };
}

function describe(context: Context, next: NextJson, entry: CardEntry | undefined): string {
  if (!entry || !next.intervals) return nextDueText(context) ?? 'Nothing is due.';
  const { theme } = context;
  const coming = comingBackByGrade(
    entry.standing,
    { cardId: entry.card.id, ...context.stamp() },
    context.rules.of(entry.card.deck),
  );
  const buttons = gradeButtonNames.map(
    (name) => `${name} ${formatComingBack(coming[gradeButtons[name]])}`,
  );
  return [
    describeCard(context, entry.card),
    '',
    theme.muted(buttons.join(' · ')),
    `Record your answer: ${theme.key(`engram answer ${entry.card.id} good`)}`,
  ].join('\n');
}
