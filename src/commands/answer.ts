import * as z from 'zod/mini';
import type { AnswerJson } from '../contract.ts';
import { daysBetween } from '../day.ts';
import { EngramError } from '../errors.ts';
import { isPass, parseGrade } from '../grade.ts';
import { ease100Of, owesDrill, type Standing } from '../standing.ts';
import { formatElapsed } from '../terminal/duration.ts';
import { cardJson } from './card-json.ts';
import type { Context } from './context.ts';
import { readOptions, wholeNumber } from './options.ts';
import { inDays } from './today.ts';

const schema = z.object({ ms: z.optional(wholeNumber(0, 86_400_000)) });

/** Records one answer to a card, as a key pressed in a review would. */
export function run(context: Context, args: readonly string[], options: unknown): void {
  const { ms = 0 } = readOptions(schema, options);
  const [id = '', text = ''] = args;
  const grade = parseGrade(text);
  if (grade === undefined) {
    throw new EngramError(
      'usage',
      `${text} is no grade.`,
      'Grades are 0 to 5, or again, hard, good, easy.',
    );
  }
  const store = context.store();
  const { card } = store.cards.named(id);
  if (card.retired) {
    throw new EngramError(
      'usage',
      `The card ${card.id} is no longer in the notes.`,
      'Put it back into its note and import that again.',
    );
  }
  const given = { grade, durationMs: ms, mode: 'review' } as const;
  const { event, standing } = store.events.answer(card.id, given, context.stamp());
  const document: AnswerJson = {
    card: cardJson(card, standing),
    review: {
      id: event.id,
      cardId: card.id,
      at: new Date(event.at).toISOString(),
      grade,
      ms,
      kind: event.kind,
      intervalDays: event.outcome.intervalDays,
      ease: ease100Of(event.outcome.memory) / 100,
    },
  };
  context.print(document, () => {
    const { schedule } = standing;
    const due = schedule.state === 'new' ? 0 : daysBetween(context.today, schedule.dueOn);
    const drill = owesDrill(standing, context.today) ? `; ${drillText(context, standing)}` : '';
    const leech =
      standing.leech && !isPass(grade)
        ? '\nIt is a leech, forgotten again and again: reword it in the note, or split it.'
        : '';
    return `Recorded: grade ${grade}. It comes back ${inDays(context, due)}${drill}.${leech}`;
  });
}

/** When the card is repeated on this study day. */
function drillText({ clock }: Context, { drill }: Standing): string {
  return drill === null || drill.at === null
    ? 'once more today, as a drill'
    : `once more today, in ${formatElapsed(drill.at - clock.now())}`;
}
