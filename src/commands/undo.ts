import type { UndoJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import { EngramError } from '../errors.ts';
import type { EventType } from '../event.ts';
import { renderInline } from '../terminal/markdown.ts';
import { cardJson } from './card-json.ts';
import type { Context } from './context.ts';

/** What a person does, and may take back; what an import does is not among it. */
export const undoableActs: readonly Exclude<EventType, 'undo'>[] = [
  'answer',
  'suspend',
  'resume',
  'bury',
  'flag',
  'unflag',
  'reset',
];

/** Takes back the latest act of this machine; again and again, through the whole study day. */
export function run(context: Context): void {
  const store = context.store();
  const taken = store.events.undoLatest(context.stamp(), undoableActs, context.today);
  if (!taken) {
    throw new EngramError(
      'failed',
      'There is nothing to take back.',
      'Answers and other acts of today can be undone.',
    );
  }
  const { event, standing } = taken;
  const entry = store.cards.byId(event.cardId);
  if (!entry) return;
  const undone: UndoJson['undone'] = {
    id: event.id,
    type: event.type,
    cardId: event.cardId,
    at: new Date(event.at).toISOString(),
    day: formatDay(event.day),
    ...(event.type === 'answer' ? { grade: event.grade } : {}),
  };
  const document: UndoJson = { undone, card: cardJson(entry.card, standing) };
  context.print(document, () => {
    const what = event.type === 'answer' ? `the answer (grade ${event.grade})` : event.type;
    return `Taken back: ${what} on ${renderInline(entry.card.face.question, { theme: context.theme })}`;
  });
}
