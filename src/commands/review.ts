import * as z from 'zod/mini';
import { EngramError, type FailureKind } from '../errors.ts';
import { startSession } from '../review/session.ts';
import type { Act, SessionState, Undo } from '../review/state.ts';
import { previewButtons } from '../schedule/preview.ts';
import { sm2Version } from '../schedule/sm2.ts';
import { requireTerminal } from '../terminal/menus.ts';
import type { Report } from '../terminal/review/conduct.ts';
import { runReview } from '../terminal/review/review-prompt.ts';
import { keepTerminal } from '../terminal/terminal-state.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { readOptions, wholeNumber } from './options.ts';
import { describeSession } from './session-report.ts';
import { cardsOfQueue, nextDueText, todaysQueue } from './today.ts';

const schema = z.object({
  limit: z.optional(wholeNumber(0, 9999)),
  new: z.optional(wholeNumber(0, 9999)),
});

/** The daily session. Every answer is on the disk before the next card shows. */
export async function run(
  context: Context,
  args: readonly string[],
  options: unknown,
): Promise<FailureKind | undefined> {
  const { limit, new: newPerDay } = readOptions(schema, options);
  if (context.json) {
    throw new EngramError(
      'usage',
      'A review has no JSON.',
      'For scripts: engram next and engram answer',
    );
  }
  requireTerminal(context.io, 'engram next and engram answer, which need none');
  const { queue } = todaysQueue(context, namedDecks(context, args), newPerDay);
  const cards = cardsOfQueue(context, queue).slice(0, limit);
  if (cards.length === 0) {
    context.print(null, () => nothingDue(context));
    return undefined;
  }
  const session = startSession({ cards, today: context.today, at: context.clock.now() });
  const { state, end } = await conduct(context, session);
  context.print(null, () => describeSession(context, state));
  return end === 'interrupted' ? 'interrupted' : undefined;
}

async function conduct(context: Context, session: SessionState) {
  const terminal = keepTerminal({ close: context.close });
  try {
    return await runReview({
      session,
      intervals: ({ standing }) => previewButtons(standing, context.stamp()),
      perform: (effect) => perform(context, effect),
      now: context.clock.now,
      theme: context.errTheme,
      terminal,
    });
  } finally {
    terminal.release();
  }
}

/** Records what the session asks for, and reports how the card stands now. */
function perform(context: Context, effect: Act | Undo): Report {
  const { events } = context.store();
  const stamp = context.stamp();
  const { at } = stamp;
  if (effect.type === 'undo') {
    const undone = events.undo(effect.target, stamp);
    return undone
      ? { type: 'recorded', at, eventId: undone.undo, standing: undone.standing }
      : { type: 'refused', at };
  }
  const { cardId } = effect;
  const { event, standing } =
    effect.type === 'answer'
      ? events.answer(
          cardId,
          {
            grade: effect.grade,
            durationMs: effect.durationMs,
            mode: 'review',
            scheduler: sm2Version,
          },
          stamp,
        )
      : events.append(
          cardId,
          effect.type === 'flag' ? { type: 'flag', reason: effect.reason } : { type: effect.type },
          stamp,
        );
  return { type: 'recorded', at, eventId: event.id, standing };
}

function nothingDue(context: Context): string {
  const next = nextDueText(context);
  return next === undefined
    ? 'Nothing is due. Turn notes into cards with: engram import ~/notes'
    : `Nothing is due: done for today. ${next}`;
}
