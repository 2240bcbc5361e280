import type { CardId } from '../card.ts';
import { gradeButtons } from '../grade.ts';
import { isRight } from '../review/quiz/results.ts';
import type { ExamState, Sheet } from '../review/quiz/state.ts';
import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';

/** Why a card is flagged that was missed in an exam: a review shows it beside the answer. */
const reason = 'missed in a quiz';

/** Records every answer that was given as `engram answer` would: right is Good, wrong is Again. */
export function recordAnswers(context: Context, { sheets }: ExamState): void {
  const { events, transaction } = context.store();
  const answered = sheets.filter(({ answer }) => answer !== null);
  transaction(() => {
    for (const sheet of answered) {
      const grade = isRight(sheet) ? gradeButtons.good : gradeButtons.again;
      const given = { grade, durationMs: Math.round(sheet.timeMs), mode: 'review' } as const;
      events.answer(sheet.question.cardId, given, context.stamp());
    }
  });
  context.note(`Recorded ${plural(answered.length, 'answer')}.`);
}

/** The missed cards that can be flagged: a flag that is there already keeps its reason. */
export function flagsOffered(context: Context, missed: readonly Sheet[]): readonly CardId[] {
  const { cards } = context.store();
  return missed
    .map(({ question }) => question.cardId)
    .filter((id) => cards.byId(id)?.standing.flag === null);
}

/** Flags cards with the reason that they were missed. */
export function flagMissed(context: Context, cards: readonly CardId[]): void {
  const { events, transaction } = context.store();
  transaction(() => {
    for (const id of cards) events.append(id, { type: 'flag', reason }, context.stamp());
  });
  context.note(`Flagged ${plural(cards.length, 'card')}: “${reason}”. A review shows it.`);
}
