import fc from 'fast-check';
import { FSRSAlgorithm } from 'ts-fsrs';
import { cardId } from '../../../src/card.ts';
import { dayFromNumber } from '../../../src/day.ts';
import type { AnswerKind } from '../../../src/event.ts';
import type { Grade } from '../../../src/grade.ts';
import {
  type LoggedAnswer,
  type RecallItem,
  recallItems,
} from '../../../src/schedule/evaluate/recall-items.ts';
import {
  defaultFsrsParameters,
  type FsrsParameters,
} from '../../../src/schedule/fsrs-parameters.ts';
import { anyGrade, firstDay } from '../log.ts';

/** An answer on the `day`th day of a log. */
export function answered(
  card: string,
  day: number,
  grade: Grade,
  kind: AnswerKind = 'review',
): LoggedAnswer {
  return { cardId: cardId(card), day: dayFromNumber(firstDay + day), grade, kind };
}

/** The items of one card that is answered with these grades after these many days each. */
export function itemsOf(...steps: readonly (readonly [days: number, grade: Grade])[]) {
  let day = 0;
  return recallItems(
    steps.map(([days, grade]) => {
      day += days;
      return answered('a', day, grade);
    }),
  );
}

/** Some cards over some months, in the order of time; several answers a day, and practice. */
export const anyAnswers: fc.Arbitrary<readonly LoggedAnswer[]> = fc
  .array(
    fc.record({
      card: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      step: fc.integer({ min: 0, max: 3 }),
      grade: anyGrade,
      kind: fc.constantFrom<AnswerKind>('learn', 'review', 'relearn', 'drill', 'cram'),
    }),
    { maxLength: 120 },
  )
  .map((parts) => {
    let day = 0;
    return parts.map(({ card, step, grade, kind }) => {
      day += step;
      return answered(card, day, grade, kind);
    });
  });

/** The same log with other outcomes from the item `from` on: another future for the same past. */
export function withOtherFuture(items: readonly RecallItem[], from: number): readonly RecallItem[] {
  return items.map((item, index) =>
    index < from ? item : { ...item, recalled: !item.recalled, grade: item.recalled ? 0 : 5 },
  );
}

/** Someone whose first memories last, and who forgets fast afterwards: unlike most people. */
const unusual = [2, 5, 15, 40, ...defaultFsrsParameters.slice(4)].with(8, 0.6).with(20, 0.5);

/**
 * A log of `cards` cards, eight answers each, by someone who remembers as FSRS with these
 * parameters has it. The same one every time.
 */
export function simulatedAnswers(
  cards: number,
  parameters: FsrsParameters = unusual,
): readonly LoggedAnswer[] {
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const fsrs = new FSRSAlgorithm({ w: parameters });
  const answers = Array.from({ length: cards }, (_, card) => {
    let day = Math.floor(random() * 180);
    let memory = fsrs.next_state(null, 0, 3);
    const first = answered(`card${card}`, day, 4);
    const later = Array.from({ length: 7 }, () => {
      const waited = 1 + Math.round(Math.min(60, memory.stability) * random() * 3);
      const recalled = random() < fsrs.forgetting_curve(waited, memory.stability);
      day += waited;
      memory = fsrs.next_state(memory, waited, recalled ? 3 : 1);
      return answered(`card${card}`, day, recalled ? 4 : 1);
    });
    return [first, ...later];
  }).flat();
  return answers.sort((a, b) => a.day - b.day);
}
