import { EngramError } from '../../errors.ts';
import type { Act, Undo } from '../../review/state.ts';
import type { AnswerMode } from '../../schedule/answer.ts';
import type { Stamp } from '../../store/events.ts';
import type { StoreReport } from '../../terminal/review/conduct.ts';
import type { Context } from '../context.ts';
import { undoableActs } from '../undo.ts';

/** Records what a session asks for; the card stays on the screen while the database is busy. */
export function performer(context: Context, mode: AnswerMode) {
  return (effect: Act | Undo): StoreReport => {
    const stamp = context.stamp();
    try {
      return { at: stamp.at, ...record(context, effect, stamp, mode) };
    } catch (error) {
      if (error instanceof EngramError && error.kind === 'busy') {
        return { type: 'refused', at: stamp.at };
      }
      throw error;
    }
  };
}

type Timeless<Of> = Of extends unknown ? Omit<Of, 'at'> : never;

function record(
  context: Context,
  effect: Act | Undo,
  stamp: Stamp,
  mode: AnswerMode,
): Timeless<StoreReport> {
  const { cards, events } = context.store();
  switch (effect.type) {
    case 'undo-earlier': {
      const taken = events.undoLatest(stamp, undoableActs, context.today);
      const item = taken === null ? undefined : cards.byId(taken.event.cardId);
      return item === undefined ? { type: 'refused' } : { type: 'restored', item };
    }
    case 'undo': {
      const undone = events.undo(effect.cardId, effect.target, stamp);
      if (undone) return { type: 'recorded', eventId: undone.undo, standing: undone.standing };
      // Taken back meanwhile by another session: what was asked for is so.
      const { standing } = cards.named(effect.cardId);
      return { type: 'recorded', eventId: effect.target, standing };
    }
    case 'answer': {
      const { cardId, grade, durationMs } = effect;
      const { event, standing } = events.answer(cardId, { grade, durationMs, mode }, stamp);
      return { type: 'recorded', eventId: event.id, standing };
    }
    case 'flag': {
      const act = { type: 'flag', reason: effect.reason } as const;
      const { event, standing } = events.append(effect.cardId, act, stamp);
      return { type: 'recorded', eventId: event.id, standing };
    }
    case 'suspend':
    case 'bury': {
      const { event, standing } = events.append(effect.cardId, { type: effect.type }, stamp);
      return { type: 'recorded', eventId: event.id, standing };
    }
  }
}
