import * as z from 'zod/mini';
import { type DeckName, isAmong } from '../deck.ts';
import { EngramError, type FailureKind } from '../errors.ts';
import { startSession } from '../review/session.ts';
import type { Act, SessionState, Undo } from '../review/state.ts';
import type { Stamp } from '../store/events.ts';
import type { Report } from '../terminal/review/conduct.ts';
import { runReview } from '../terminal/review/review-prompt.ts';
import { keepTerminal } from '../terminal/terminal-state.ts';
import type { Context } from './context.ts';
import { namedDecks } from './deck-names.ts';
import { describeHidden, hiddenFrom } from './hidden.ts';
import { readOptions, wholeNumber } from './options.ts';
import { describeSession } from './session-report.ts';
import { cardsOfQueue, nextDueText, type Today, todaysQueue } from './today.ts';

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
  const decks = namedDecks(context, args);
  if (!(context.io.inputIsTerminal && context.io.err.isTerminal)) {
    throw new EngramError(
      'usage',
      'A review needs a terminal.',
      'Without one: engram next shows the card, engram answer ID GRADE records the answer.',
    );
  }
  const todayNow = () => todaysQueue(context, decks, newPerDay);
  const today = todayNow();
  const cards = cardsOfQueue(context, today.queue).slice(0, limit);
  if (cards.length === 0) {
    context.print(null, () => nothingDue(context, today, decks));
    return undefined;
  }
  const session = startSession({ cards, today: context.today, at: context.clock.now() });
  const { state, end } = await conduct(context, session);
  context.print(null, () => describeSession(context, state, todayNow().queue.order.length));
  return end === 'interrupted' ? 'interrupted' : undefined;
}

async function conduct(context: Context, session: SessionState) {
  const { cards } = context.store();
  const terminal = keepTerminal({ close: context.close });
  try {
    return await runReview({
      session,
      // Asked anew, for another session may have answered the card meanwhile.
      intervals: ({ card, standing }) =>
        context.preview(card, cards.byId(card.id)?.standing ?? standing),
      perform: (effect) => perform(context, effect),
      now: context.clock.now,
      theme: context.errTheme,
      terminal,
    });
  } finally {
    terminal.release();
  }
}

/** Records what the session asks for; the card stays on the screen while the database is busy. */
function perform(context: Context, effect: Act | Undo): Report {
  const stamp = context.stamp();
  try {
    return { at: stamp.at, ...record(context, effect, stamp) };
  } catch (error) {
    if (error instanceof EngramError && error.kind === 'busy') {
      return { type: 'refused', at: stamp.at };
    }
    throw error;
  }
}

type Recorded = Omit<Extract<Report, { type: 'recorded' }>, 'at'>;

/** Gives the event that was recorded, and how the card stands now. */
function record(context: Context, effect: Act | Undo, stamp: Stamp): Recorded {
  const { cards, events } = context.store();
  const { cardId } = effect;
  if (effect.type === 'undo') {
    const undone = events.undo(effect.target, stamp);
    if (undone) return { type: 'recorded', eventId: undone.undo, standing: undone.standing };
    // Taken back meanwhile by another session: what was asked for is so.
    return { type: 'recorded', eventId: effect.target, standing: cards.named(cardId).standing };
  }
  const { event, standing } =
    effect.type === 'answer'
      ? events.answer(
          cardId,
          {
            grade: effect.grade,
            durationMs: effect.durationMs,
            mode: 'review',
          },
          stamp,
        )
      : events.append(
          cardId,
          effect.type === 'flag' ? { type: 'flag', reason: effect.reason } : { type: effect.type },
          stamp,
        );
  return { type: 'recorded', eventId: event.id, standing };
}

function nothingDue(context: Context, today: Today, decks: readonly DeckName[]): string {
  const next = nextDueText(context);
  const counts = context.store().decks.byDeck(context.today);
  const hidden = hiddenFrom(
    today,
    counts.filter(({ deck }) => isAmong(deck, decks)),
  );
  const parts = [
    'Nothing is due: done for today.',
    describeHidden(hidden, today.queue.behind),
    next ?? 'Turn notes into cards with: engram import ~/notes',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
