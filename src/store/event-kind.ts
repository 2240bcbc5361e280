import type { AnswerKind, EventType } from '../event.ts';

/** What an event is, as the column `kind` says it: see the schema. */
export type KindNumber = number;

type Act = Exclude<EventType, 'answer'>;

/** Each at the place of its number. */
const answers = ['review', 'learn', 'relearn', 'drill', 'cram'] as const satisfies AnswerKind[];
const kinds = [
  ...answers,
  'undo',
  'suspend',
  'resume',
  'bury',
  'flag',
  'unflag',
  'reset',
  'revise',
] as const satisfies readonly (AnswerKind | Act)[];

/** The condition that an event is an answer. */
export const isAnswer = `events.kind < ${answers.length}`;

/** The condition that an event is an answer for the schedule, and not practice apart from it. */
export const countsForSchedule = `events.kind < ${kinds.indexOf('cram')}`;

/** The condition that an event takes back another one. */
export const isUndo = `events.kind = ${kinds.indexOf('undo')}`;

/** The condition that an event was not taken back. */
export const stands = `NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.target = events.seq)`;

export function numberOfKind(kind: AnswerKind | Act): KindNumber {
  return kinds.indexOf(kind);
}

/** What an answer was. Throws a `RangeError` for the number of another event. */
export function answerOfNumber(number: KindNumber): AnswerKind {
  const kind = answers[number];
  if (kind === undefined) throw new RangeError(`No answer is of the kind ${number}`);
  return kind;
}

/** Throws a `RangeError` for a number that the schema does not allow. */
export function kindOfNumber(number: KindNumber): AnswerKind | Act {
  const kind = kinds[number];
  if (kind === undefined) throw new RangeError(`No event is of the kind ${number}`);
  return kind;
}
