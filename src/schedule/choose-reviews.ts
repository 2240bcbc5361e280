import type { Day } from '../day.ts';
import { belowAny, limitsBehind } from './backlog.ts';
import type { ScheduledCandidate } from './candidate.ts';
import type { Lane } from './deal.ts';
import {
  type AnsweredByDeck,
  answeredIn,
  budget,
  type DeckLimits,
  type LimitOwner,
  leftToday,
  withinBudget,
} from './limits.ts';
import { inDueOrder, inRecallOrder } from './order.ts';
import { onePerGroup, withoutSiblings } from './siblings.ts';

interface DayOfReviews {
  readonly today: Day;
  readonly limits: DeckLimits;
  readonly answeredToday: AnsweredByDeck;
  /** Of that, what was answered in the decks that are asked. */
  readonly answeredHere: AnsweredByDeck;
  /** The groups whose cards step aside. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The due cards that the limits let through, none of them a sibling of another: first the lane of
 * those below a limit that is behind, where they are the best remembered, then that of the others,
 * which go by due day.
 */
export function chooseReviews(
  due: readonly ScheduledCandidate[],
  { today, limits, answeredToday, answeredHere, taken }: DayOfReviews,
): {
  readonly lanes: readonly Lane<ScheduledCandidate>[];
  readonly overLimit: number;
  /** Whose limits hide some of the due cards. */
  readonly behind: readonly LimitOwner[];
} {
  const askable = onePerGroup(due, taken, today);
  const behind = limitsBehind(askable, limits, answeredToday);
  const isBehind = belowAny(behind);
  const timely = due.filter(({ deck }) => !isBehind(deck));
  const onTime = withoutSiblings(inDueOrder(timely, today), taken, today);
  const late = due.filter(({ deck }) => isBehind(deck));
  const others = new Set([...taken, ...onTime.map(({ group }) => group)]);
  const recalled = withoutSiblings(inRecallOrder(late, today), others, today);

  const room = budget(leftToday('reviewsPerDay', limits, answeredToday));
  const chosen = { onTime: withinBudget(onTime, room), recalled: withinBudget(recalled, room) };
  const answered = answeredIn(answeredHere).reviews;
  const answeredBehind = answeredIn(answeredHere, isBehind).reviews;
  return {
    lanes: [
      { cards: chosen.recalled, taken: answeredBehind },
      { cards: chosen.onTime, taken: answered - answeredBehind },
    ],
    overLimit: onTime.length + recalled.length - chosen.onTime.length - chosen.recalled.length,
    behind,
  };
}
